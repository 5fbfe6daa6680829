package io.davy.detection.alarm;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Handling;
import io.davy.alarm.Handling.OutOfService;
import io.davy.alarm.Handling.Shelf;
import io.davy.alarm.Handling.Suppression;
import io.davy.plant.ClassCare;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lays over an alarm what keeps it from being annunciated, and takes it off: pure. When the last one is off, an alarm whose condition is
 * on is annunciated; what has latched stays latched; all else is normal.
 */
final class Overlays {
    private Overlays() {}

    static Alarm shelve(Alarm a, Shelf shelf) {
        return over(a, a.handling().shelf(shelf), shelf.since());
    }

    static Alarm outOfService(Alarm a, OutOfService out) {
        return over(a, a.handling().outOfService(out), out.since());
    }

    /**
     * Suppresses by design.
     *
     * @param rules ids of the rules that hold now, sorted; none takes the overlay off
     * @return the next version, or null if they hold already
     */
    static @Nullable Alarm suppress(Alarm a, List<String> rules, Instant at) {
        Suppression was = a.handling().suppression();
        if (rules.equals(was == null ? List.of() : was.rules())) {
            return null;
        }
        return rules.isEmpty()
                ? off(a, a.handling().suppression(null), at)
                : over(a, a.handling().suppression(new Suppression(rules, was == null ? at : was.since())), at);
    }

    /** The shelf has reached its end. */
    static Alarm shelfExpired(Alarm a, Instant now) {
        return off(a, a.handling().shelf(null), now);
    }

    /** A shelf that ends with the condition, as part of the same transition. */
    static Alarm offTheShelf(Alarm a) {
        return off(a, a.handling().shelf(null), a.time()).edit(e -> {
            e.version = a.version();
            e.receivedMs = a.receivedMs();
        });
    }

    static Alarm inService(Alarm a, Instant now) {
        return off(a, a.handling().outOfService(null), now);
    }

    /** Takes an alarm from the shelf by hand: who does that has seen it. */
    static Alarm unshelve(Alarm a, String user, Instant at, ClassCare care) {
        Alarm off = off(a, a.handling().shelf(null), at);
        if (off.handling().overlaid() || !off.on()) {
            return off;
        }
        return off.edit(e -> {
            e.state = AlarmState.ACKED;
            e.ackedBy = user;
            e.ackedAt = at;
            e.handling = off.handling().reAlarm(off.handling().reAlarms(), AlarmMachine.reAlarmAt(care, off, at));
        });
    }

    private static Alarm over(Alarm a, Handling more, Instant at) {
        return a.edit(e -> {
            e.version++;
            e.time = AlarmMachine.latest(a, at);
            e.receivedMs = 0;
            e.handling = more.hidden(more.hidden() || a.on()).reAlarm(more.reAlarms(), null);
        });
    }

    private static Alarm off(Alarm a, Handling less, Instant at) {
        return a.edit(e -> {
            e.version++;
            e.time = AlarmMachine.latest(a, at);
            e.receivedMs = 0;
            e.handling = less;
            if (less.overlaid()) {
                return;
            }
            e.handling = less.hidden(false);
            if (a.on()) {
                AlarmMachine.unacknowledged(e);
            } else if (a.state() == AlarmState.RTN_UNACKED) {
                e.state = AlarmState.NORMAL;
            }
        });
    }
}
