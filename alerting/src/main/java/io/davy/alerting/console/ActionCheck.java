package io.davy.alerting.console;

import io.davy.action.Action;
import io.davy.action.Refusal;
import io.davy.alarm.Alarm;
import io.davy.alarm.Ids;
import io.davy.alarm.SensorService;
import io.davy.incident.Incident;
import io.davy.mission.Mission;
import io.davy.plant.ClassCare;
import io.davy.plant.Plant;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Refuses what cannot be meant so, as far as the console can know, before anything is sent; the job has the last word. */
final class ActionCheck {
    private static final Duration LONGEST = Duration.ofDays(366);

    private final ConsoleView view;
    private final Plant plant;

    ActionCheck(ConsoleView view, Plant plant) {
        this.view = view;
        this.plant = plant;
    }

    /** What comes of a check. */
    sealed interface Verdict {
        /** It may be sent, to these targets. */
        record Sound(List<String> targets) implements Verdict {}

        /**
         * It may not.
         *
         * @param status HTTP status
         * @param code short name as in {@link Refusal}, for which the page has its own words
         * @param message one English line
         */
        record Refused(HttpStatus status, String code, String message) implements Verdict {}
    }

    /** Whether a user may send this. */
    Verdict check(Action.Type type, String target, ActionRequest request, String user) {
        return switch (type) {
            case ACK -> ack(target);
            case SHELVE -> alarm(target, a -> shelve(a, request));
            case UNSHELVE ->
                alarm(target, a -> a.handling().shelf() != null ? null : not(Refusal.NOT_SHELVED, "it is not shelved"));
            case RESET -> alarm(target, a -> reset(a, user));
            case OUT_OF_SERVICE -> sensor(target, outOfService(request));
            case IN_SERVICE -> inService(target);
            case SEND -> view.incident(target).isPresent() ? send(target, request.robot()) : unknown();
            case CANCEL, PAUSE, RESUME ->
                view.mission(target).isPresent() || view.incident(target).isPresent() ? sound(target) : unknown();
            case VERDICT -> verdict(target, request);
            case RETURN -> robot(target) ? sound(target) : unknown();
        };
    }

    private Verdict send(String incident, @Nullable String robot) {
        return robot == null || robot(robot)
                ? sound(incident)
                : not(Refusal.NO_SUCH_ROBOT, "the plant has no robot " + robot);
    }

    // Of a mission whose incident is not known here the job knows more.
    private Verdict verdict(String target, ActionRequest request) {
        String id = view.mission(target).map(Mission::incident).orElse(target);
        Optional<Incident> incident = view.incident(id);
        if (incident.isEmpty() && view.mission(target).isEmpty()) {
            return unknown();
        }
        if (incident.isPresent() && incident.get().state() == Incident.State.CLOSED) {
            return not(Refusal.NO_SUCH_INCIDENT, "the incident " + id + " is closed");
        }
        if (request.verdict() == null) {
            return bad(Refusal.NO_OUTCOME, "outcome is one of " + List.of(Incident.Outcome.values()));
        }
        return request.reason() == null ? bad(Refusal.NO_REASON, "a verdict wants a reason") : sound(target);
    }

    private boolean robot(String id) {
        return plant.robots().stream().anyMatch(r -> r.id().equals(id));
    }

    private Verdict ack(String target) {
        if (view.alarm(target).isPresent()) {
            return sound(target);
        }
        Optional<Incident> incident = view.incident(target);
        if (incident.isEmpty()) {
            return unknown();
        }
        List<String> waiting = view.unanswered(incident.get());
        return waiting.isEmpty()
                ? not(Refusal.NOTHING_TO_ACKNOWLEDGE, "everything is acknowledged already")
                : new Verdict.Sound(waiting);
    }

    private Verdict.@Nullable Refused shelve(Alarm a, ActionRequest request) {
        ClassCare care = plant.alarms().of(a.alarmClass());
        if (care.shelveMost().isZero()) {
            return not(Refusal.NEVER_SHELVED, "alarms of class " + a.alarmClass() + " are never shelved");
        }
        if (request.reason() == null) {
            return bad(Refusal.NO_REASON, "shelving wants a reason");
        }
        Verdict.Refused time = time(request);
        if (time != null || request.seconds() == null) {
            return time;
        }
        Duration most = care.shelveMost();
        return request.seconds() <= most.toSeconds()
                ? null
                : bad(Refusal.TOO_LONG, "alarms of class " + a.alarmClass() + " are shelved for " + most + " at most");
    }

    private static Verdict.@Nullable Refused outOfService(ActionRequest request) {
        if (request.permit() == null) {
            return bad(Refusal.NO_PERMIT, "out of service wants the number of a permit");
        }
        return request.reason() == null ? bad(Refusal.NO_REASON, "out of service wants a reason") : time(request);
    }

    private static Verdict.@Nullable Refused time(ActionRequest request) {
        if (request.seconds() == null) {
            return bad(Refusal.NO_END, "say for how many seconds");
        }
        if (request.seconds() <= 0) {
            return bad(Refusal.END_IS_PAST, "its end must lie ahead");
        }
        return request.seconds() <= LONGEST.toSeconds()
                ? null
                : bad(Refusal.TOO_LONG, "it lasts " + LONGEST.toDays() + " days at most");
    }

    private static Verdict.@Nullable Refused reset(Alarm a, String user) {
        if (a.handling().resets().contains(user)) {
            return not(Refusal.SAME_PERSON, "its reset needs another person beside " + user);
        }
        return switch (a.state()) {
            case LATCHED_ACKED -> null;
            case LATCHED_UNACKED -> not(Refusal.ACKNOWLEDGE_FIRST, "acknowledge it before the reset");
            case UNACKED, ACKED -> not(Refusal.CONDITION_IS_ON, "its condition must be normal before the reset");
            case NORMAL, RTN_UNACKED -> not(Refusal.NOT_LATCHED, "it is not latched");
        };
    }

    private interface AlarmRule {
        Verdict.@Nullable Refused refuse(Alarm alarm);
    }

    private Verdict alarm(String target, AlarmRule rule) {
        Optional<Alarm> found = view.alarm(target);
        if (found.isEmpty()) {
            return unknown();
        }
        Verdict.Refused refused = rule.refuse(found.get());
        return refused != null ? refused : sound(target);
    }

    // A sensor is named by one of its alarms, by its record where it is out of service, by its tag, or as an action
    // names it.
    private Verdict sensor(String target, Verdict.@Nullable Refused refused) {
        Optional<String> found = view.alarm(target)
                .map(a -> Ids.sensorTarget(a.area(), a.sensor()))
                .or(() -> view.service(target).map(SensorService::id))
                .or(() -> plant.sensors().stream()
                        .filter(s -> target.endsWith(s.tag()))
                        .flatMap(s -> area(s.zone())
                                .map(area -> Ids.sensorTarget(area, s.tag()))
                                .filter(id -> target.equals(s.tag()) || target.equals(id)))
                        .findFirst());
        if (found.isPresent()) {
            return refused != null ? refused : sound(found.get());
        }
        return new Verdict.Refused(
                HttpStatus.NOT_FOUND, Refusal.UNKNOWN_SENSOR.code(), "the plant has no sensor " + target);
    }

    // What the plant does not have may have been returned by somebody else a moment ago.
    private Verdict inService(String target) {
        Verdict verdict = sensor(target, null);
        return verdict instanceof Verdict.Refused && !Ids.sensorOfTarget(target).isEmpty()
                ? not(Refusal.NOT_OUT_OF_SERVICE, "it is not out of service")
                : verdict;
    }

    private Stream<String> area(String zone) {
        return plant.zones().stream().filter(z -> z.id().equals(zone)).map(Plant.Zone::area);
    }

    private static Verdict sound(String target) {
        return new Verdict.Sound(List.of(target));
    }

    private static Verdict.Refused unknown() {
        return new Verdict.Refused(HttpStatus.NOT_FOUND, "unknown", "nothing of that id is known");
    }

    private static Verdict.Refused not(Refusal why, String message) {
        return new Verdict.Refused(HttpStatus.CONFLICT, why.code(), message);
    }

    private static Verdict.Refused bad(Refusal why, String message) {
        return new Verdict.Refused(HttpStatus.BAD_REQUEST, why.code(), message);
    }
}
