package io.davy.alerting.console;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.davy.plant.Plant;
import io.davy.plant.Sensor;
import io.davy.wire.Quality;
import io.davy.wire.Reading;
import io.davy.wire.ReadingBatch;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The last value of each sensor of the plant and of each robot; thread-safe. */
final class LastValues {
    private static final int MOST_ROBOT_VALUES = 2_000;
    private static final long TOLERANCE_MS = 60_000;

    private final Map<String, Value> values = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private Set<String> known = Set.of();
    private int robotValues;

    /**
     * A last value; written as an array to keep the stream small.
     *
     * @param value in the sensor's unit; absent if it was no number
     * @param timeMs when it was taken, milliseconds since 1970
     * @param quality number of the NAMUR NE 107 quality, 0 is good
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"value", "timeMs", "quality"})
    record Value(@Nullable Double value, long timeMs, int quality) {}

    synchronized void apply(Plant plant) {
        Set<String> tags = new HashSet<>();
        for (Sensor s : plant.sensors()) {
            tags.add(s.tag());
        }
        known = tags;
        values.keySet().removeIf(tag -> tag.indexOf('/') < 0 && !tags.contains(tag));
    }

    synchronized void put(ReadingBatch batch) {
        for (Reading r : batch.getReadingsList()) {
            String tag = r.getSensor();
            Value old = values.get(tag);
            if (old == null && !accept(tag, batch.getZone())) {
                continue;
            }
            long time = batch.getTimeMs() + r.getOffsetMs();
            boolean number = Double.isFinite(r.getValue());
            boolean unknown = r.getQuality() == Quality.UNRECOGNIZED;
            int quality = unknown || !number ? Quality.FAILURE_VALUE : r.getQualityValue();
            Value next = new Value(number ? r.getValue() : null, time, quality);
            // A reading from the future must not hide those that follow it.
            boolean ahead = old != null && old.timeMs() > batch.getReceivedMs() + TOLERANCE_MS;
            if (old == null || ahead || time >= old.timeMs()) {
                values.put(tag, next);
                changed.add(tag);
            }
        }
    }

    // Only what the plant names is kept, so that a stranger's tags cannot fill the memory.
    private boolean accept(String tag, String zone) {
        if (known.contains(tag)) {
            return true;
        }
        return zone.startsWith("robot/") && ++robotValues <= MOST_ROBOT_VALUES;
    }

    synchronized Map<String, Value> all() {
        return Map.copyOf(values);
    }

    /** How many have changed since {@link #changes}. */
    synchronized int pending() {
        return changed.size();
    }

    /** Those that changed since the last call. */
    synchronized Map<String, Value> changes() {
        Map<String, Value> result = new HashMap<>();
        for (String tag : changed) {
            Value v = values.get(tag);
            if (v != null) {
                result.put(tag, v);
            }
        }
        changed.clear();
        return result;
    }
}
