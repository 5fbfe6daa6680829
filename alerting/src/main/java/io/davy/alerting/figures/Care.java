package io.davy.alerting.figures;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.Handling;
import io.davy.plant.AlarmCare;
import io.davy.plant.ClassCare;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Looks at each change of how an alarm is handled for what must never be. The plant as it is now is the measure. */
final class Care {
    /** How late a shelf may end before it counts as one that did not. */
    static final Duration GRACE = Duration.ofMinutes(1);

    private Care() {}

    /** Whether this transition puts an overlay on without saying who, why and under which permit or rule, or where none may be. */
    static boolean unauthorised(@Nullable KnownAlarm before, Alarm now, AlarmCare care) {
        Handling h = now.handling();
        boolean shelved = isNew(before, h.shelf());
        boolean suppressed = h.suppression() != null && (before == null || !before.suppressed());
        boolean out = h.outOfService() != null && (before == null || !before.outOfService());
        ClassCare ofClass = care.of(now.alarmClass());
        return shelved && (ofClass.shelveMost().isZero() || nobody(h.shelf()))
                || suppressed
                        && (now.alarmClass() == AlarmClass.LIFE_SAFETY
                                || h.suppression().rules().isEmpty())
                || out && nobody(h.outOfService());
    }

    /**
     * Whether this transition begins a shelf that is longer than its class allows, or ends one later than it had to.
     *
     * @param told when the transition was told; a shelf that ended late says itself that it ended in time
     */
    static boolean overrun(@Nullable KnownAlarm before, Alarm now, AlarmCare care, Instant told) {
        Handling.Shelf shelf = now.handling().shelf();
        if (shelf != null && isNew(before, shelf)) {
            Duration most = care.of(now.alarmClass()).shelveMost();
            return Duration.between(shelf.since(), shelf.until()).compareTo(most) > 0;
        }
        return shelf == null && before != null && overdue(before, told);
    }

    /** Whether it is on a shelf that should have ended by now. */
    static boolean overdue(KnownAlarm alarm, Instant now) {
        return alarm.shelf() != null && now.isAfter(alarm.shelf().until().plus(GRACE));
    }

    private static boolean isNew(@Nullable KnownAlarm before, Handling.@Nullable Shelf shelf) {
        return shelf != null
                && (before == null
                        || before.shelf() == null
                        || !before.shelf().since().equals(shelf.since()));
    }

    private static boolean nobody(Handling.Shelf s) {
        return blank(s.by()) || blank(s.reason());
    }

    private static boolean nobody(Handling.OutOfService o) {
        return blank(o.by()) || blank(o.reason()) || blank(o.permit());
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
