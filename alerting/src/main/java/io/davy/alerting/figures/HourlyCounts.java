package io.davy.alerting.figures;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How often each thing happened in the last 30 days, by the hour.
 *
 * @param <K> what is counted
 */
final class HourlyCounts<K extends Comparable<? super K>> {
    private final NavigableMap<Long, Map<K, Integer>> hours = new TreeMap<>();
    private final Map<K, Long> sums = new HashMap<>();
    private long total;

    void add(Instant time, K what) {
        hours.computeIfAbsent(Sliding.hour(time), h -> new HashMap<>()).merge(what, 1, Integer::sum);
        sums.merge(what, 1L, Long::sum);
        total++;
    }

    /** Forgets whole hours that ended before the window. */
    void forget(Instant from) {
        NavigableMap<Long, Map<K, Integer>> old = hours.headMap(Sliding.hour(from), false);
        old.values()
                .forEach(counts -> counts.forEach((what, n) -> {
                    sums.computeIfPresent(what, (k, sum) -> sum == n.longValue() ? null : sum - n);
                    total -= n;
                }));
        old.clear();
    }

    long total() {
        return total;
    }

    long of(K what) {
        return sums.getOrDefault(what, 0L);
    }

    /** How many different things were counted. */
    int kinds() {
        return sums.size();
    }

    /** The most frequent, most first; what is equally frequent by its own order. */
    List<Map.Entry<K, Long>> most(int atMost) {
        return sums.entrySet().stream()
                .sorted(Map.Entry.<K, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(atMost)
                .map(e -> Map.entry(e.getKey(), e.getValue()))
                .toList();
    }
}
