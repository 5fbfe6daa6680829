package io.davy.alerting.notify.route;

import io.davy.notification.Notification;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import io.davy.plant.Routing;
import io.davy.plant.Telling;
import io.davy.plant.Telling.Route;
import io.davy.plant.Telling.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says who is to be called now for an incident that nobody has answered, and when to ask again. Pure: it remembers nothing; all it goes by
 * is what the topics tell, so a restart at any moment goes on where it was.
 */
public final class Escalation {
    private final Plant plant;
    private final Duty duty;
    private final Function<Contact, List<String>> ways;

    /**
     * What to do.
     *
     * @param asks who is to be called now
     * @param next when to ask again; null: when something has changed
     */
    public record Plan(List<Ask> asks, @Nullable Instant next) {
        static final Plan NOTHING = new Plan(List.of(), null);
    }

    /**
     * @param ways the channels by which a contact can be called, the first to take in front
     */
    public Escalation(Plant plant, Function<Contact, List<String>> ways) {
        this.plant = plant;
        this.duty = new Duty(plant);
        this.ways = ways;
    }

    /** The plan for a moment; taking it and asking again gives nothing further for the same moment. */
    public Plan plan(Situation s, Instant now) {
        Stretch stretch = s.stretch();
        boolean begun = s.told().stream().anyMatch(n -> n.state() != Notification.State.WITHDRAWN);
        if (stretch == null || !(s.open() || begun)) {
            return Plan.NOTHING;
        }
        Round round = stretch.round();
        List<Route> routes = routes(s, round.since());
        RoundCalls calls = new RoundCalls(s, round, ways, now);
        if (stretch.end() != null) {
            // That it has begun is news also for those who hear of it after it was answered.
            if (s.open() && s.stretches().size() == 1) {
                routes.forEach(r -> new RouteRun(r, round, duty, calls, now).first());
            }
            return calls.plan();
        }
        List<RouteRun> runs = routes.stream()
                .map(r -> new RouteRun(r, round, duty, calls, now))
                .toList();
        runs.forEach(RouteRun::steps);
        Instant nobody = calls.none() ? null : nobody(runs, calls);
        if (nobody != null && !nobody.isAfter(now)) {
            Instant moment = calls.unreachedSince();
            unreached(moment).forEach(calls::unreached);
        } else if (nobody != null) {
            calls.lookAt(nobody);
        }
        return calls.plan();
    }

    private List<Route> routes(Situation s, Instant since) {
        if (plant.telling().routes().isEmpty()) {
            List<String> all = plant.contacts().stream().map(Contact::id).toList();
            Step step = new Step(Duration.ZERO, all, List.of());
            return List.of(new Route(
                    "", null, null, null, null, null, List.of(step), null, 0, Duration.ZERO, false, List.of()));
        }
        return Routing.of(plant.telling(), s.subject(), duty.local(since));
    }

    /** How long news of an incident are held back after a message to the same contact: as long as the route says by which it was called. */
    public Duration quiet(Situation s, String contact) {
        Set<String> by = new LinkedHashSet<>();
        s.calls().stream()
                .filter(n -> n.contact().equals(contact))
                .forEach(n -> by.add(Situation.call(n).route()));
        return all(plant.telling().routes()).stream()
                .filter(r -> by.contains(r.id()))
                .map(Route::quiet)
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static List<Route> all(List<Route> level) {
        List<Route> routes = new ArrayList<>(level);
        level.forEach(r -> routes.addAll(all(r.routes())));
        return routes;
    }

    /** When it is plain that nobody answers; null while there is hope. */
    private static @Nullable Instant nobody(List<RouteRun> runs, RoundCalls calls) {
        if (calls.allFailed() && runs.stream().allMatch(RouteRun::cycleDone)) {
            return calls.lastTold();
        }
        List<RouteRun> escalating = runs.stream().filter(RouteRun::escalates).toList();
        if (escalating.isEmpty() || !escalating.stream().allMatch(RouteRun::done)) {
            return null;
        }
        return escalating.stream()
                .map(r -> r.patientUntil(calls.lastTold()))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private List<Contact> unreached(Instant moment) {
        Telling telling = plant.telling();
        return telling.unreached().isEmpty()
                ? plant.contacts()
                : telling.unreached().stream()
                        .flatMap(name -> duty.whom(name, moment).stream())
                        .distinct()
                        .toList();
    }
}
