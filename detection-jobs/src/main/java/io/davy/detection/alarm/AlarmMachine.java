package io.davy.detection.alarm;

import io.davy.action.Action;
import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.AlarmState;
import io.davy.alarm.DeviceStatus;
import io.davy.alarm.Handling;
import io.davy.alarm.Hazard;
import io.davy.alarm.Ids;
import io.davy.detection.health.Fault;
import io.davy.detection.watch.ConditionChange;
import io.davy.detection.watch.Late;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ISA-18.2 state machine of one alarm point: pure, one call an event, null where nothing changes.
 *
 * <p>On, off and acknowledge so far; duplicates change nothing, so that what a restart repeats is harmless.
 */
public final class AlarmMachine {
    private AlarmMachine() {}

    /** What became of an acknowledgement. */
    public record Answer(@Nullable Alarm alarm, @Nullable String refusal) {}

    /**
     * Takes a change of the point's condition.
     *
     * @param current the newest occurrence, or null if the point has had none
     * @return its next state, or null if nothing changes
     */
    public static @Nullable Alarm condition(@Nullable Alarm current, ConditionChange change) {
        Late late = change.late();
        if (late != null && late.corrects() != null) {
            return Corrections.of(current, change, late.corrects());
        }
        if (current == null || !current.state().standing()) {
            return change.on() ? raise(change, late == null ? null : late.resumes()) : null;
        }
        if (change.on() == current.on()) {
            boolean past = change.on() && late != null && late.until() != null;
            return past && change.onset().isBefore(current.onset()) ? Corrections.earlier(current, change) : null;
        }
        return change.on() ? again(current, change) : off(current, change);
    }

    /**
     * Raises an alarm.
     *
     * @param resumes when the one before it went off, which it had not: that one is done with and its id taken
     */
    private static Alarm raise(ConditionChange c, @Nullable Instant resumes) {
        Instant onset = resumes == null ? c.onset() : resumes;
        return new Alarm(
                Ids.alarm(c.area(), c.sensor(), c.rule(), onset.toEpochMilli()),
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
                Handling.NONE,
                status(c));
    }

    /** What a device's alarm says of the device (NAMUR NE 107). */
    private static Map<String, Object> status(ConditionChange c) {
        return c.hazard() == Hazard.DEVICE
                ? Map.of(DeviceStatus.KEY, Fault.of(c.rule()).text())
                : Map.of();
    }

    private static Alarm off(Alarm a, ConditionChange c) {
        AlarmState next = switch (a.state()) {
            case UNACKED -> needsAck(a.alarmClass()) ? AlarmState.RTN_UNACKED : AlarmState.NORMAL;
            case ACKED -> AlarmState.NORMAL;
            case NORMAL, RTN_UNACKED, LATCHED_UNACKED, LATCHED_ACKED -> a.state();
        };
        Alarm off = a.edit(e -> {
            e.version++;
            e.state = next;
            e.on = false;
            e.value = c.value();
            e.time = latest(a, c);
            e.cleared = c.time().isAfter(a.onset()) ? c.time() : a.onset();
            e.receivedMs = c.receivedMs();
        });
        return Corrections.because(off, c.explanation());
    }

    /** What is told after the fact moves no alarm back in time. */
    private static Instant latest(Alarm a, ConditionChange c) {
        return c.time().isAfter(a.time()) ? c.time() : a.time();
    }

    private static Alarm again(Alarm a, ConditionChange c) {
        Alarm again = a.edit(e -> {
            e.version++;
            e.state = AlarmState.UNACKED;
            e.on = true;
            e.value = c.value();
            e.limit = c.limit();
            e.time = latest(a, c);
            e.cleared = null;
            e.receivedMs = c.receivedMs();
            e.ackedBy = null;
            e.ackedAt = null;
            e.chatter++;
            e.explanation = c.explanation();
            e.place = c.place();
        });
        return Corrections.sinceEarliest(again, c.onset());
    }

    /** Whether an alarm of the class waits for an acknowledgement after its condition is off. */
    static boolean needsAck(AlarmClass c) {
        return switch (c) {
            case LIFE_SAFETY, PROCESS -> true;
            case DEVICE, ADVISORY -> false;
        };
    }

    /**
     * Takes an officer's acknowledgement.
     *
     * @param current the point's newest occurrence, or null if there is none
     * @return its next state, or the reason for the refusal
     */
    public static Answer acknowledge(@Nullable Alarm current, Action action) {
        if (current == null || !current.id().equals(action.target())) {
            return new Answer(null, "there is no such alarm, or a newer one has taken its place");
        }
        return switch (current.state()) {
            case UNACKED -> new Answer(acked(current, AlarmState.ACKED, action), null);
            case RTN_UNACKED -> new Answer(acked(current, AlarmState.NORMAL, action), null);
            case LATCHED_UNACKED -> new Answer(acked(current, AlarmState.LATCHED_ACKED, action), null);
            case NORMAL, ACKED, LATCHED_ACKED ->
                new Answer(
                        null,
                        current.ackedBy() == null
                                ? "the alarm is normal: there is nothing to acknowledge"
                                : "already acknowledged by " + current.ackedBy());
        };
    }

    private static Alarm acked(Alarm a, AlarmState next, Action action) {
        // An officer's clock never moves an alarm back in time.
        Instant time = action.time().isAfter(a.time()) ? action.time() : a.time();
        return a.edit(e -> {
            e.version++;
            e.state = next;
            e.time = time;
            e.receivedMs = 0;
            e.ackedBy = action.user();
            e.ackedAt = action.time();
        });
    }
}
