package io.davy.alerting.notify;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Says when the next message may go, so that no more than so many go within a window. */
final class FloodGuard {
    private final NotifierConfig.Flood flood;
    private final Deque<Instant> sent = new ArrayDeque<>();

    FloodGuard(NotifierConfig.Flood flood) {
        this.flood = flood;
    }

    /** Counts one message; times come in order. */
    void sent(Instant time) {
        sent.addLast(time);
    }

    /** When the next may go: now, or when the window frees. */
    Instant freeAt(Instant now) {
        while (!sent.isEmpty() && !sent.getFirst().plus(flood.window()).isAfter(now)) {
            sent.removeFirst();
        }
        if (sent.size() < flood.messages()) {
            return now;
        }
        int mustLeave = sent.size() - flood.messages();
        return sent.stream().skip(mustLeave).findFirst().orElse(now).plus(flood.window());
    }
}
