package io.davy.alerting.notify;

import io.davy.alerting.kafka.Backoff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one address has still to be told, and when which of it goes: pure, with the time handed in. */
final class LaneQueue {
    private final FloodGuard guard;
    private final Backoff backoff;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private int unreachable;
    private Instant notBefore = Instant.MIN;

    /** A message in the queue; held means that the flood guard has kept it back. */
    private static final class Entry {
        private final Message message;
        private Instant due = Instant.MIN;
        private int attempts;
        private boolean held;

        private Entry(Message message) {
            this.message = message;
            this.attempts = message.notification().attempts();
        }
    }

    /**
     * What to do now.
     *
     * @param send messages to send in one; empty: wait
     * @param waitUntil when to ask again; null: when something is added
     */
    record Next(List<Message> send, @Nullable Instant waitUntil) {}

    LaneQueue(FloodGuard guard, Backoff backoff) {
        this.guard = guard;
        this.backoff = backoff;
    }

    void add(Message m) {
        entries.putIfAbsent(m.notification().id(), new Entry(m));
    }

    boolean has(String id) {
        return entries.containsKey(id);
    }

    /** Whether a message waits because too many went, and for no other reason. */
    boolean held(String id) {
        Entry e = entries.get(id);
        return e != null && e.held && e.attempts == 0 && unreachable == 0;
    }

    int size() {
        return entries.size();
    }

    /** Takes these out, as far as they are in it, and returns them. */
    List<Message> withdraw(Collection<String> ids) {
        return ids.stream()
                .map(entries::remove)
                .filter(Objects::nonNull)
                .map(e -> e.message)
                .toList();
    }

    /** Takes everything out. */
    List<Message> drain() {
        List<Message> all = entries.values().stream().map(e -> e.message).toList();
        entries.clear();
        return all;
    }

    /**
     * The urgent first, then the oldest; a message waits for an earlier one of its incident that has to be tried again. What the flood guard holds
     * back goes as one when the window frees.
     */
    Next next(Instant now) {
        if (entries.isEmpty()) {
            return new Next(List.of(), null);
        }
        if (notBefore.isAfter(now)) {
            return new Next(List.of(), notBefore);
        }
        Instant wake = Instant.MAX;
        Set<String> waiting = new HashSet<>();
        List<Entry> ready = new ArrayList<>();
        for (Entry e : entries.values()) {
            String incident = e.message.incident().id();
            if (e.due.isAfter(now)) {
                wake = earlier(wake, e.due);
                waiting.add(incident);
            } else if (e.message.urgent()) {
                return new Next(List.of(e.message), null);
            } else if (!waiting.contains(incident)) {
                ready.add(e);
            }
        }
        if (ready.isEmpty()) {
            return new Next(List.of(), wake);
        }
        List<Entry> free = new ArrayList<>();
        for (Entry e : ready) {
            Instant at = guard.freeAt(now, e.message.calls());
            if (at.isAfter(now)) {
                e.held = true;
                wake = earlier(wake, at);
            } else {
                free.add(e);
            }
        }
        if (free.isEmpty()) {
            return new Next(List.of(), wake);
        }
        // What was held back goes as one, and takes along what else waits: it is one message either way.
        boolean flooded = free.stream().filter(e -> e.held).count() > 1;
        return new Next(
                (flooded ? ready : free.subList(0, 1))
                        .stream().map(e -> e.message).toList(),
                null);
    }

    /** They were taken by the other side. */
    void sent(Collection<Message> messages, Instant now) {
        remove(messages);
        guard.sent(now, messages.stream().anyMatch(Message::calls));
        unreachable = 0;
    }

    /** They will never be taken. */
    void remove(Collection<Message> messages) {
        messages.forEach(m -> entries.remove(m.notification().id()));
    }

    /**
     * They were not taken this time; they are tried again after a wait. When the other side cannot be reached at all, everything waits.
     *
     * @return how often the first of them has been tried
     */
    int failed(Collection<Message> messages, boolean reached, Instant now) {
        int most = 0;
        for (Message m : messages) {
            Entry e = entries.get(m.notification().id());
            if (e != null) {
                e.attempts++;
                most = Math.max(most, e.attempts);
                e.due = reached ? now.plus(backoff.after(e.attempts)) : Instant.MIN;
            }
        }
        unreachable = reached ? 0 : unreachable + 1;
        notBefore = reached ? Instant.MIN : now.plus(backoff.after(unreachable));
        return most;
    }

    /** How often a message has been tried in vain. */
    int attempts(Message m) {
        Entry e = entries.get(m.notification().id());
        return e == null ? m.notification().attempts() : e.attempts;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
