package io.davy.alerting.notify.route;

import io.davy.notification.Notification;
import io.davy.notification.Notification.Call;
import io.davy.plant.Plant.Contact;
import io.davy.plant.Telling.Route;
import io.davy.plant.Telling.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One route in one round at one moment: which steps are due, and whether it has come to its end. */
final class RouteRun {
    /** How long the last who are told have to answer, where the route's own times do not say. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Route route;
    private final Round round;
    private final Duty duty;
    private final RoundCalls calls;
    private final Instant now;
    private final int cycle;
    private boolean stepsLeft;

    RouteRun(Route route, Round round, Duty duty, RoundCalls calls, Instant now) {
        this.route = route;
        this.round = round;
        this.duty = duty;
        this.calls = calls;
        this.now = now;
        this.cycle = cycle();
    }

    private int cycle() {
        Duration length = length();
        if (length.isZero()) {
            return 0;
        }
        long passed = Duration.between(round.since(), now).toMillis() / length.toMillis();
        return (int) Math.max(0, Math.min(route.repeats(), passed));
    }

    /** From the beginning of a cycle to that of the next; zero: there is no next. */
    private Duration length() {
        return route.repeat() == null ? Duration.ZERO : last().plus(route.repeat());
    }

    private Duration last() {
        return route.steps().stream().map(Step::after).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private Instant due(int step, int inCycle) {
        Duration after = route.steps().get(step).after();
        return inCycle == 0
                ? round.due(after)
                : round.since().plus(length().multipliedBy(inCycle)).plus(after);
    }

    /** Takes those steps only that tell at once. */
    void first() {
        for (int k = 0; k < route.steps().size(); k++) {
            if (route.steps().get(k).after().isZero()) {
                take(k, 0, round.since());
            }
        }
    }

    /** Takes all steps whose time has come. */
    void steps() {
        for (int k = 0; k < route.steps().size(); k++) {
            Instant due = due(k, cycle);
            // A step that was missed in earlier cycles is not left out until its turn in this one.
            boolean missed = cycle > 0 && calls.of(route.id(), null, k).isEmpty();
            if (!due.isAfter(now) || missed || calls.allFailed()) {
                take(k, cycle, due);
            } else {
                stepsLeft = true;
                calls.lookAt(due);
            }
        }
        if (cycle < route.repeats() && !length().isZero()) {
            calls.lookAt(round.since().plus(length().multipliedBy(cycle + 1L)));
        }
    }

    private void take(int k, int inCycle, Instant due) {
        Step step = route.steps().get(k);
        List<Notification> before = calls.of(route.id(), inCycle, k);
        List<Contact> then = people(step, due);
        // Whom the step names at its own time is told already: then it adds nothing, whoever has the duty later.
        boolean known = !then.isEmpty() && then.stream().allMatch(c -> calls.told(inCycle, c));
        Instant moment = before.stream()
                .map(Notification::created)
                .min(Instant::compareTo)
                .orElse(known ? due : now);
        for (String name : step.tell()) {
            Call call = new Call(round.name(), inCycle, route.id(), k, name);
            duty.whom(name, moment).forEach(c -> calls.ask(c, call, step.by()));
        }
    }

    private List<Contact> people(Step step, Instant moment) {
        List<Contact> people = new ArrayList<>();
        step.tell().forEach(name -> people.addAll(duty.whom(name, moment)));
        return people;
    }

    /** Whether it goes on after the first have been told. */
    boolean escalates() {
        return route.steps().size() > 1 || (route.repeat() != null && route.repeats() > 0);
    }

    /** Whether all steps of this cycle have been taken. */
    boolean cycleDone() {
        return !stepsLeft;
    }

    /** Whether the last step of the last cycle has been taken. */
    boolean done() {
        return !stepsLeft && (length().isZero() || cycle == route.repeats());
    }

    /** When those who were told last have had their time to answer. */
    Instant patientUntil(Instant lastTold) {
        Duration patience = route.repeat() != null ? route.repeat() : lastGap();
        Instant lastDue = due(route.steps().size() - 1, cycle);
        return (lastTold.isAfter(lastDue) ? lastTold : lastDue).plus(patience);
    }

    private Duration lastGap() {
        List<Duration> times =
                route.steps().stream().map(Step::after).sorted().distinct().toList();
        return times.size() < 2 ? PATIENCE : times.get(times.size() - 1).minus(times.get(times.size() - 2));
    }
}
