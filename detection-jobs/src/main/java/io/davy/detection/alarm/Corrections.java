package io.davy.detection.alarm;

import io.davy.alarm.Alarm;
import io.davy.alarm.Alarm.Explanation;
import io.davy.detection.watch.ConditionChange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What readings that came late change in an alarm that stands: when it began, when it went off, why; never its state or its id. */
final class Corrections {
    private Corrections() {}

    /**
     * Corrects the onset or the end.
     *
     * @param was what was told before; another occurrence's does not concern this alarm
     * @return the next version, or null if it does not concern the alarm
     */
    static @Nullable Alarm of(@Nullable Alarm a, ConditionChange change, Instant was) {
        if (a == null || !a.listed()) {
            return null;
        }
        if (change.on()) {
            return was.equals(a.onset())
                    ? amended(a, change.onset(), a.cleared(), a.chatter(), or(change.explanation(), a.explanation()))
                    : null;
        }
        return !a.on() && was.equals(a.cleared())
                ? amended(a, a.onset(), change.time(), a.chatter(), a.explanation())
                : null;
    }

    /** An earlier occurrence than the one that stands: in order it had been the same alarm, come again. */
    static Alarm earlier(Alarm a, ConditionChange change) {
        return amended(a, change.onset(), a.cleared(), a.chatter() + 1, a.explanation());
    }

    /** An alarm that began earlier than it knew, if it did. */
    static Alarm sinceEarliest(Alarm a, Instant onset) {
        return onset.isBefore(a.onset()) ? with(a, a.version(), onset, a.cleared(), a.chatter(), a.explanation()) : a;
    }

    /** The same version with a reason. */
    static Alarm because(Alarm a, @Nullable Explanation why) {
        return why == null ? a : with(a, a.version(), a.onset(), a.cleared(), a.chatter(), why);
    }

    private static @Nullable Explanation or(@Nullable Explanation first, @Nullable Explanation second) {
        return first != null ? first : second;
    }

    private static Alarm amended(
            Alarm a, Instant onset, @Nullable Instant cleared, int chatter, @Nullable Explanation why) {
        return with(a, a.version() + 1, onset, cleared, chatter, why);
    }

    private static Alarm with(
            Alarm a, int version, Instant onset, @Nullable Instant cleared, int chatter, @Nullable Explanation why) {
        return a.edit(e -> {
            e.version = version;
            e.onset = onset;
            e.cleared = cleared;
            e.chatter = chatter;
            e.explanation = why;
        });
    }
}
