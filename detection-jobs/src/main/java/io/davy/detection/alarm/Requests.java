package io.davy.detection.alarm;

import io.davy.action.Action;
import io.davy.action.Refusal;
import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Handling.OutOfService;
import io.davy.alarm.Handling.Shelf;
import io.davy.detection.rule.Say;
import io.davy.plant.AlarmCare;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What officers ask of one alarm, and why it is refused where it is: pure. */
public final class Requests {
    /** From how far away an officer's clock is believed: within this a shelf's length counts from the moment at which it was asked for. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final AlarmCare care;

    public Requests(AlarmCare care) {
        this.care = care;
    }

    /**
     * Takes an action on one alarm.
     *
     * @param current the point's newest occurrence, or null if none is remembered
     * @param now the clock
     */
    public Answer take(@Nullable Alarm current, Action action, Instant now) {
        if (current == null || !current.id().equals(action.target())) {
            return Answer.refused(Refusal.NO_SUCH_ALARM, "there is no such alarm, or a newer one has taken its place");
        }
        return switch (action.type()) {
            case ACK -> acknowledge(current, action, now);
            case SHELVE -> shelve(current, action, now);
            case UNSHELVE ->
                current.handling().shelf() == null
                        ? Answer.refused(Refusal.NOT_SHELVED, "the alarm is not shelved")
                        : Answer.done(Overlays.unshelve(
                                current, action.user(), at(action, now), care.of(current.alarmClass())));
            case RESET -> reset(current, action, now);
            case OUT_OF_SERVICE, IN_SERVICE ->
                Answer.refused(Refusal.WRONG_TARGET, "a sensor is taken out of service, not one of its alarms");
            case SEND, CANCEL, PAUSE, RESUME, RETURN, VERDICT ->
                Answer.refused(Refusal.WRONG_TARGET, "an alarm is no incident and no mission");
        };
    }

    /** When an officer did something: as the action says, but not later than now, or a wrong clock would put off what follows from it. */
    static Instant at(Action action, Instant now) {
        return action.time().isAfter(now) ? now : action.time();
    }

    private Answer acknowledge(Alarm a, Action action, Instant now) {
        return switch (a.state()) {
            case UNACKED -> Answer.done(acked(a, AlarmState.ACKED, action, now));
            case RTN_UNACKED -> Answer.done(acked(a, AlarmState.NORMAL, action, now));
            case LATCHED_UNACKED -> Answer.done(acked(a, AlarmState.LATCHED_ACKED, action, now));
            case NORMAL, ACKED, LATCHED_ACKED ->
                a.ackedBy() == null
                        ? Answer.refused(
                                Refusal.NOTHING_TO_ACKNOWLEDGE, "the alarm is normal: there is nothing to acknowledge")
                        : Answer.refused(Refusal.ALREADY_ACKNOWLEDGED, "already acknowledged by " + a.ackedBy());
        };
    }

    private Alarm acked(Alarm a, AlarmState next, Action action, Instant now) {
        Instant at = at(action, now);
        boolean again = next == AlarmState.ACKED && !a.handling().overlaid();
        return a.edit(e -> {
            e.version++;
            e.state = next;
            e.time = AlarmMachine.latest(a, at);
            e.receivedMs = 0;
            e.ackedBy = action.user();
            e.ackedAt = at;
            e.handling = a.handling()
                    .hidden(false)
                    .reAlarm(
                            a.handling().reAlarms(),
                            again ? AlarmMachine.reAlarmAt(care.of(a.alarmClass()), a, at) : null);
        });
    }

    private Answer shelve(Alarm a, Action action, Instant now) {
        Duration most = care.of(a.alarmClass()).shelveMost();
        if (a.alarmClass() == AlarmClass.LIFE_SAFETY || most.isZero()) {
            return Answer.refused(
                    Refusal.NEVER_SHELVED, "alarms of class " + a.alarmClass().name() + " are never shelved");
        }
        String reason = action.reason();
        Instant until = action.until();
        if (reason == null || missing(reason)) {
            return Answer.refused(Refusal.NO_REASON, "say why the alarm is to be shelved");
        }
        if (until == null) {
            return Answer.refused(Refusal.NO_END, "say until when the alarm is to be shelved");
        }
        if (!until.isAfter(now)) {
            return Answer.refused(Refusal.END_IS_PAST, "the end of the shelf, " + until + ", is over");
        }
        boolean believed = Duration.between(now, action.time()).abs().compareTo(CLOCKS_DIFFER) <= 0;
        if (until.isAfter((believed ? action.time() : now).plus(most))) {
            return Answer.refused(
                    Refusal.TOO_LONG,
                    "alarms of class " + a.alarmClass().name() + " are shelved for at most " + Say.time(most));
        }
        return Answer.done(
                Overlays.shelve(a, new Shelf(action.user(), reason, at(action, now), until, action.oneShot())));
    }

    private Answer reset(Alarm a, Action action, Instant now) {
        return switch (a.state()) {
            case UNACKED, ACKED ->
                Answer.refused(Refusal.CONDITION_IS_ON, "the condition is still on: it must be normal first");
            case LATCHED_UNACKED, RTN_UNACKED ->
                Answer.refused(Refusal.ACKNOWLEDGE_FIRST, "acknowledge the alarm first");
            case NORMAL -> Answer.refused(Refusal.NOT_LATCHED, "the alarm is normal: there is nothing to reset");
            case LATCHED_ACKED -> latchedReset(a, action, now);
        };
    }

    private Answer latchedReset(Alarm a, Action action, Instant now) {
        List<String> persons = new ArrayList<>(a.handling().resets());
        if (persons.contains(action.user())) {
            return Answer.refused(
                    Refusal.SAME_PERSON, "you have asked for the reset already: another person has to do the same");
        }
        persons.add(action.user());
        boolean enough = persons.size() >= care.of(a.alarmClass()).resetPersons();
        Alarm next = a.edit(e -> {
            e.version++;
            e.time = AlarmMachine.latest(a, at(action, now));
            e.receivedMs = 0;
            e.state = enough ? AlarmState.NORMAL : AlarmState.LATCHED_ACKED;
            e.handling = a.handling().resets(persons);
        });
        return enough
                ? Answer.done(next)
                : new Answer(
                        true,
                        next,
                        Refusal.SECOND_PERSON_NEEDED,
                        "noted; a second person has to reset the alarm as well");
    }

    /**
     * Why a sensor is not taken out of service, or null if it may be.
     *
     * @param known whether there is anything of that tag
     */
    static @Nullable Answer permitRefused(Action action, boolean known, Instant now) {
        if (!known) {
            return Answer.refused(Refusal.UNKNOWN_SENSOR, "the plant has no such sensor in this area");
        }
        if (missing(action.permit())) {
            return Answer.refused(Refusal.NO_PERMIT, "say the number of the permit to work");
        }
        if (missing(action.reason())) {
            return Answer.refused(Refusal.NO_REASON, "say why the sensor is taken out of service");
        }
        if (action.until() == null) {
            return Answer.refused(Refusal.NO_END, "say until when the permit holds");
        }
        return action.until().isAfter(now)
                ? null
                : Answer.refused(Refusal.END_IS_PAST, "the end of the permit, " + action.until() + ", is over");
    }

    /** The permit that an action gives which is not refused. */
    static OutOfService permit(Action action, Instant now) {
        return new OutOfService(
                action.user(),
                Objects.requireNonNull(action.permit()),
                Objects.requireNonNull(action.reason()),
                at(action, now),
                Objects.requireNonNull(action.until()));
    }

    private static boolean missing(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
