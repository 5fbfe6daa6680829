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
 */
public record RobotClass(boolean stairs, @Nullable Ex ex, boolean anyEx) {
    public static RobotClass of(Robot r) {
        return new RobotClass(r.stairs(), r.ex(), false);
    }

    /** The same robots, Ex zones left out of account. */
    public RobotClass ignoringEx() {
        return new RobotClass(stairs, null, true);
    }
}
