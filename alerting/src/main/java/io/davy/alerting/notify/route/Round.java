package io.davy.alerting.notify.route;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of the steps, from the moment when an incident's alarms became unanswered anew.
 *
 * @param name the same however often the records are read; stands in the messages
 * @param since when it became known: the steps are counted from here
 * @param why why it began
 * @param before the round that it takes the place of, in which nobody had answered either
 */
public record Round(
        Instant name, Instant since, Why why, @Nullable Round before) {
    /** Why a round began. */
    public enum Why {
        /** The incident is new. */
        BEGUN,
        /** An alarm of it waits again, or another one does after all had been answered. */
        AGAIN,
        /** It has risen to HIGH or HIGHEST. */
        WORSE
    }

    /** When a step is due: what the round before had already set a time for does not come later because of a new round. */
    Instant due(Duration after) {
        Instant due = since.plus(after);
        Instant sooner = before == null ? due : before.due(after);
        return sooner.isAfter(since) && sooner.isBefore(due) ? sooner : due;
    }
}
