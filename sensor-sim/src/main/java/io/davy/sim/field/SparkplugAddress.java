package io.davy.sim.field;

import io.davy.plant.Sensor;
import org.jspecify.annotations.Nullable;

/**
 * Which Sparkplug B metric a sensor is.
 *
 * @param group group id
 * @param node edge node id
 * @param device device id, if the metric is a device's
 * @param metric the metric's name; may hold slashes only below a device
 */
record SparkplugAddress(String group, String node, @Nullable String device, String metric) {
    /** Reads {@code group/node/metric} or {@code group/node/device/metric}; null if the sensor is no Sparkplug metric. */
    static @Nullable SparkplugAddress of(Sensor sensor) {
        Sensor.Source source = sensor.source();
        String text = source == null ? null : source.sparkplug();
        if (text == null) {
            return null;
        }
        String[] parts = text.split("/", 4);
        return switch (parts.length) {
            case 3 -> new SparkplugAddress(parts[0], parts[1], null, parts[2]);
            case 4 -> new SparkplugAddress(parts[0], parts[1], parts[2], parts[3]);
            default ->
                throw new IllegalArgumentException("sensor " + sensor.tag() + " has the Sparkplug source '" + text
                        + "'; expected group/node/metric or group/node/device/metric");
        };
    }

    /** {@code group/node}. */
    String edgeNode() {
        return group + "/" + node;
    }
}
