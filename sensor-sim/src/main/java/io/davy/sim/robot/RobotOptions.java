package io.davy.sim.robot;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How robots are simulated.
 *
 * @param speedFactor how much faster than real they drive; 1 is real
 * @param seed of everything left to chance
 * @param stateEvery how often each says its state without news; null: each second with an order, else each 5 s
 * @param faults what goes wrong by itself
 */
public record RobotOptions(
        double speedFactor, long seed, @Nullable Duration stateEvery, List<PlannedFault> faults) {
    /** Healthy robots at that speed. */
    public static RobotOptions speed(double factor) {
        return new RobotOptions(factor, 1, null, List.of());
    }
}
