package io.davy.dispatch;

import io.davy.dispatch.phase.GatherHazards;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.way.PoseFinder;
import io.davy.dispatch.way.WayMap;
import io.davy.incident.Incident;
import io.davy.incident.Incident.Member;
import io.davy.incident.Incident.Outcome;
import io.davy.incident.Incident.Verdict;
import io.davy.mission.Mission;
import io.davy.plant.Place;
import io.davy.plant.Ways;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether an incident that has a verdict is looked at again, of itself {@value #MOST_LOOKS} times at most; an officer can always send a robot.
 *
 * <ul>
 *   <li>Nothing was found, or nothing that says anything, and the incident's place has moved since: the first place of a leak is a guess on little
 *       evidence, and a look at the wrong machine says nothing of the right one.
 *   <li>Nothing was found, and alarms are still on: after {@link DispatchSettings#lookAgain}; after an inconclusive look sooner, so that another robot can go
 *       ({@link DispatchSettings#inconclusiveAgain}).
 *   <li>It has grown: a sensor has joined that was not in it at the verdict. Of a confirmed hazard people know already; it takes {@value #MANY} sensors.
 * </ul>
 */
public final class SecondLook {
    private static final int MOST_LOOKS = 4;
    private static final int MANY = 3;
    /** A place that has moved further than a gas look reaches is another place, m. */
    private static final double MOVED_M = 5;

    private SecondLook() {}

    /** Whether it is due. */
    public static boolean due(Case c, WayMap map, DispatchSettings settings, Instant now) {
        Verdict v = verdict(c);
        if (v == null || c.incident().place() == null || c.missions() >= MOST_LOOKS) {
            return false;
        }
        long grown = grown(c.incident(), v.time());
        if (v.outcome() == Outcome.CONFIRMED) {
            return grown >= MANY;
        }
        Instant at = at(c, settings);
        return grown > 0 || elsewhere(c, map) || (at != null && !at.isAfter(now));
    }

    /** When it is due by the clock alone; null if never. */
    public static @Nullable Instant at(Case c, DispatchSettings settings) {
        Verdict v = verdict(c);
        Incident i = c.incident();
        boolean wanted = v != null
                && i.state() == Incident.State.OPEN
                && i.place() != null
                && c.missions() < MOST_LOOKS
                && i.alarms().stream().anyMatch(Member::on);
        return wanted ? wait(v.outcome(), settings).map(v.time()::plus).orElse(null) : null;
    }

    private static Optional<Duration> wait(Outcome outcome, DispatchSettings settings) {
        return switch (outcome) {
            case CONFIRMED -> Optional.empty();
            case NOT_FOUND -> Optional.of(settings.lookAgain());
            case INCONCLUSIVE -> Optional.of(settings.inconclusiveAgain());
        };
    }

    /** What is known, as of the newest word about it: what was confirmed once stays confirmed, but a later look that found nothing was a look as well. */
    private static @Nullable Verdict verdict(Case c) {
        Verdict known = c.incident().verdict();
        List<Verdict> given = c.mission() == null ? List.of() : c.mission().verdicts();
        Verdict counts = known;
        Instant newest = known == null ? Instant.MIN : known.time();
        for (Verdict v : given) {
            counts = Verdict.counting(counts, v);
            newest = v.time().isAfter(newest) ? v.time() : newest;
        }
        return counts == null ? null : counts.at(newest);
    }

    /** How many sensors have joined since; robots' own do not count. */
    private static long grown(Incident i, Instant since) {
        Set<String> before = i.alarms().stream()
                .filter(m -> !m.time().isAfter(since))
                .map(Member::sensor)
                .collect(Collectors.toSet());
        return i.alarms().stream()
                .filter(m -> m.on() && m.place() == null && !before.contains(m.sensor()))
                .map(Member::sensor)
                .distinct()
                .count();
    }

    /** Whether the incident's place has moved further than {@value #MOVED_M} m from the mission's, and out of sight of where the robot stood. */
    private static boolean elsewhere(Case c, WayMap map) {
        Mission m = c.mission();
        Place now = c.incident().place();
        if (m == null || m.verdict() == null || m.route().isEmpty() || now == null) {
            return false;
        }
        Ways.Node stoodAt = map.node(m.route().get(m.route().size() - 1));
        double reach = GatherHazards.inspection(c.incident().hazard())
                .map(PoseFinder::lookM)
                .orElse(0.0);
        boolean sees = stoodAt != null && onFloor(now, stoodAt.floor()) && map.distance(stoodAt, now) <= reach;
        return !sees && (m.target() == null || moved(m.target(), now));
    }

    private static boolean moved(Place before, Place now) {
        return Math.hypot(now.x() - before.x(), now.y() - before.y()) > MOVED_M
                || (before.floor() != null
                        && now.floor() != null
                        && !before.floor().equals(now.floor()));
    }

    private static boolean onFloor(Place p, String floor) {
        return p.floor() == null || p.floor().equals(floor);
    }
}
