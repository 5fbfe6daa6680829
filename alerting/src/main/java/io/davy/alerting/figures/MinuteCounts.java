package io.davy.alerting.figures;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How many annunciations each minute of the last 30 days had; minutes without one take no room. */
final class MinuteCounts {
    private final NavigableMap<Long, Integer> minutes = new TreeMap<>();

    void add(Instant time) {
        minutes.merge(Sliding.minute(time), 1, Integer::sum);
    }

    void forget(Instant from) {
        minutes.headMap(Sliding.minute(from), false).clear();
    }

    /** The counts of the minutes from one (inclusive) to another (exclusive). */
    int[] between(long from, long to) {
        int[] counts = new int[Math.toIntExact(Math.max(0, to - from))];
        minutes.subMap(from, from + counts.length).forEach((minute, n) -> counts[(int) (minute - from)] = n);
        return counts;
    }
}
