package io.davy.dispatch.way;

import io.davy.plant.Plant.Ex;
import io.davy.plant.Robot;
import org.jspecify.annotations.Nullable;

/**
 * Robots that may use the same ways.
 *
 * @param stairs whether they climb stairs
 * @param ex their Ex rating
 * @param anyEx true to ask what ways there were if the Ex rating did not matter
 * @param doors whether they get through doors
 * @param speedMs their travel speed, m/s
 * @param maxAmbientC the air temperature that they stand, degrees Celsius
 */
public record RobotClass(
        boolean stairs, @Nullable Ex ex, boolean anyEx, boolean doors, double speedMs, double maxAmbientC) {
    public static RobotClass of(Robot r) {
        return new RobotClass(r.stairs(), r.ex(), false, r.doors(), r.speedMs(), r.maxAmbientC());
    }

    /** The same robots, Ex zones left out of account. */
    public RobotClass ignoringEx() {
        return new RobotClass(stairs, null, true, doors, speedMs, maxAmbientC);
    }
}
