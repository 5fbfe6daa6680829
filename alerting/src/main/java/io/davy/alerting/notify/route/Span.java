package io.davy.alerting.notify.route;

import io.davy.notification.Notification.Answer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which an alarm waited for an answer.
 *
 * @param name the alarm's own time of the transition, the same however often the record is read
 * @param from when that became known
 * @param to when it was answered; absent while it waits
 * @param answer how
 */
public record Span(
        Instant name,
        Instant from,
        @Nullable Instant to,
        @Nullable Answer answer) {
    /** The same, as far as it is known to somebody who knows nothing before a moment. */
    Span noSooner(Instant known) {
        return new Span(name, later(from, known), to == null ? null : later(to, known), answer);
    }

    /** The same, as far as it concerns somebody who has nothing to do with it from a moment on. */
    Span noLater(Instant end) {
        return end.equals(Instant.MAX) || (to != null && !to.isAfter(end))
                ? this
                : new Span(name, from, end, new Answer(null, end));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
