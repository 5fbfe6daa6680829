package io.davy.dispatch.phase;

import io.davy.alarm.Hazard;
import io.davy.dispatch.MissionEdit;
import io.davy.dispatch.Need;
import io.davy.dispatch.Reasons;
import io.davy.dispatch.Round;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.way.Pose;
import io.davy.dispatch.way.PoseFinder;
import io.davy.dispatch.way.SweepPlan;
import io.davy.dispatch.way.WaySearch;
import io.davy.incident.Incident;
import io.davy.mission.Mission;
import io.davy.plant.Place;
import io.davy.plant.Robot.Inspection;
import io.davy.plant.Ways;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Collects the open incidents that need a look, the most severe first, then the oldest; and clears away what needs nothing more.
 *
 * <p>An incident that closes while a robot is on its way keeps its robot: a safety officer wants the look all the same.
 */
public final class GatherHazards implements Phase {
    private static final int MOST_LOOKS = 4;
    /** A place that has moved further than a gas look reaches is another place, m. */
    private static final double MOVED_M = 5;

    private static final Comparator<Case> URGENT_FIRST = Comparator.comparing(
                    (Case c) -> c.incident().severity())
            .reversed()
            .thenComparing(c -> c.incident().opened())
            .thenComparing(c -> c.incident().id());

    @Override
    public void run(Round round) {
        for (Case c : List.copyOf(round.cases.values())) {
            if (c.incident().state() == Incident.State.CLOSED) {
                closed(round, c);
            }
        }
        if (round.settling != null && round.settling.isAfter(round.now)) {
            return;
        }
        List<Case> wanted = round.cases.values().stream()
                .filter(c -> c.incident().state() == Incident.State.OPEN)
                .filter(c -> c.urgent() || c.again() || c.waiting())
                .filter(c -> !c.held() && (!c.judged() || c.again() || c.waiting() || lookedElsewhere(round, c)))
                .filter(c -> !c.inFlight() && round.errandFor(c) == null)
                .sorted(URGENT_FIRST)
                .toList();
        if (!wanted.isEmpty()) {
            WaySearch ways = round.ways();
            wanted.forEach(c -> need(round, ways, c));
        }
    }

    /** What a robot has to be able to do for a hazard; empty if no robot is sent to it. */
    public static Optional<Inspection> inspection(Hazard hazard) {
        return switch (hazard) {
            case GAS -> Optional.of(Inspection.GAS);
            case HEAT -> Optional.of(Inspection.THERMAL);
            case VIBRATION -> Optional.of(Inspection.ACOUSTIC);
            case DEVICE, PROCESS -> Optional.empty();
        };
    }

    /**
     * Whether a robot found nothing at a place that the incident has left since: the first place of a leak is a guess on little
     * evidence, and a look at the wrong machine says nothing of the right one. Another place is one that lies further than {@value #MOVED_M} m from the mission's and
     * out of the look's distance from where the robot stood. At most {@value #MOST_LOOKS} looks come of this.
     */
    private static boolean lookedElsewhere(Round round, Case c) {
        Mission m = c.mission();
        if (m == null || m.verdict() == null || c.incident().place() == null || c.missions() >= MOST_LOOKS) {
            return false;
        }
        if (m.verdict().outcome() == Incident.Outcome.CONFIRMED || m.route().isEmpty()) {
            return false;
        }
        Place now = c.incident().place();
        Ways.Node stoodAt = round.map.node(m.route().get(m.route().size() - 1));
        double reach = inspection(c.incident().hazard()).map(PoseFinder::lookM).orElse(0.0);
        boolean sees = stoodAt != null && onFloor(now, stoodAt.floor()) && round.map.distance(stoodAt, now) <= reach;
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

    private static void need(Round round, WaySearch ways, Case c) {
        Incident i = c.incident();
        Inspection what = inspection(i.hazard()).orElse(null);
        if (what == null) {
            return;
        }
        if (i.place() == null) {
            round.needs.add(new Need(i.id(), i.severity(), what, List.of()));
            return;
        }
        PoseFinder finder = new PoseFinder(round.map, ways.scene());
        List<Pose> stops = new SweepPlan(round.map, ways.scene())
                .stops(i.place(), i.source() == null ? null : i.source().ellipse(), what, i.wind());
        round.needs.add(
                stops.isEmpty()
                        ? new Need(
                                i.id(),
                                i.severity(),
                                what,
                                finder.poses(i.place(), what, i.wind()),
                                finder.occupied(i.place(), what, i.wind()),
                                false)
                        : new Need(i.id(), i.severity(), what, stops, List.of(), true));
    }

    private static void closed(Round round, Case c) {
        Mission m = c.mission();
        boolean asked = round.errandFor(c) != null;
        if (m != null && m.state() == Mission.State.WAITING && !asked) {
            m = round.change(
                    MissionEdit.of(m).becauseOfAll(Reasons.incidentClosed()).end(Mission.State.CANCELLED, round.now));
        }
        if (!asked && (m == null || m.state().ended())) {
            round.cases.remove(c.incident().id());
        }
    }
}
