package io.davy.alerting.figures;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Handling;
import io.davy.alarm.Priority;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the figures remember of one alarm, as small as it can be: there may be ten thousand.
 *
 * @param area where it is
 * @param point the alarm point
 * @param version the newest that was taken
 * @param priority its priority
 * @param state its process state
 * @param on whether its condition is on
 * @param unanswered whether it waits for an officer
 * @param reAlarms how often it was annunciated again after an acknowledgement
 * @param raised when it went on
 * @param waiting since when it has waited for an officer without a break; absent while it does not
 * @param annunciated when it was last annunciated; absent if never
 * @param ackedAt when it was last acknowledged
 * @param shelf its shelf
 * @param suppressed whether it is suppressed by design
 * @param outOfService whether its instrument is out of service
 * @param staleCounted newest day, since 1970 in UTC, on which it was counted as stale; -1 if on none
 */
record KnownAlarm(
        String area,
        String point,
        int version,
        Priority priority,
        AlarmState state,
        boolean on,
        boolean unanswered,
        int reAlarms,
        Instant raised,
        @Nullable Instant waiting,
        @Nullable Instant annunciated,
        @Nullable Instant ackedAt,
        Handling.@Nullable Shelf shelf,
        boolean suppressed,
        boolean outOfService,
        long staleCounted) {

    /** The state after a transition. */
    static KnownAlarm after(
            @Nullable KnownAlarm before, Alarm now, @Nullable Annunciation annunciation, long staleCounted) {
        Instant last = before == null ? null : before.annunciated;
        Instant waits = before == null || before.waiting == null ? now.time() : before.waiting;
        Handling h = now.handling();
        return new KnownAlarm(
                now.area(),
                now.point(),
                now.version(),
                now.priority(),
                now.state(),
                now.on(),
                now.unanswered(),
                h.reAlarms(),
                now.raised(),
                now.unanswered() ? waits : null,
                annunciation == null ? last : now.time(),
                now.ackedAt(),
                h.shelf(),
                h.suppression() != null,
                h.outOfService() != null,
                staleCounted);
    }

    boolean overlaid() {
        return shelf != null || suppressed || outOfService;
    }

    /** Whether it stands in the alarm list with nothing over it. */
    boolean standing() {
        return state.standing() && !overlaid();
    }

    /** Whether nothing is left of it that an officer sees. */
    boolean over() {
        return !state.standing() && !overlaid();
    }
}
