package io.davy.sim.field;

import io.davy.plant.Sensor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One way out of the field: some sensors that are scanned together. */
abstract class Outlet {
    private final List<Sensor> sensors;
    private final Map<String, Long> due = new LinkedHashMap<>();

    Outlet(List<Sensor> sensors) {
        this.sensors = sensors;
    }

    final List<Sensor> sensors() {
        return sensors;
    }

    /** Reads those sensors whose interval has passed, and sends them. */
    final void scan(long nowMs, FieldSensors.Field field) {
        Map<Sensor, Double> values = new LinkedHashMap<>();
        boolean any = false;
        for (Sensor s : sensors) {
            long interval = Math.max(1, s.interval().toMillis());
            long at = due.getOrDefault(s.tag(), nowMs);
            if (nowMs >= at) {
                any = true;
                due.put(s.tag(), Math.max(at + interval, nowMs - interval));
                field.read(s.tag()).ifPresent(v -> values.put(s, v));
            }
        }
        if (any) {
            send(Instant.ofEpochMilli(nowMs), values);
        }
    }

    /** Sends the values of one scan; there may be none. */
    abstract void send(Instant time, Map<Sensor, Double> values);
}
