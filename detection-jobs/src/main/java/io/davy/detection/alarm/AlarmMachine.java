package io.davy.detection.alarm;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmEdit;
import io.davy.alarm.AlarmState;
import io.davy.alarm.DeviceStatus;
import io.davy.alarm.Handling;
import io.davy.alarm.Hazard;
import io.davy.alarm.Ids;
import io.davy.alarm.Priority;
import io.davy.detection.health.Fault;
import io.davy.detection.watch.ConditionChange;
import io.davy.detection.watch.Late;
import io.davy.plant.AlarmCare;
import io.davy.plant.ClassCare;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The life of one alarm point in the terms of ISA-18.2, as far as its condition and the clock move it: pure, one call an event, null where
 * nothing changes, so that what a restart repeats is harmless. What officers ask for is in {@link Requests}, what hides an alarm in
 * {@link Overlays}.
 *
 * <p>Under an overlay the process state goes on silently: it is UNACKED or ACKED while the condition is on, as without one, but an alarm
 * that goes off does not wait for an acknowledgement, and one that latches is unacknowledged.
 */
public final class AlarmMachine {
    private final AlarmCare care;

    public AlarmMachine(AlarmCare care) {
        this.care = care;
    }

    /**
     * Takes a change of the point's condition.
     *
     * @param current the newest occurrence, or null if none is remembered
     * @param over what would lie over a new occurrence
     * @return its next state, or null if nothing changes
     */
    public @Nullable Alarm condition(@Nullable Alarm current, ConditionChange change, Handling over) {
        Late late = change.late();
        if (late != null && late.corrects() != null) {
            return Corrections.of(current, change, late.corrects());
        }
        if (current == null || !current.listed()) {
            return change.on() ? raise(current, change, late == null ? null : late.resumes(), over) : null;
        }
        if (change.on() != current.on()) {
            return change.on() ? again(current, change) : off(current, change);
        }
        if (!change.on()) {
            return null;
        }
        if (late != null && late.until() != null) {
            return change.onset().isBefore(current.onset()) ? Corrections.earlier(current, change) : null;
        }
        return change.priority().compareTo(current.priority()) > 0 ? annunciated(current, change) : null;
    }

    /** Takes the clock: an alarm that is on though somebody has acknowledged it is annunciated again, as often as its class wants. */
    static @Nullable Alarm reAlarm(Alarm a, Instant now) {
        Instant at = a.handling().reAlarmAt();
        if (a.state() != AlarmState.ACKED || at == null || at.isAfter(now)) {
            return null;
        }
        return a.edit(e -> {
            e.version++;
            e.time = latest(a, now);
            e.receivedMs = 0;
            unacknowledged(e);
            e.handling = a.handling().reAlarm(a.handling().reAlarms() + 1, null);
        });
    }

    /** When an alarm that is acknowledged at a moment is annunciated again if it stays on; null if it is not. */
    static @Nullable Instant reAlarmAt(ClassCare care, Alarm a, Instant acked) {
        return care.reAlarm() == null || a.handling().reAlarms() >= care.reAlarmsMost()
                ? null
                : acked.plus(care.reAlarm());
    }

    /** Nothing that is told after the fact, and no officer's clock, moves an alarm back in time. */
    static Instant latest(Alarm a, Instant time) {
        return time.isAfter(a.time()) ? time : a.time();
    }

    /** On, and nobody has acknowledged it. */
    static void unacknowledged(AlarmEdit e) {
        e.state = AlarmState.UNACKED;
        e.ackedBy = null;
        e.ackedAt = null;
    }

    /**
     * Raises an alarm.
     *
     * @param before the occurrence before it, if it is remembered
     * @param resumes when the one before it went off, which it had not: that one is done with and its id taken
     */
    private Alarm raise(@Nullable Alarm before, ConditionChange c, @Nullable Instant resumes, Handling over) {
        Instant onset = resumes == null ? c.onset() : resumes;
        String id = Ids.alarm(c.area(), c.sensor(), c.rule(), onset.toEpochMilli());
        if (before != null && before.id().equals(id)) {
            return again(before, c);
        }
        return new Alarm(
                id,
                c.sensor() + "/" + c.rule(),
                1,
                c.site(),
                c.area(),
                c.zone(),
                c.sensor(),
                c.machine(),
                c.hazard(),
                c.gas(),
                c.rule(),
                c.alarmClass(),
                c.priority(),
                AlarmState.UNACKED,
                true,
                c.value(),
                c.unit(),
                c.limit(),
                onset,
                c.time(),
                c.time(),
                null,
                c.receivedMs(),
                null,
                null,
                0,
                c.explanation(),
                c.place(),
                new Handling(
                        care.of(c.alarmClass()).latching(),
                        null,
                        over.suppression(),
                        over.outOfService(),
                        over.overlaid(),
                        0,
                        null,
                        List.of()),
                status(c));
    }

    /** What a device's alarm says of the device (NAMUR NE 107). */
    private static Map<String, Object> status(ConditionChange c) {
        return c.hazard() == Hazard.DEVICE
                ? Map.of(DeviceStatus.KEY, Fault.of(c.rule()).text())
                : Map.of();
    }

    private Alarm off(Alarm a, ConditionChange c) {
        Handling h = a.handling();
        AlarmState next = h.overlaid() ? offHidden(a) : offShown(a);
        Alarm off = a.edit(e -> {
            e.version++;
            e.state = next;
            e.on = false;
            e.value = c.value();
            e.time = latest(a, c.time());
            e.cleared = c.time().isAfter(a.onset()) ? c.time() : a.onset();
            e.receivedMs = c.receivedMs();
            if (next == AlarmState.LATCHED_UNACKED) {
                e.ackedBy = null;
                e.ackedAt = null;
            }
            e.handling = h.latching(latching(a)).reAlarm(h.reAlarms(), null);
        });
        Alarm told = Corrections.because(off, c.explanation());
        return h.shelf() != null && h.shelf().oneShot() ? Overlays.offTheShelf(told) : told;
    }

    private AlarmState offShown(Alarm a) {
        boolean latching = latching(a);
        return switch (a.state()) {
            case UNACKED ->
                latching
                        ? AlarmState.LATCHED_UNACKED
                        : care.of(a.alarmClass()).needsAck() ? AlarmState.RTN_UNACKED : AlarmState.NORMAL;
            case ACKED -> latching ? AlarmState.LATCHED_ACKED : AlarmState.NORMAL;
            case NORMAL, RTN_UNACKED, LATCHED_UNACKED, LATCHED_ACKED -> a.state();
        };
    }

    private AlarmState offHidden(Alarm a) {
        if (!latching(a)) {
            return AlarmState.NORMAL;
        }
        boolean seen = a.state() == AlarmState.ACKED && !a.handling().hidden();
        return seen ? AlarmState.LATCHED_ACKED : AlarmState.LATCHED_UNACKED;
    }

    /** A class that has become latching latches what stands; one that latches no longer lets nothing go. */
    private boolean latching(Alarm a) {
        return a.handling().latching() || care.of(a.alarmClass()).latching();
    }

    private static Alarm again(Alarm a, ConditionChange c) {
        Alarm again = annunciated(a, c).edit(e -> {
            e.on = true;
            e.cleared = null;
            e.chatter++;
        });
        return Corrections.sinceEarliest(again, c.onset());
    }

    private static Alarm annunciated(Alarm a, ConditionChange c) {
        Handling h = a.handling();
        return a.edit(e -> {
            e.version++;
            unacknowledged(e);
            e.priority = worst(a.priority(), c.priority());
            e.value = c.value();
            e.limit = c.limit();
            e.time = latest(a, c.time());
            e.receivedMs = c.receivedMs();
            e.explanation = c.explanation();
            e.place = c.place();
            e.handling = h.hidden(h.hidden() || h.overlaid())
                    .reAlarm(h.reAlarms(), null)
                    .resets(List.of());
        });
    }

    private static Priority worst(Priority a, Priority b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
