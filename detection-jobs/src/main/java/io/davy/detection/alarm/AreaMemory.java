package io.davy.detection.alarm;

import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Handling.Shelf;
import io.davy.alarm.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the alarm points of an area, and when something is due: no event costs a look at all of them. What changes is
 * written to the journal, so that the same can be made again.
 */
public final class AreaMemory {
    /** How long an alarm that has become normal can still be spoken of, and an answer to an officer is given again. */
    static final Duration KEPT = Duration.ofHours(24);

    /** Where changes are kept. */
    public interface Journal {
        /** Keeps nothing. */
        Journal NONE = new Journal() {
            @Override
            public void alarm(String point, @Nullable Alarm alarm) {}

            @Override
            public void answer(String action, @Nullable ActionResult answer) {}

            @Override
            public void handling(AreaHandling handling) {}
        };

        /** An alarm changed, or is forgotten. */
        void alarm(String point, @Nullable Alarm alarm);

        /** An action was answered, or is forgotten. */
        void answer(String action, @Nullable ActionResult answer);

        /** What lies over the area changed. */
        void handling(AreaHandling handling);
    }

    private final Map<String, Alarm> alarms = new HashMap<>();
    private final Map<String, ActionResult> answers = new HashMap<>();
    private final Agenda dueAlarms = new Agenda();
    private final Agenda dueAnswers = new Agenda();
    private final Strays strays = new Strays();
    private final Journal journal;
    private AreaHandling handling;
    private @Nullable Instant dueHandling;

    /**
     * What was remembered.
     *
     * @param alarms newest occurrences
     * @param answers given to officers
     */
    public AreaMemory(Iterable<Alarm> alarms, Iterable<ActionResult> answers, AreaHandling handling, Journal journal) {
        this.journal = journal;
        this.handling = handling;
        this.dueHandling = handling.next();
        for (Alarm a : alarms) {
            remember(Ids.point(a.sensor(), a.rule()), a);
        }
        for (ActionResult r : answers) {
            remember(r);
        }
    }

    /**
     * Takes what an earlier run published of the area, before anything else after a start.
     *
     * @param before until when what is not known here may be raised again
     */
    public void published(Collection<Alarm> alarms, Instant before) {
        strays.add(alarms, before, this);
    }

    /** Whether something that an earlier run published is not seen to yet. */
    public boolean unsettled() {
        return !strays.isEmpty();
    }

    Strays strays() {
        return strays;
    }

    @Nullable
    Alarm alarm(String point) {
        return alarms.get(point);
    }

    /** A copy, so that each may be changed meanwhile. */
    List<Alarm> alarms() {
        return new ArrayList<>(alarms.values());
    }

    void keep(Alarm a) {
        String point = Ids.point(a.sensor(), a.rule());
        remember(point, a);
        strays.found(a.id());
        journal.alarm(point, a);
    }

    private void remember(String point, Alarm a) {
        alarms.put(point, a);
        dueAlarms.put(point, next(a));
    }

    void forget(String point) {
        alarms.remove(point);
        dueAlarms.put(point, null);
        journal.alarm(point, null);
    }

    /** When the clock moves an alarm next. */
    private static @Nullable Instant next(Alarm a) {
        if (!a.listed()) {
            return a.time().plus(KEPT);
        }
        Shelf shelf = a.handling().shelf();
        return AreaHandling.earlier(
                shelf == null ? null : shelf.until(),
                a.state() == AlarmState.ACKED ? a.handling().reAlarmAt() : null);
    }

    @Nullable
    ActionResult answer(String action) {
        return answers.get(action);
    }

    void keep(ActionResult answer) {
        remember(answer);
        journal.answer(answer.action(), answer);
    }

    private void remember(ActionResult answer) {
        answers.put(answer.action(), answer);
        dueAnswers.put(answer.action(), answer.time().plus(KEPT));
    }

    /** Forgets answers that nobody asks for any longer. */
    void forgetAnswers(Instant now) {
        for (String old = dueAnswers.due(now); old != null; old = dueAnswers.due(now)) {
            answers.remove(old);
            dueAnswers.put(old, null);
            journal.answer(old, null);
        }
    }

    AreaHandling handling() {
        return handling;
    }

    void handling(AreaHandling next) {
        handling = next;
        dueHandling = next.next();
        journal.handling(next);
    }

    boolean handlingDue(Instant now) {
        return dueHandling != null && !dueHandling.isAfter(now);
    }

    /** The point of an alarm that the clock moves now, or null. */
    @Nullable
    String dueAlarm(Instant now) {
        return dueAlarms.due(now);
    }

    /** The next moment at which the clock moves anything here, or null if none does. */
    public @Nullable Instant due() {
        return AreaHandling.earlier(
                AreaHandling.earlier(dueAlarms.first(), dueAnswers.first()),
                AreaHandling.earlier(dueHandling, strays.until()));
    }
}
