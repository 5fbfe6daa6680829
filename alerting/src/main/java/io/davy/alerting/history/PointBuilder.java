package io.davy.alerting.history;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.influxdb.dto.Point;
import org.jspecify.annotations.Nullable;

/** Builds a point of what is there: absent tags and fields are left out, and tags keep to one line. */
final class PointBuilder {
    private final Point.Builder builder;

    PointBuilder(String measurement, long nanos) {
        this.builder = Point.measurement(measurement).time(nanos, TimeUnit.NANOSECONDS);
    }

    PointBuilder tag(String name, @Nullable Object value) {
        if (value != null) {
            String text = value.toString().replaceAll("[\\p{Cntrl}\\\\]", " ").strip();
            if (!text.isEmpty()) {
                builder.tag(name, text);
            }
        }
        return this;
    }

    PointBuilder field(String name, @Nullable String value) {
        if (value != null) {
            builder.addField(name, value);
        }
        return this;
    }

    PointBuilder field(String name, @Nullable Enum<?> value) {
        return field(name, value == null ? null : value.name());
    }

    PointBuilder field(String name, @Nullable Instant value) {
        return field(name, value == null ? null : value.toString());
    }

    PointBuilder field(String name, @Nullable Double value) {
        if (value != null && Double.isFinite(value)) {
            builder.addField(name, value.doubleValue());
        }
        return this;
    }

    PointBuilder count(String name, long value) {
        builder.addField(name, value);
        return this;
    }

    PointBuilder flag(String name, boolean value) {
        builder.addField(name, value);
        return this;
    }

    /** Milliseconds from one time to another, if both are there. */
    PointBuilder millis(String name, @Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null
                ? this
                : count(name, Duration.between(from, to).toMillis());
    }

    Point build() {
        return builder.build();
    }
}
