package io.davy.dispatch.way;

import io.davy.dispatch.scene.GasCloud;
import io.davy.dispatch.scene.Hazards;
import io.davy.dispatch.scene.HotSpot;
import io.davy.dispatch.scene.Scene.Reservation;
import io.davy.dispatch.way.Closure.Kind;
import io.davy.plant.Plant;
import io.davy.plant.Ways;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Works out what each arc costs a class of robots, layer on layer, and keeps each layer for as long as it holds: the plant, the hazards, the traffic. */
final class CostBook {
    /** Where the wind carries the gas, the way counts so much longer: the wind may turn, and the robot looks into it (a choice). */
    static final double DOWNWIND = 0.25;

    private static final int MOST_LAYERS = 64;
    private static final int MOST_FIELDS = 256;

    private final WayGraph graph;
    private final ExMap ex;
    private final Kept<RobotClass, ArcCosts> plant = new Kept<>(MOST_LAYERS);
    private final Kept<OfHazards, ArcCosts> hazards = new Kept<>(MOST_LAYERS);
    private final Kept<OfTraffic, ArcCosts> traffic = new Kept<>(MOST_LAYERS);
    private final Kept<GasCloud, GasField> fields = new Kept<>(MOST_FIELDS);

    private record OfHazards(RobotClass robots, Hazards hazards) {}

    private record OfTraffic(RobotClass robots, Hazards hazards, List<Reservation> reserved) {}

    CostBook(WayGraph graph, ExMap ex) {
        this.graph = graph;
        this.ex = ex;
    }

    /** With other robots, as a robot has them that is not on its way. */
    ArcCosts costs(RobotClass robots, Hazards h, List<Reservation> reserved, Supplier<Traffic> all) {
        ArcCosts under = plain(robots, h);
        return reserved.isEmpty()
                ? under
                : traffic.get(new OfTraffic(robots, h, reserved), k -> all.get().over(under));
    }

    /** Without other robots. */
    ArcCosts plain(RobotClass robots, Hazards h) {
        ArcCosts under = plant.get(robots, this::ofPlant);
        return h.equals(Hazards.NONE)
                ? under
                : hazards.get(new OfHazards(robots, h), k -> withHazards(under, robots, h));
    }

    GasField field(GasCloud cloud) {
        return fields.get(cloud, c -> GasField.of(c, graph));
    }

    private ArcCosts ofPlant(RobotClass robots) {
        int n = graph.tail.length;
        ArcCosts c = new ArcCosts(new double[n], new double[n], new double[n], new byte[n]);
        for (int a = 0; a < n; a++) {
            Ways.Edge e = graph.edges[a >> 1];
            c.seconds()[a] = RobotClass.seconds(robots.speedMs(), e);
            c.cost()[a] = c.seconds()[a];
            if (e.kind() == Ways.Kind.STAIRS && !robots.stairs()) {
                c.close(a, Kind.STAIRS);
            } else if (e.kind() == Ways.Kind.DOOR && !robots.doors()) {
                c.close(a, Kind.DOOR);
            } else if (ex.forbidden(robots, a >> 1).isPresent()) {
                c.close(a, Kind.EX_ZONE);
            }
        }
        return c;
    }

    private ArcCosts withHazards(ArcCosts under, RobotClass robots, Hazards h) {
        ArcCosts c = new ArcCosts(
                under.cost().clone(),
                under.seconds(),
                under.exposure().clone(),
                under.closed().clone());
        h.blocked().keySet().forEach(id -> both(c, graph.edge(id), Kind.BLOCKED));
        // The thermometers of one machine measure one heat: it counts once for each incident, where it is hottest.
        h.heat().stream()
                .collect(Collectors.groupingBy(HotSpot::incident, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(spots -> heat(c, robots, spots));
        h.gas().forEach(cloud -> gas(c, robots, cloud, field(cloud)));
        return c;
    }

    private void gas(ArcCosts c, RobotClass robots, GasCloud cloud, GasField field) {
        boolean admitted = admitted(robots, cloud);
        for (int i = 0; i < field.edge().length; i++) {
            int e = field.edge()[i];
            for (int a = 2 * e; a <= 2 * e + 1; a++) {
                double s = c.seconds()[a];
                c.exposure()[a] += s * field.alarm()[i];
                c.cost()[a] += s * (Way.EXPOSURE_SECONDS * field.alarm()[i] + DOWNWIND * field.downwind()[i]);
            }
            if (!admitted && field.lel()[i] >= GasCloud.CLOSED_FROM_LEL) {
                both(c, e, Kind.GAS);
            }
        }
    }

    static boolean admitted(RobotClass robots, GasCloud cloud) {
        return cloud.ex() == null || ExRating.standsGas(robots.ex(), cloud.ex());
    }

    private void heat(ArcCosts c, RobotClass robots, List<HotSpot> spots) {
        for (int e = 0; e < graph.edges.length; e++) {
            if (graph.tail[2 * e] < 0) {
                continue;
            }
            Ways.Node from = graph.nodes[graph.tail[2 * e]];
            Ways.Node to = graph.nodes[graph.head[2 * e]];
            double most =
                    spots.stream().mapToDouble(s -> hottest(s, from, to)).max().orElse(HotSpot.USUAL_C);
            double share = HotSpot.share(most, robots.maxAmbientC());
            if (share > 0) {
                for (int a = 2 * e; a <= 2 * e + 1; a++) {
                    c.exposure()[a] += c.seconds()[a] * share;
                    c.cost()[a] += c.seconds()[a] * Way.EXPOSURE_SECONDS * share;
                }
            }
            if (most > robots.maxAmbientC()) {
                both(c, e, Kind.HEAT);
            }
        }
    }

    /** The highest temperature on an edge; usual air if the spot is far. */
    static double hottest(HotSpot spot, Ways.Node a, Ways.Node b) {
        double reach = spot.reachM();
        if (Math.max(a.x(), b.x()) < spot.x() - reach
                || Math.min(a.x(), b.x()) > spot.x() + reach
                || Math.max(a.y(), b.y()) < spot.y() - reach
                || Math.min(a.y(), b.y()) > spot.y() + reach) {
            return HotSpot.USUAL_C;
        }
        int steps = GasField.steps(a, b);
        double most = HotSpot.USUAL_C;
        for (int i = 0; i <= steps; i++) {
            double t = (double) i / steps;
            if ((2 * i <= steps ? a : b).floor().equals(spot.floor())) {
                most = Math.max(most, spot.at(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y())));
            }
        }
        return most;
    }

    private static void both(ArcCosts c, int edge, Kind kind) {
        if (edge >= 0) {
            c.close(2 * edge, kind);
            c.close(2 * edge + 1, kind);
        }
    }

    Optional<Plant.Zone> forbidden(RobotClass robots, int edge) {
        return ex.forbidden(robots, edge);
    }
}
