package io.davy.bench.dispatch;

import io.davy.dispatch.way.RobotClass;
import io.davy.dispatch.way.Way;
import io.davy.dispatch.way.WayMap;
import io.davy.incident.Incident;
import io.davy.plant.Plant;
import io.davy.plant.Robot;
import io.davy.plant.Ways;
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
        String target = i.place() == null
                ? ""
                : ways.nearest(i.place()).map(Ways.Node::id).orElse("");
        Robot best = null;
        Way bestWay = null;
        for (int r = 0; r < plant.robots().size(); r++) {
            Robot robot = plant.robots().get(r);
            var state = c.robots().get(r).state();
            if (taken.contains(robot.id()) || state == null) {
                continue;
            }
            Optional<Way> way = ways.way(RobotClass.of(robot), state.lastNodeId(), target);
            if (way.isPresent()
                    && (bestWay == null || way.get().seconds() < bestWay.seconds())
                    && comesHome(robot, way.get(), state.batteryState().batteryCharge(), target)) {
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

    private boolean comesHome(Robot robot, Way way, double charge, String target) {
        double home = ways.way(RobotClass.of(robot), target, robot.home())
                .map(Way::seconds)
                .orElse(way.seconds());
        double minutes = (way.seconds() + home) / 60 + LOOK_MINUTES;
        return charge - 100 * minutes / robot.batteryMinutes() >= robot.reservePercent();
    }
}
