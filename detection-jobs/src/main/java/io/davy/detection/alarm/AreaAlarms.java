package io.davy.detection.alarm;

import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.action.Refusal;
import io.davy.alarm.Alarm;
import io.davy.alarm.Handling;
import io.davy.alarm.Handling.OutOfService;
import io.davy.alarm.Handling.Shelf;
import io.davy.alarm.Handling.Suppression;
import io.davy.alarm.Ids;
import io.davy.alarm.SensorService;
import io.davy.alarm.SensorService.Ended;
import io.davy.detection.suppression.SuppressionRule;
import io.davy.detection.watch.ConditionChange;
import io.davy.plant.Plant;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All alarm points of an area: conditions, officers' actions, sensors out of service, suppression by design, and the clock. Pure but for
 * the memory that it is handed; immutable under one plant, and a new plant drops nothing that stands.
 *
 * <p>An action that is repeated under its id is answered again and done once.
 */
public final class AreaAlarms {
    /**
     * For how long after a start an action waits for what it is about: readings and actions are read again side by side, so an
     * acknowledgement may come before its alarm.
     */
    public static final Duration SETTLE = Duration.ofSeconds(30);

    private final AlarmMachine machine;
    private final Requests requests;
    private final SuppressionPlan suppressions;
    /** Tags of sensors, ids of machines. */
    private final Set<String> known = new HashSet<>();

    public AreaAlarms(Plant plant) {
        machine = new AlarmMachine(plant.alarms());
        requests = new Requests(plant.alarms());
        suppressions = new SuppressionPlan(plant.alarms().suppressions());
        Map<String, String> areas = new HashMap<>();
        plant.zones().forEach(z -> areas.put(z.id(), Ids.area(z.area())));
        plant.sensors().forEach(s -> known.add(areas.get(s.zone()) + '/' + s.tag()));
        plant.machines().forEach(m -> known.add(areas.get(m.zone()) + '/' + m.id()));
    }

    /**
     * Takes what an earlier run published of sensors out of service, before anything else after a start. A memory of none may be one that was
     * lost: then what was published goes on, or is told to have ended where its permit ran out meanwhile. What was never published, since an
     * earlier version did not, is told.
     */
    public void begin(AreaMemory m, Collection<SensorService> published, Instant now, AlarmOutput out) {
        Set<String> told = new HashSet<>();
        boolean lost = m.handling().outOfService().isEmpty();
        for (SensorService s : published) {
            told.add(s.sensor());
            OutOfService permit = s.outOfService();
            if (permit == null || m.handling().outOfService().containsKey(s.sensor())) {
                continue;
            }
            if (!permit.until().isAfter(now)) {
                out.service(s.sensor(), null, new Ended(permit, null), now);
            } else if (lost) {
                m.handling(m.handling().outOfService(s.sensor(), permit));
            }
        }
        m.handling().outOfService().forEach((tag, permit) -> {
            if (!told.contains(tag)) {
                out.service(tag, permit, null, now);
            }
        });
    }

    /** Takes what a rule says. */
    public void condition(AreaMemory m, ConditionChange c, Instant now, AlarmOutput out) {
        if (SuppressionRule.says(c.rule())) {
            suppression(m, c, out);
            return;
        }
        Alarm current = current(m, c, out);
        if (become(m, machine.condition(current, c, over(m, c)), out)) {
            waited(m, now, out);
        }
    }

    /** The newest occurrence of a change's point; one that an earlier run published goes on if none stands. */
    private @Nullable Alarm current(AreaMemory m, ConditionChange c, AlarmOutput out) {
        Alarm known = m.alarm(Ids.point(c.sensor(), c.rule()));
        Alarm stray = known != null && known.listed() ? null : m.strays().continued(c);
        if (stray == null) {
            return known;
        }
        Alarm own = fitted(m, stray, c.time());
        become(m, own, out);
        return own;
    }

    /** An alarm that an earlier run published, under what lies over the area now. */
    private Alarm fitted(AreaMemory m, Alarm a, Instant now) {
        Handling h = a.handling();
        List<String> rules = suppressions.hiding(m.handling().suppressions().keySet(), a);
        Instant since = h.suppression() == null ? now : h.suppression().since();
        return a.edit(
                e -> e.handling = h.outOfService(m.handling().outOfService().get(a.sensor()))
                        .suppression(rules.isEmpty() ? null : new Suppression(rules, since)));
    }

    /** Sees to an alarm that an earlier run published and that was not raised again. */
    private void settle(AreaMemory m, Alarm stray, Instant now, AlarmOutput out) {
        Alarm known = m.alarm(Ids.point(stray.sensor(), stray.rule()));
        if (known != null && known.listed()) {
            out.alarm(Strays.takenOver(stray, now));
            return;
        }
        Alarm own = fitted(m, stray, now);
        become(m, own.on() ? machine.condition(own, Strays.notFound(own, now), Handling.NONE) : own, out);
    }

    /** What lies over an alarm that a change would raise. */
    private Handling over(AreaMemory m, ConditionChange c) {
        AreaHandling area = m.handling();
        List<String> rules = suppressions.hiding(area.suppressions().keySet(), c.sensor(), c.rule(), c.alarmClass());
        return Handling.NONE
                .outOfService(area.outOfService().get(c.sensor()))
                .suppression(rules.isEmpty() ? null : new Suppression(rules, c.time()));
    }

    private void suppression(AreaMemory m, ConditionChange c, AlarmOutput out) {
        AreaHandling area = m.handling();
        if (area.suppressions().containsKey(c.sensor()) != c.on()) {
            m.handling(area.suppression(c.sensor(), c.on() ? c.time() : null));
            suppress(m, c.time(), out);
        }
    }

    private void suppress(AreaMemory m, Instant at, AlarmOutput out) {
        Set<String> holding = m.handling().suppressions().keySet();
        for (Alarm a : m.alarms()) {
            if (a.listed()) {
                become(m, Overlays.suppress(a, suppressions.hiding(holding, a), at), out);
            }
        }
    }

    /** Fits what lies over an area to this plant: a rule of suppression that there is no more hides nothing any longer. */
    public void fit(AreaMemory m, Instant now, AlarmOutput out) {
        AreaHandling area = m.handling();
        for (String id : area.suppressions().keySet()) {
            if (!suppressions.knows(id)) {
                area = area.suppression(id, null);
            }
        }
        if (!area.equals(m.handling())) {
            m.handling(area);
        }
        suppress(m, now, out);
    }

    /**
     * Takes an officer's action.
     *
     * @param settled until when an action that may only have come too early is not refused
     */
    public void act(AreaMemory m, Action action, Instant now, Instant settled, AlarmOutput out) {
        ActionResult before = m.answer(action.id());
        if (before != null) {
            out.answer(before);
            return;
        }
        boolean waits =
                m.handling().waiting().stream().anyMatch(w -> w.action().id().equals(action.id()));
        if (waits) {
            return;
        }
        Answer answer = take(m, action, now, out);
        if (answer.word() != null && answer.word().passing() && settled.isAfter(now)) {
            m.handling(m.handling().waiting(new AreaHandling.Waiting(action, settled)));
        } else {
            answer(m, action, answer, now, out);
        }
    }

    private static void answer(AreaMemory m, Action action, Answer a, Instant now, AlarmOutput out) {
        ActionResult result = new ActionResult(
                action.id(),
                a.accepted(),
                a.text(),
                a.word() == null ? null : a.word().code(),
                now,
                Map.of());
        m.keep(result);
        out.answer(result);
    }

    /** Tries again what waited. */
    private void waited(AreaMemory m, Instant now, AlarmOutput out) {
        for (AreaHandling.Waiting w : m.handling().waiting()) {
            Answer answer = take(m, w.action(), now, out);
            if (answer.accepted() || !w.until().isAfter(now)) {
                m.handling(m.handling().without(w));
                answer(m, w.action(), answer, now, out);
            }
        }
    }

    private Answer take(AreaMemory m, Action action, Instant now, AlarmOutput out) {
        String tag = Ids.sensorOfTarget(action.target());
        if (!tag.isEmpty()) {
            return switch (action.type()) {
                case OUT_OF_SERVICE -> outOfService(m, tag, action, now, out);
                case IN_SERVICE -> inService(m, tag, action, now, out);
                case ACK, SHELVE, UNSHELVE, RESET, SEND, CANCEL, PAUSE, RESUME, RETURN, VERDICT ->
                    Answer.refused(Refusal.WRONG_TARGET, "this is done to an alarm, not to a sensor");
            };
        }
        Answer answer = requests.take(m.alarm(Ids.pointOfAlarm(action.target())), action, now);
        become(m, answer.alarm(), out);
        return answer;
    }

    private Answer outOfService(AreaMemory m, String tag, Action action, Instant now, AlarmOutput out) {
        boolean there = known.contains(Ids.areaOfAlarm(action.target()) + '/' + tag)
                || m.alarms().stream().anyMatch(a -> a.sensor().equals(tag));
        Answer refused = Requests.permitRefused(action, there, now);
        if (refused != null) {
            return refused;
        }
        OutOfService permit = Requests.permit(action, now);
        OutOfService before = m.handling().outOfService().get(tag);
        m.handling(m.handling().outOfService(tag, permit));
        out.service(tag, permit, before == null ? null : new Ended(before, action.user()), now);
        for (Alarm a : m.alarms()) {
            if (a.sensor().equals(tag) && a.listed()) {
                become(m, Overlays.outOfService(a, permit), out);
            }
        }
        return Answer.DONE;
    }

    private static Answer inService(AreaMemory m, String tag, Action action, Instant now, AlarmOutput out) {
        OutOfService permit = m.handling().outOfService().get(tag);
        if (permit == null) {
            return Answer.refused(Refusal.NOT_OUT_OF_SERVICE, "the sensor is not out of service");
        }
        backInService(m, tag, new Ended(permit, action.user()), Requests.at(action, now), now, out);
        return Answer.DONE;
    }

    private static void backInService(AreaMemory m, String tag, Ended ended, Instant at, Instant now, AlarmOutput out) {
        m.handling(m.handling().outOfService(tag, null));
        out.service(tag, null, ended, now);
        for (Alarm a : m.alarms()) {
            if (a.sensor().equals(tag) && a.handling().outOfService() != null) {
                become(m, Overlays.inService(a, at), out);
            }
        }
    }

    /** Takes the clock: permits and shelves that end, alarms to be annunciated again, what can be forgotten. */
    public void clock(AreaMemory m, Instant now, AlarmOutput out) {
        m.forgetAnswers(now);
        m.strays().due(now).forEach(stray -> settle(m, stray, now, out));
        if (m.handlingDue(now)) {
            m.handling().outOfService().forEach((tag, permit) -> {
                if (!permit.until().isAfter(now)) {
                    backInService(m, tag, new Ended(permit, null), now, now, out);
                }
            });
            waited(m, now, out);
        }
        for (String point = m.dueAlarm(now); point != null; point = m.dueAlarm(now)) {
            Alarm a = Objects.requireNonNull(m.alarm(point));
            Shelf shelf = a.handling().shelf();
            if (!a.listed()) {
                m.forget(point);
            } else if (shelf != null && !shelf.until().isAfter(now)) {
                become(m, Overlays.shelfExpired(a, now), out);
            } else {
                become(m, AlarmMachine.reAlarm(a, now), out);
            }
        }
    }

    private static boolean become(AreaMemory m, @Nullable Alarm next, AlarmOutput out) {
        if (next == null) {
            return false;
        }
        m.keep(next);
        out.alarm(next);
        return true;
    }
}
