package io.davy.detection.alarm;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is to be looked at and when, the earliest first: at most one moment for each key. */
final class Agenda {
    private record Entry(Instant at, String key) {}

    private final TreeSet<Entry> entries =
            new TreeSet<>(Comparator.comparing(Entry::at).thenComparing(Entry::key));
    private final Map<String, Instant> moments = new HashMap<>();

    /** Puts a key at a moment, or takes it off. */
    void put(String key, @Nullable Instant at) {
        Instant was = at == null ? moments.remove(key) : moments.put(key, at);
        if (was != null && !was.equals(at)) {
            entries.remove(new Entry(was, key));
        }
        if (at != null && !at.equals(was)) {
            entries.add(new Entry(at, key));
        }
    }

    /** The earliest moment, or null if there is nothing to come. */
    @Nullable
    Instant first() {
        return entries.isEmpty() ? null : entries.first().at();
    }

    /** The key of the earliest moment if that has come, else null. */
    @Nullable
    String due(Instant now) {
        return entries.isEmpty() || entries.first().at().isAfter(now)
                ? null
                : entries.first().key();
    }
}
