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

    /** Takes those steps only that tell at once, for those who have only to know. */
    void first() {
        for (int k = 0; k < route.steps().size(); k++) {
            if (route.steps().get(k).after().isZero()) {
                take(k, 0, round.since(), true);
            }
        }
    }

    /** Takes all steps whose time has come; those that follow too, when nobody who was called can be reached. */
    void steps() {
        boolean taken = false;
        for (int k = 0; k < route.steps().size(); k++) {
            Instant due = due(k, cycle);
            if (!due.isAfter(now) || missed(k) || (taken && calls.hopeless())) {
                take(k, cycle, due, false);
                taken = true;
            } else {
                stepsLeft = true;
            }
            if (due.isAfter(now)) {
                calls.lookAt(due);
            }
        }
        if (cycle < route.repeats() && !length().isZero()) {
            calls.lookAt(round.since().plus(length().multipliedBy(cycle + 1L)));
        }
    }

    /** Whether a step had its time in an earlier cycle and was not taken: it is not left out until its turn in this one. */
    private boolean missed(int k) {
        if (cycle == 0 || !calls.of(route.id(), null, k).isEmpty()) {
            return false;
        }
        Instant before = due(k, cycle - 1);
        return !told(people(route.steps().get(k), before), before);
    }

    private boolean told(List<Contact> people, Instant since) {
        return !people.isEmpty() && people.stream().allMatch(c -> calls.toldSince(since, c));
    }

    private void take(int k, int inCycle, Instant time, boolean answered) {
        Step step = route.steps().get(k);
        // Before its time a step adds those only whom nothing in this cycle has called.
        Instant due = time.isAfter(now) ? round.since().plus(length().multipliedBy(inCycle)) : time;
        // Whom the step names at its own time is called already: then it adds nothing, whoever has the duty later.
        Instant moment = calls.of(route.id(), inCycle, k).stream()
                .map(Notification::created)
                .min(Instant::compareTo)
                .orElseGet(() -> told(people(step, due), due) ? due : now);
        for (String name : step.tell()) {
            Call call = new Call(round.name(), inCycle, route.id(), k, name);
            duty.whom(name, moment).forEach(c -> calls.ask(c, call, step.by(), due, answered));
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
