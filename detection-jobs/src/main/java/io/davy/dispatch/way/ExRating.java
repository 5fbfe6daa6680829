package io.davy.dispatch.way;

import io.davy.plant.Plant.Ex;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a robot's Ex rating fits a place (IEC 60079-0 and -14): group and temperature class at least the place's, zone no worse than rated for. */
public final class ExRating {
    private static final List<String> GROUPS = List.of("IIA", "IIB", "IIC");

    private ExRating() {}

    /** A place without classification admits every robot; a robot without rating enters no classified place. */
    public static boolean fits(@Nullable Ex robot, @Nullable Ex place) {
        if (place == null) {
            return true;
        }
        return robot != null
                && robot.zone() <= place.zone()
                && GROUPS.indexOf(robot.group()) >= GROUPS.indexOf(place.group())
                && GROUPS.contains(robot.group())
                && robot.temperatureClass().compareTo(place.temperatureClass()) >= 0;
    }

    /**
     * Whether a robot may be in a gas wherever it leaks: its group and temperature class are at least the gas's. For which zone it is rated decides about classified
     * places only; a leak is met seldom and for a short time.
     */
    public static boolean standsGas(@Nullable Ex robot, Ex gas) {
        return robot != null && fits(robot, new Ex(gas.group(), gas.temperatureClass(), robot.zone()));
    }

    /** In words: {@code zone 1 IIC T4}. */
    public static String text(Ex ex) {
        return "zone " + ex.zone() + ' ' + ex.group() + ' ' + ex.temperatureClass();
    }
}
