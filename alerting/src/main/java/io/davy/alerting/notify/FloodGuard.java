package io.davy.alerting.notify;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Says when the next message may go, so that no more than so many go within a window. What calls somebody counts what called before it; what
 * only tells counts all: so nobody is called late because others have acknowledged and incidents have closed.
 */
final class FloodGuard {
    private final NotifierConfig.Flood flood;
    private final Deque<Instant> sent = new ArrayDeque<>();
    private final Deque<Instant> calls = new ArrayDeque<>();

    FloodGuard(NotifierConfig.Flood flood) {
        this.flood = flood;
    }

    /** Counts one message, in which somebody is called or not; times come in order. */
    void sent(Instant time, boolean call) {
        sent.addLast(time);
        if (call) {
            calls.addLast(time);
        }
    }

    /** When the next may go, a call or not: now, or when the window frees. */
    Instant freeAt(Instant now, boolean call) {
        return freeAt(call ? calls : sent, now);
    }

    private Instant freeAt(Deque<Instant> counted, Instant now) {
        while (!counted.isEmpty() && !counted.getFirst().plus(flood.window()).isAfter(now)) {
            counted.removeFirst();
        }
        if (counted.size() < flood.messages()) {
            return now;
        }
        int mustLeave = counted.size() - flood.messages();
        return counted.stream().skip(mustLeave).findFirst().orElse(now).plus(flood.window());
    }
}
