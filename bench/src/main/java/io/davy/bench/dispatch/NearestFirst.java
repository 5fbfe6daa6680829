package io.davy.bench.dispatch;

import io.davy.dispatch.assign.Assignment;
import io.davy.dispatch.assign.TripCost;
import io.davy.dispatch.way.RobotClass;
import io.davy.dispatch.way.Way;
import io.davy.dispatch.way.WayMap;
import io.davy.incident.Incident;
import io.davy.plant.Plant;
import io.davy.plant.Robot;
import io.davy.plant.Ways;
import io.davy.vda5050.v2.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What dispatchers of driverless vehicles commonly do: each job in its turn (here the most severe first, then by its name) takes the nearest free vehicle that can do
 * it, by the shortest way to the node next to the place. The same robots, the same capabilities and Ex zones, the same reserve of charge; gas is nothing to it.
 */
final class NearestFirst {
    private static final double LOOK_MINUTES = 1;

    private final Plant plant;
    private final WayMap ways;
    private final Map<String, Ways.Node> nodes;

    NearestFirst(Plant plant, WayMap ways, Map<String, Ways.Node> nodes) {
        this.plant = plant;
        this.ways = ways;
        this.nodes = nodes;
    }

    /** The trips, one a hazard that gets a robot. */
    List<Trip> trips(PlanCase c) {
        List<Trip> trips = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        c.incidents().stream()
                .sorted(Comparator.comparing(Incident::severity).reversed().thenComparing(Incident::id))
                .forEach(i -> nearest(c, i, taken).ifPresent(trips::add));
        return trips;
    }

    private Optional<Trip> nearest(PlanCase c, Incident i, Set<String> taken) {
        Robot best = null;
        Way bestWay = null;
        for (int r = 0; r < plant.robots().size(); r++) {
            Robot robot = plant.robots().get(r);
            Optional<Way> way = taken.contains(robot.id()) ? Optional.empty() : shortest(c, i, r);
            if (way.isPresent()
                    && (bestWay == null || way.get().seconds() < bestWay.seconds())
                    && comesHome(robot, way.get(), charge(c, r), target(i))) {
                best = robot;
                bestWay = way.get();
            }
        }
        if (best == null || bestWay == null) {
            return Optional.empty();
        }
        taken.add(best.id());
        return Optional.of(Trip.of(bestWay.nodes(), bestWay.seconds(), best.speedMs(), nodes, c.leaks()));
    }

    /** The shortest way of a robot, whether its charge lasts or not. */
    private Optional<Way> shortest(PlanCase c, Incident i, int r) {
        State state = c.robots().get(r).state();
        return state == null
                ? Optional.empty()
                : ways.way(RobotClass.of(plant.robots().get(r)), state.lastNodeId(), target(i));
    }

    private static double charge(PlanCase c, int r) {
        State state = c.robots().get(r).state();
        return state == null ? 0 : state.batteryState().batteryCharge();
    }

    private String target(Incident i) {
        return i.place() == null
                ? ""
                : ways.nearest(i.place()).map(Ways.Node::id).orElse("");
    }

    /** What no dispatcher can beat on a case: the least total time to arrival of all ways to give each hazard a robot, by shortest ways, whatever they lead through and whatever the charge, s. */
    double least(PlanCase c) {
        int hazards = c.incidents().size();
        long[][] ms = new long[hazards][plant.robots().size()];
        for (int h = 0; h < hazards; h++) {
            for (int r = 0; r < ms[h].length; r++) {
                ms[h][r] = shortest(c, c.incidents().get(h), r)
                        .map(w -> TripCost.millis(w.seconds()))
                        .orElse(Assignment.IMPOSSIBLE);
            }
        }
        int[] chosen = Assignment.of(ms, new int[hazards], new long[hazards]);
        double sum = 0;
        for (int h = 0; h < hazards; h++) {
            sum += chosen[h] == Assignment.NONE ? 0 : ms[h][chosen[h]] / 1000.0;
        }
        return sum;
    }

    private boolean comesHome(Robot robot, Way way, double charge, String target) {
        double home = ways.way(RobotClass.of(robot), target, robot.home())
                .map(Way::seconds)
                .orElse(way.seconds());
        double minutes = (way.seconds() + home) / 60 + LOOK_MINUTES;
        return charge - 100 * minutes / robot.batteryMinutes() >= robot.reservePercent();
    }
}
