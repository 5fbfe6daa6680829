package io.davy.dispatch.way;

import io.davy.plant.Plant.Ex;
import io.davy.plant.Robot;
import io.davy.plant.Ways;
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
    /** Legged robots take stairs at half a metre a second at most (from memory). */
    private static final double STAIRS_MS = 0.5;

    public static RobotClass of(Robot r) {
        return new RobotClass(r.stairs(), r.ex(), false, r.doors(), r.speedMs(), r.maxAmbientC());
    }

    /** The same robots, Ex zones left out of account. */
    public RobotClass ignoringEx() {
        return new RobotClass(stairs, null, true, doors, speedMs, maxAmbientC);
    }

    /**
     * How long a robot drives on an edge, s: at its own speed, on stairs at {@value #STAIRS_MS} m/s at most, and nowhere faster than the edge allows.
     *
     * @param speedMs its travel speed, m/s
     */
    public static double seconds(double speedMs, Ways.Edge e) {
        double own = e.kind() == Ways.Kind.STAIRS ? Math.min(STAIRS_MS, speedMs) : speedMs;
        return e.lengthM() / (e.maxSpeedMs() == null ? own : Math.min(own, e.maxSpeedMs()));
    }
}
