package io.davy.appliance.learn;

import io.davy.sim.recording.Scan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What history files hold: a series for each tag, and what could not be read. */
final class History {
    /** More complaints than this are only counted. */
    static final int TOLD = 20;

    private final Map<String, Series> series = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private int untold;

    void add(String tag, long timeMs, double value) {
        series.computeIfAbsent(tag, t -> new Series()).add(timeMs, value);
    }

    void problem(String text) {
        if (problems.size() < TOLD) {
            problems.add(text);
        } else {
            untold++;
        }
    }

    /** The complaints, {@code file:line: what is wrong}. */
    List<String> problems() {
        if (untold == 0) {
            return List.copyOf(problems);
        }
        List<String> all = new ArrayList<>(problems);
        all.add("and " + untold + " more rows");
        return all;
    }

    Set<String> tags() {
        return series.keySet();
    }

    Series of(String tag) {
        return series.getOrDefault(tag, new Series());
    }

    void drop(String tag) {
        series.remove(tag);
    }

    /** Time of the first reading, milliseconds since 1970. */
    long fromMs() {
        return series.values().stream()
                .filter(s -> s.size() > 0)
                .mapToLong(s -> s.time(0))
                .min()
                .orElse(0);
    }

    /** Time of the last reading. */
    long untilMs() {
        return series.values().stream()
                .filter(s -> s.size() > 0)
                .mapToLong(s -> s.time(s.size() - 1))
                .max()
                .orElse(0);
    }

    /** When so large a share of all readings has been. A pause between two recordings counts for nothing. */
    long splitMs(double share) {
        long[] times = series.values().stream()
                .flatMapToLong(
                        s -> java.util.stream.IntStream.range(0, s.size()).mapToLong(s::time))
                .sorted()
                .toArray();
        return times.length == 0 ? 0 : times[(int) Math.min(times.length - 1L, (long) (share * times.length))];
    }

    /** All readings of some tags as scans, in the order of time. */
    List<Scan> scans(Set<String> wanted) {
        Map<Long, List<Scan.Value>> byTime = new TreeMap<>();
        series.forEach((tag, s) -> {
            if (wanted.contains(tag)) {
                for (int i = 0, n = s.size(); i < n; i++) {
                    byTime.computeIfAbsent(s.time(i), t -> new ArrayList<>()).add(new Scan.Value(tag, s.value(i)));
                }
            }
        });
        List<Scan> scans = new ArrayList<>();
        byTime.forEach((t, values) -> scans.add(new Scan(Instant.ofEpochMilli(t), "history", values)));
        return scans;
    }
}
