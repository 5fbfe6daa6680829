package io.davy.appliance.e2e;

import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Robot;
import io.davy.plant.Robot.Inspection;
import io.davy.plant.Ways;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Robots of another maker, each with a way of its own that no other can reach: D - A - B - C - T, 10 m apart. */
final class ForeignPlant {
    static final List<String> ROBOTS = List.of("X1", "X2", "X3", "X4");
    private static final double APART_M = 100;
    private static final double STEP_M = 10;
    private static final List<String> STOPS = List.of("D", "A", "B", "C", "T");

    private ForeignPlant() {}

    static Place home(String robot) {
        return at(robot, 0);
    }

    static Place end(String robot) {
        return at(robot, STOPS.size() - 1);
    }

    private static Place at(String robot, int stop) {
        return new Place(stop * STEP_M, ROBOTS.indexOf(robot) * APART_M, 0, "F0");
    }

    static Plant of(String... ids) {
        List<Robot> robots = new ArrayList<>();
        List<Ways.Node> nodes = new ArrayList<>();
        List<Ways.Edge> edges = new ArrayList<>();
        for (String id : ids) {
            robots.add(new Robot(
                    id,
                    null,
                    "elsewhere",
                    id,
                    Set.of(Inspection.GAS, Inspection.PHOTO),
                    new Plant.Ex("IIC", "T4", 1),
                    1,
                    600,
                    20,
                    false,
                    "D-" + id));
            for (int i = 0; i < STOPS.size(); i++) {
                Place p = at(id, i);
                nodes.add(new Ways.Node(STOPS.get(i) + "-" + id, p.x(), p.y(), "F0"));
                if (i > 0) {
                    String from = STOPS.get(i - 1) + "-" + id;
                    String to = STOPS.get(i) + "-" + id;
                    edges.add(new Ways.Edge(from + ".." + to, from, to, STEP_M, Ways.Kind.FLOOR, false));
                }
            }
        }
        return new Plant(
                1,
                new Plant.Site("foreign", null, "UTC", null),
                List.of(new Plant.Floor("F0", 0, null)),
                List.of(new Plant.Zone("Z1", null, "area", "F0", List.of(), null)),
                Map.of(),
                List.of(),
                List.of(),
                robots,
                new Ways(nodes, edges),
                List.of(),
                new Plant.IncidentSettings(Duration.ofMinutes(1), 40));
    }
}
