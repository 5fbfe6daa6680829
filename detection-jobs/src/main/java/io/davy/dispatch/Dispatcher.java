package io.davy.dispatch;

import io.davy.action.Action;
import io.davy.dispatch.phase.GatherHazards;
import io.davy.dispatch.phase.Phase;
import io.davy.dispatch.phase.Phases;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Desk;
import io.davy.dispatch.state.RobotView;
import io.davy.dispatch.state.SiteMap;
import io.davy.dispatch.way.WayMap;
import io.davy.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The whole of dispatch without Kafka, Flink or a clock: a desk and an event in, a desk and what is to be said out. It orders nothing before it knows the plant. */
public final class Dispatcher {
    /** A record that was this old when it was read tells of a backlog. */
    private static final Duration BACKLOG = Duration.ofSeconds(10);

    private final DispatchSettings settings;
    private @Nullable WayMap map;
    private @Nullable SiteMap mapOf;
    private Set<String> mapWithout = Set.of();

    public Dispatcher(DispatchSettings settings) {
        this.settings = settings;
    }

    /**
     * What came of an event.
     *
     * @param desk the desk after it
     * @param out what is to be said, in this order
     */
    public record Result(Desk desk, List<Outgoing> out) {}

    /** The plant is known, or has changed. */
    public Result plant(Desk d, SiteMap site, Instant now) {
        return round(d.with(site), new ArrayList<>(), now);
    }

    /**
     * An incident has changed; versions seen before are nothing new.
     *
     * @param written when the record was written; old records are a backlog, which is read to its end before anything is ordered
     */
    public Result incident(Desk d, Incident incident, Instant written, Instant now) {
        Case known = d.cases().get(incident.id());
        boolean wanted = known != null
                ? incident.version() > known.incident().version()
                : incident.state() == Incident.State.OPEN
                        && incident.place() != null
                        && GatherHazards.inspection(incident.hazard()).isPresent();
        Instant settling = written.plus(BACKLOG).isBefore(now) ? now.plus(settings.settle()) : d.settling();
        Map<String, Case> cases = new TreeMap<>(d.cases());
        if (wanted) {
            cases.put(incident.id(), known == null ? Case.of(incident) : known.with(incident));
        }
        return round(d.withCases(cases, settling), new ArrayList<>(), now);
    }

    /** A robot has said something. */
    public Result robot(Desk d, RobotView view, Instant now) {
        Map<String, RobotView> robots = new TreeMap<>(d.robots());
        RobotView known = robots.get(view.robot());
        robots.put(view.robot(), known == null ? view : view.after(known));
        return round(d.withRobots(robots), new ArrayList<>(), now);
    }

    /** An officer wants something; ACK is none of dispatch's business. */
    public Result action(Desk d, Action action, Instant now) {
        SiteMap site = d.site();
        List<Outgoing> out = new ArrayList<>();
        if (site == null) {
            return new Officers(settings).withoutPlant(d, action, now, out);
        }
        Round round = open(d, site, now, out);
        new Officers(settings).act(round, action);
        return run(round, out);
    }

    /** Time has passed. */
    public Result tick(Desk d, Instant now) {
        return round(d, new ArrayList<>(), now);
    }

    /** When {@link #tick} is due next if nothing else comes; null if time alone changes nothing. */
    public @Nullable Instant wake(Desk d, Instant now) {
        return Wake.next(d, settings, now);
    }

    private Result round(Desk d, List<Outgoing> out, Instant now) {
        SiteMap site = d.site();
        return site == null ? new Result(d, out) : run(open(d, site, now, out), out);
    }

    private static Result run(Round round, List<Outgoing> out) {
        for (Phase phase : Phases.ALL) {
            phase.run(round);
        }
        return new Result(round.close(), out);
    }

    private Round open(Desk d, SiteMap site, Instant now, List<Outgoing> out) {
        Set<String> closed = d.blocked().entrySet().stream()
                .filter(b -> b.getValue().until().isAfter(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        WayMap ways = map;
        if (ways == null || !site.equals(mapOf) || !closed.equals(mapWithout)) {
            ways = new WayMap(site.without(closed));
            map = ways;
            mapOf = site;
            mapWithout = closed;
        }
        return new Round(d, site, ways, settings, now, out);
    }
}
