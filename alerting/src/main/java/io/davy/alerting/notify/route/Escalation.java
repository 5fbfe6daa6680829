package io.davy.alerting.notify.route;

import io.davy.alarm.Priority;
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
import org.jspecify.annotations.Nullable;

/**
 * Says who is to be called now for an incident that nobody has answered, and when to ask again. Pure: it remembers nothing; all it goes by
 * is what the topics tell, so a restart at any moment goes on where it was.
 */
public final class Escalation {
    private final Plant plant;
    private final Duty duty;
    private final Reach reach;

    /**
     * What to do.
     *
     * @param asks who is to be called now
     * @param next when to ask again; null: when something has changed
     * @param unreached whether nobody has answered to the end, or nobody could be reached
     */
    public record Plan(List<Ask> asks, @Nullable Instant next, boolean unreached) {
        static final Plan NOTHING = new Plan(List.of(), null, false);
    }

    public Escalation(Plant plant, Reach reach) {
        this.plant = plant;
        this.duty = new Duty(plant);
        this.reach = reach;
    }

    /** The plan for a moment; taking it and asking again gives nothing further for the same moment. */
    public Plan plan(Situation s, Instant now) {
        Stretch stretch = s.stretch();
        boolean begun = s.told().stream().anyMatch(n -> n.state() != Notification.State.WITHDRAWN);
        if (stretch == null || !(s.open() || begun)) {
            return Plan.NOTHING;
        }
        boolean over = stretch.end() != null;
        Round round = over ? stretch.rounds().get(0) : stretch.round();
        List<Route> routes = routes(s, round.since());
        RoundCalls calls = new RoundCalls(s, round, reach, now);
        if (over) {
            // That it has begun is news also for those who hear of it after it was answered.
            if (s.open() && round.why() == Round.Why.BEGUN) {
                routes.forEach(r -> new RouteRun(r, round, duty, calls, now).first());
            }
            return calls.plan(false);
        }
        List<RouteRun> runs = routes.stream()
                .map(r -> new RouteRun(r, round, duty, calls, now))
                .toList();
        runs.forEach(RouteRun::steps);
        Instant nobody = nobody(runs, calls, grave(s));
        if (nobody == null || nobody.isAfter(now)) {
            calls.lookAt(nobody);
            return calls.plan(s.unreached());
        }
        unreached(calls.unreachedSince()).forEach(calls::unreached);
        return calls.plan(true);
    }

    /** Whether it must not end with messages that nobody answers, whatever the routes say. */
    private static boolean grave(Situation s) {
        return s.subject().severity().compareTo(Priority.HIGH) >= 0;
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

    /**
     * When it is plain that nobody answers; null while there is hope. A route that tells once and no more ends there, unless the incident is
     * grave; one that is not grave and of which nobody is to be told leaves nobody to answer.
     */
    private static @Nullable Instant nobody(List<RouteRun> runs, RoundCalls calls, boolean grave) {
        if (calls.hopeless() && runs.stream().allMatch(RouteRun::cycleDone)) {
            return grave || !calls.none() ? calls.lastTold() : null;
        }
        List<RouteRun> ending =
                runs.stream().filter(r -> grave || r.escalates()).toList();
        if (ending.isEmpty() || !ending.stream().allMatch(RouteRun::done)) {
            return null;
        }
        return ending.stream()
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
