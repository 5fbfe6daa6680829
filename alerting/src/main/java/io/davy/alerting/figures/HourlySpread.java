package io.davy.alerting.figures;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;
import org.jspecify.annotations.Nullable;

/** The spread of a duration over the last 30 days, to two significant digits, by the hour. */
final class HourlySpread {
    private static final int DIGITS = 2;
    private static final double MS = 1000;

    private final NavigableMap<Long, Histogram> hours = new TreeMap<>();
    private final Histogram all = new Histogram(DIGITS);

    void add(Instant time, long millis) {
        long value = Math.max(0, millis);
        hours.computeIfAbsent(Sliding.hour(time), h -> new PackedHistogram(DIGITS))
                .recordValue(value);
        all.recordValue(value);
    }

    /** Forgets whole hours that ended before the window. */
    void forget(Instant from) {
        NavigableMap<Long, Histogram> old = hours.headMap(Sliding.hour(from), false);
        old.values().forEach(all::subtract);
        old.clear();
    }

    long count() {
        return all.getTotalCount();
    }

    /** The duration below or at which so many per cent lie, seconds; null if there is none. */
    @Nullable
    Double seconds(double percentile) {
        return count() == 0 ? null : all.getValueAtPercentile(percentile) / MS;
    }
}
