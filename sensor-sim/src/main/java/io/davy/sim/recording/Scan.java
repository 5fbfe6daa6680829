package io.davy.sim.recording;

import java.time.Instant;
import java.util.List;

/**
 * What one source of a recording measured at one time.
 *
 * @param time of the measurement
 * @param source name of the gateway that it stands for; fit for an MQTT topic level
 * @param values without those that are missing
 */
public record Scan(Instant time, String source, List<Value> values) {
    /**
     * One value.
     *
     * @param sensor tag of the sensor
     * @param value in the sensor's unit
     */
    public record Value(String sensor, double value) {}
}
