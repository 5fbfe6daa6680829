package io.davy.alerting.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How many alarms were stale, stood for more than 24 h, on each day (UTC) of the last 30. */
final class StaleDays {
    static final Duration STALE = Duration.ofHours(24);

    private final NavigableMap<Long, Integer> days = new TreeMap<>();

    /** The first day on which an alarm that has not been counted since would be stale. */
    static long first(KnownAlarm alarm) {
        return Math.max(Sliding.day(alarm.raised().plus(STALE)), alarm.staleCounted() + 1);
    }

    /** Whether it is stale at a moment. */
    static boolean stale(KnownAlarm alarm, Instant now) {
        return alarm.standing() && !now.isBefore(alarm.raised().plus(STALE));
    }

    /** Counts a stale alarm on each day from one to another, both included. */
    void add(long first, long last, Instant from) {
        for (long day = Math.max(first, Sliding.day(from)); day <= last; day++) {
            days.merge(day, 1, Integer::sum);
        }
    }

    void forget(Instant from) {
        days.headMap(Sliding.day(from), false).clear();
    }

    StaleDays copy() {
        StaleDays copy = new StaleDays();
        copy.days.putAll(days);
        return copy;
    }

    /** The most on any one day. */
    int most() {
        return days.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
