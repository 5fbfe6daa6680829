package io.davy.plant;

import io.davy.plant.Plant.Ex;
import io.davy.plant.Plant.Name;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An inspection robot.
 *
 * @param id short name, for example R1; the suffix of its dispatch topic
 * @param name what people call it
 * @param manufacturer VDA 5050 manufacturer, as in its MQTT topics
 * @param serial VDA 5050 serialNumber
 * @param inspects what it can inspect
 * @param ex its Ex rating; absent: it may enter safe areas only
 * @param speedMs travel speed, m/s
 * @param batteryMinutes how long a full battery lasts on the move, min
 * @param reservePercent charge that must be left after a mission, %
 * @param stairs whether it climbs stairs
 * @param home the node of its dock
 * @param doors whether it gets through doors
 * @param maxAmbientC the air temperature that it stands, degrees Celsius; hotter places are closed to it
 */
public record Robot(
        String id,
        @Nullable Name name,
        String manufacturer,
        String serial,
        Set<Inspection> inspects,
        @Nullable Ex ex,
        double speedMs,
        double batteryMinutes,
        double reservePercent,
        boolean stairs,
        String home,
        boolean doors,
        double maxAmbientC) {

    /** What an inspection robot commonly stands where nothing is said, degrees Celsius. */
    public static final double USUAL_MAX_AMBIENT_C = 50;

    public Robot {
        Set<Inspection> ordered = EnumSet.noneOf(Inspection.class);
        ordered.addAll(inspects);
        inspects = Collections.unmodifiableSet(ordered);
    }

    /** A robot that gets through doors and stands the usual heat. */
    public Robot(
            String id,
            @Nullable Name name,
            String manufacturer,
            String serial,
            Set<Inspection> inspects,
            @Nullable Ex ex,
            double speedMs,
            double batteryMinutes,
            double reservePercent,
            boolean stairs,
            String home) {
        this(
                id,
                name,
                manufacturer,
                serial,
                inspects,
                ex,
                speedMs,
                batteryMinutes,
                reservePercent,
                stairs,
                home,
                true,
                USUAL_MAX_AMBIENT_C);
    }

    /** What a robot can look at, and with which VDA 5050 action. */
    public enum Inspection {
        GAS("inspectGas"),
        THERMAL("inspectThermal"),
        ACOUSTIC("inspectAcoustic"),
        PHOTO("takePhoto");

        private final String actionType;

        Inspection(String actionType) {
            this.actionType = actionType;
        }

        /** The VDA 5050 actionType. */
        public String actionType() {
            return actionType;
        }
    }
}
