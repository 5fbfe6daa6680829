package io.davy.alerting.notify;

import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** For whose incidents which horn sounds. Not thread-safe. */
final class HornBoard {
    private final Map<String, Map<String, Ring>> rings = new LinkedHashMap<>();

    /**
     * An incident that sounds a horn.
     *
     * @param priority its severity, null if not known
     * @param hazard what it is about, null if its record is gone
     * @param zone its zone, null if its record is gone
     * @param time when the horn was told
     */
    record Ring(
            String incident,
            @Nullable Priority priority,
            @Nullable Hazard hazard,
            @Nullable String zone,
            Instant time) {}

    /**
     * What a horn gets, as JSON.
     *
     * @param state {@code on} or {@code off}
     * @param priority with all that follows, of the gravest incident that sounds it, the newest of those; absent when off
     */
    record Signal(
            String state,
            @Nullable Priority priority,
            @Nullable String incident,
            @Nullable Hazard hazard,
            @Nullable String zone,
            @Nullable Instant time) {
        private static final Signal OFF = new Signal("off", null, null, null, null, null);
    }

    /** Takes what a contact, which is a horn, is told. */
    void take(String contact, Occasion.Kind kind, Ring ring) {
        Map<String, Ring> own = rings.computeIfAbsent(contact, c -> new LinkedHashMap<>());
        switch (kind) {
            case OPENED, ESCALATED, ANOTHER_GAS, REALARMED, UNANSWERED, UNREACHED -> own.put(ring.incident(), ring);
            case ACKNOWLEDGED, CLOSED -> own.remove(ring.incident());
            case VERDICT, STANDING -> own.replace(ring.incident(), ring);
        }
    }

    /** What the horn of these contacts gets: on while any of their incidents is unanswered. */
    Signal signal(Collection<String> contacts) {
        return contacts.stream()
                .map(rings::get)
                .filter(Objects::nonNull)
                .flatMap(r -> r.values().stream())
                .max(Comparator.comparing(Ring::priority, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(Ring::time))
                .map(r -> new Signal("on", r.priority(), r.incident(), r.hazard(), r.zone(), r.time()))
                .orElse(Signal.OFF);
    }

    void clear() {
        rings.clear();
    }
}
