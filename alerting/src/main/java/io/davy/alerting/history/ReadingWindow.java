package io.davy.alerting.history;

import io.davy.wire.Quality;
import io.davy.wire.Reading;
import org.influxdb.dto.Point;

/** The readings of one sensor in one window, put together. */
final class ReadingWindow {
    private final String zone;
    private final String sensor;
    private final long startMs;
    private final long firstOffset;
    private long usable;
    private long bad;
    private double sum;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double last;
    private long lastMs = Long.MIN_VALUE;

    ReadingWindow(String zone, String sensor, long startMs, long firstOffset) {
        this.zone = zone;
        this.sensor = sensor;
        this.startMs = startMs;
        this.firstOffset = firstOffset;
    }

    String sensor() {
        return sensor;
    }

    long startMs() {
        return startMs;
    }

    /** Kafka offset of the first record in it: what must be read again if the window is lost. */
    long firstOffset() {
        return firstOffset;
    }

    void add(Reading r, long timeMs) {
        if (r.getQualityValue() >= Quality.FUNCTION_CHECK_VALUE || !Double.isFinite(r.getValue())) {
            bad++;
            return;
        }
        usable++;
        sum += r.getValue();
        min = Math.min(min, r.getValue());
        max = Math.max(max, r.getValue());
        if (timeMs >= lastMs) {
            last = r.getValue();
            lastMs = timeMs;
        }
    }

    Point point() {
        PointBuilder p = new PointBuilder("reading", startMs * 1_000_000)
                .tag("zone", zone)
                .tag("sensor", sensor)
                .count("reading_count", usable)
                .count("bad_count", bad);
        if (usable > 0) {
            p.field("value_mean", sum / usable)
                    .field("value_min", min)
                    .field("value_max", max)
                    .field("value_last", last);
        }
        return p.build();
    }
}
