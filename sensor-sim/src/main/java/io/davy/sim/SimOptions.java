package io.davy.sim;

import java.net.URI;
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
 */
public record SimOptions(
        URI mqtt,
        Scenario scenario,
        long seed,
        boolean sensors,
        boolean robots,
        double robotSpeedFactor,
        Consumer<SimEvent> listener) {

    public SimOptions {
        if (!(robotSpeedFactor > 0 && robotSpeedFactor <= 1000)) {
            throw new IllegalArgumentException("the robots' speed factor is " + robotSpeedFactor
                    + "; it has to be above 0 and at most 1000 (1 is real speed)");
        }
    }

    /** Sensors and robots at real speed. */
    public static SimOptions of(URI mqtt, Scenario scenario, Consumer<SimEvent> listener) {
        return new SimOptions(mqtt, scenario, 1, true, true, 1, listener);
    }
}
