package io.davy.bench.dispatch;

import io.davy.dispatch.DispatchSettings;
import io.davy.dispatch.Dispatcher;
import io.davy.dispatch.Outgoing;
import io.davy.dispatch.state.Desk;
import io.davy.dispatch.state.RobotView;
import io.davy.dispatch.state.SiteMap;
import io.davy.dispatch.way.WayMap;
import io.davy.incident.Incident;
import io.davy.mission.Mission;
import io.davy.plant.Plant;
import io.davy.plant.Robot;
import io.davy.plant.Ways;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One plant and a dispatcher that knows it; each case begins with a desk on which no order is under way. */
final class PlanRun {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final Plant plant;
    private final Dispatcher dispatcher = new Dispatcher(DispatchSettings.create(s -> {}));
    private final Desk empty;
    private final Map<String, Robot> robots = new HashMap<>();
    private final Map<String, Ways.Node> nodes = new HashMap<>();
    private final NearestFirst peer;

    PlanRun(int nodeCount, int robotCount, long seed) {
        plant = GridPlant.of(nodeCount, robotCount, seed);
        SiteMap site = SiteMap.of(plant);
        empty = dispatcher.plant(Desk.EMPTY, site, BEGIN).desk();
        plant.robots().forEach(r -> robots.put(r.id(), r));
        plant.ways().nodes().forEach(n -> nodes.put(n.id(), n));
        peer = new NearestFirst(plant, new WayMap(site), nodes);
    }

    /**
     * What came of a case.
     *
     * @param ms how long the planning of all hazards at once took, orders and missions included, ms
     * @param trips one a hazard that got a robot
     * @param desk the desk after it
     */
    record Planned(double ms, List<Trip> trips, Desk desk) {}

    PlanCase make(int hazards, long seed) {
        return PlanCase.of(plant, hazards, seed, BEGIN);
    }

    /** Tells the dispatcher of all robots and all hazards as a backlog, which it reads to its end, and times the round that plans for all. */
    Planned plan(PlanCase c) {
        Desk desk = empty;
        for (RobotView v : c.robots()) {
            desk = dispatcher.robot(desk, v, BEGIN).desk();
        }
        for (Incident i : c.incidents()) {
            desk = dispatcher.incident(desk, i, BEGIN.minusSeconds(60), BEGIN).desk();
        }
        Instant settled = BEGIN.plus(Duration.ofSeconds(1));
        long begin = System.nanoTime();
        Dispatcher.Result r = dispatcher.tick(desk, settled);
        double ms = (System.nanoTime() - begin) / 1e6;
        return new Planned(ms, trips(c, r, settled), r.desk());
    }

    /** The same case as others would do it. */
    List<Trip> nearestFirst(PlanCase c) {
        return peer.trips(c);
    }

    /** The least total time to arrival that a case allows, s. */
    double least(PlanCase c) {
        return peer.least(c);
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    private List<Trip> trips(PlanCase c, Dispatcher.Result r, Instant now) {
        List<Trip> trips = new ArrayList<>();
        for (Outgoing o : r.out()) {
            if (o instanceof Outgoing.MissionChanged m && m.mission().state() == Mission.State.SENT) {
                Mission mission = m.mission();
                Robot robot = robots.get(mission.robot());
                Instant eta = mission.eta();
                if (robot != null && eta != null) {
                    double seconds = Duration.between(now, eta).toMillis() / 1000.0;
                    trips.add(Trip.of(mission.route(), seconds, robot.speedMs(), nodes, c.leaks()));
                }
            }
        }
        return trips;
    }
}
