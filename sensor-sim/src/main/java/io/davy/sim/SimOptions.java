package io.davy.sim;

import io.davy.sim.robot.PlannedFault;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/**
 * How a plant is simulated.
 *
 * @param mqtt the broker: {@code mqtt://[user:password@]host[:port]}, or {@code mqtts://} with TLS
 * @param scenario what goes wrong
 * @param seed of everything left to chance; the same seed gives the same wind, noise and leak
 * @param sensors whether the fixed sensors are simulated
 * @param robots whether the robots are simulated
 * @param robotSpeedFactor how much faster than real the robots drive; 1 is real
 * @param listener is told what really happens; called on the simulator's thread, must not block
 * @param robotsAtMost so many of the plant's robots are simulated, its first ones
 * @param faults what goes wrong with the robots by itself
 */
public record SimOptions(
        URI mqtt,
        Scenario scenario,
        long seed,
        boolean sensors,
        boolean robots,
        double robotSpeedFactor,
        Consumer<SimEvent> listener,
        int robotsAtMost,
        List<PlannedFault> faults) {

    public SimOptions {
        if (!(robotSpeedFactor > 0 && robotSpeedFactor <= 1000)) {
            throw new IllegalArgumentException("the robots' speed factor is " + robotSpeedFactor
                    + "; it has to be above 0 and at most 1000 (1 is real speed)");
        }
    }

    /** All of the plant's robots, healthy. */
    public SimOptions(
            URI mqtt,
            Scenario scenario,
            long seed,
            boolean sensors,
            boolean robots,
            double robotSpeedFactor,
            Consumer<SimEvent> listener) {
        this(mqtt, scenario, seed, sensors, robots, robotSpeedFactor, listener, Integer.MAX_VALUE, List.of());
    }

    /** Sensors and robots at real speed. */
    public static SimOptions of(URI mqtt, Scenario scenario, Consumer<SimEvent> listener) {
        return new SimOptions(mqtt, scenario, 1, true, true, 1, listener);
    }
}
