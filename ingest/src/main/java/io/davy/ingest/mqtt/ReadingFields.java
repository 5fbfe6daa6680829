package io.davy.ingest.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import io.davy.ingest.field.CurrentLoop;
import io.davy.ingest.field.Decoded;
import io.davy.ingest.field.FieldJson;
import io.davy.ingest.field.FieldJson.Unusable;
import io.davy.ingest.field.FieldReading;
import io.davy.ingest.field.Problem.Category;
import io.davy.ingest.field.TimeCheck;
import io.davy.plant.Sensor;
import io.davy.wire.Pose;
import io.davy.wire.Quality;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a reading: value, time, quality and pose; what cannot be read becomes a problem of the message. */
final class ReadingFields {
    private final TimeCheck times;

    ReadingFields(TimeCheck times) {
        this.times = times;
    }

    /** Adds a reading of a fixed sensor. */
    void add(
            Decoded d,
            Sensor s,
            String source,
            JsonNode value,
            JsonNode time,
            JsonNode quality,
            long at,
            String where) {
        FieldReading shape = new FieldReading(s.zone(), source, s.tag(), 0, at, Quality.GOOD, null);
        FieldReading reading = read(d, shape, value, time, quality, where);
        if (reading != null) {
            d.reading(CurrentLoop.scaled(s, reading));
        }
    }

    /** Adds a reading; the shape gives what the message does not, time included. */
    void add(Decoded d, FieldReading shape, JsonNode value, JsonNode time, JsonNode quality, String where) {
        FieldReading reading = read(d, shape, value, time, quality, where);
        if (reading != null) {
            d.reading(reading);
        }
    }

    private @Nullable FieldReading read(
            Decoded d, FieldReading shape, JsonNode value, JsonNode time, JsonNode quality, String where) {
        try {
            long ms = time.isMissingNode() ? shape.timeMs() : FieldJson.time(time, where + ".time");
            String fault = times.fault(ms);
            if (fault != null) {
                d.problem(Category.BAD_TIME, where + ": " + fault);
                return null;
            }
            Quality q = quality(quality, where);
            boolean none = FieldReading.valueless(q) && (value.isMissingNode() || value.isNull());
            double v = none ? 0 : FieldJson.number(value, where + ".value");
            return new FieldReading(shape.zone(), shape.source(), shape.sensor(), v, ms, q, shape.pose());
        } catch (Unusable e) {
            d.problem(Category.WRONG_VALUE, e.getMessage());
            return null;
        }
    }

    private static Quality quality(JsonNode node, String where) throws Unusable {
        if (node.isMissingNode() || node.isNull()) {
            return Quality.GOOD;
        }
        for (Quality q : Quality.values()) {
            if (q != Quality.UNRECOGNIZED && q.name().equals(node.asText())) {
                return q;
            }
        }
        throw new Unusable(where + ".quality: found " + FieldJson.shown(node) + ", expected GOOD,"
                + " MAINTENANCE_REQUIRED, OUT_OF_SPECIFICATION, FUNCTION_CHECK, FAILURE or COMMUNICATION_LOST");
    }

    /** The time of a whole batch, or null if it cannot be. */
    @Nullable
    Long batchTime(Decoded d, JsonNode root, long arrivedMs) {
        JsonNode time = root.path("time");
        if (time.isMissingNode()) {
            return arrivedMs;
        }
        try {
            long ms = FieldJson.time(time, "time");
            String fault = times.fault(ms);
            if (fault == null) {
                return ms;
            }
            d.problem(Category.BAD_TIME, "time: " + fault);
        } catch (Unusable e) {
            d.problem(Category.BAD_TIME, e.getMessage());
        }
        return null;
    }

    /** Where a robot stood, or null if it does not say. */
    static @Nullable Pose pose(Decoded d, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            return Pose.newBuilder()
                    .setX(FieldJson.number(node.path("x"), "pose.x"))
                    .setY(FieldJson.number(node.path("y"), "pose.y"))
                    .setZ(node.has("z") ? FieldJson.number(node.path("z"), "pose.z") : 0)
                    .setMap(node.has("map") ? FieldJson.text(node.path("map"), "pose.map") : "")
                    .build();
        } catch (Unusable e) {
            d.problem(Category.WRONG_VALUE, e.getMessage() + "; the readings are used without a place");
            return null;
        }
    }
}
