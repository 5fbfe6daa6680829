package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davy.dispatch.scene.Hazards;
import io.davy.dispatch.scene.Scene;
import io.davy.dispatch.state.SiteMap;
import io.davy.dispatch.way.Approach;
import io.davy.dispatch.way.Closure;
import io.davy.dispatch.way.Pose;
import io.davy.dispatch.way.RobotClass;
import io.davy.dispatch.way.Tour;
import io.davy.dispatch.way.Way;
import io.davy.dispatch.way.WayMap;
import io.davy.dispatch.way.WaySearch;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Ways;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jgrapht.Graph;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedWeightedMultigraph;

/** The search against JGraphT's, which goes forward, from one node, on a graph that lacks what is closed. */
class WaySearchProperties {
    private static final RobotClass WALKER = new RobotClass(false, null, false, false, 1.3, 50);
    private static final RobotClass CLIMBER = new RobotClass(true, null, false, true, 0.7, 50);

    private static SiteMap random(Random random, int nodes) {
        List<Ways.Node> n = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            n.add(new Ways.Node(
                    "N" + i, random.nextInt(100), random.nextInt(100), random.nextInt(5) == 0 ? "F1" : "F0"));
        }
        List<Ways.Edge> e = new ArrayList<>();
        Ways.Kind[] kinds = {Ways.Kind.FLOOR, Ways.Kind.FLOOR, Ways.Kind.FLOOR, Ways.Kind.DOOR, Ways.Kind.STAIRS};
        for (int i = 0; i < nodes * 2; i++) {
            e.add(new Ways.Edge(
                    "E" + i,
                    "N" + random.nextInt(nodes),
                    "N" + random.nextInt(nodes),
                    1 + 50 * random.nextDouble(),
                    kinds[random.nextInt(kinds.length)],
                    random.nextBoolean(),
                    random.nextInt(3) == 0 ? 0.1 + random.nextDouble() : null));
        }
        return new SiteMap(
                "s",
                List.of(new Plant.Floor("F0", 0, null), new Plant.Floor("F1", 5, null)),
                List.of(),
                List.of(),
                new Ways(n, e));
    }

    private static Map<String, String> closed(Random random, SiteMap site) {
        Map<String, String> closed = new TreeMap<>();
        site.ways().edges().stream().filter(e -> random.nextInt(5) == 0).forEach(e -> closed.put(e.id(), "R9"));
        return closed;
    }

    private static double seconds(RobotClass r, Ways.Edge e) {
        double v = e.kind() == Ways.Kind.STAIRS ? Math.min(0.5, r.speedMs()) : r.speedMs();
        return e.lengthM() / (e.maxSpeedMs() == null ? v : Math.min(v, e.maxSpeedMs()));
    }

    private static Graph<String, DefaultWeightedEdge> peer(SiteMap site, RobotClass r, Map<String, String> closed) {
        Graph<String, DefaultWeightedEdge> g = new DirectedWeightedMultigraph<>(DefaultWeightedEdge.class);
        site.ways().nodes().forEach(n -> g.addVertex(n.id()));
        for (Ways.Edge e : site.ways().edges()) {
            boolean open = !e.from().equals(e.to())
                    && !closed.containsKey(e.id())
                    && (r.stairs() || e.kind() != Ways.Kind.STAIRS)
                    && (r.doors() || e.kind() != Ways.Kind.DOOR);
            if (open) {
                g.setEdgeWeight(g.addEdge(e.from(), e.to()), seconds(r, e));
                if (!e.oneWay()) {
                    g.setEdgeWeight(g.addEdge(e.to(), e.from()), seconds(r, e));
                }
            }
        }
        return g;
    }

    @Property(tries = 300)
    void theSearchBackwardsEqualsAPlainSearchForward(
            @ForAll @IntRange(min = 2, max = 30) int nodes, @ForAll long seed) {
        Random random = new Random(seed);
        SiteMap site = random(random, nodes);
        Map<String, String> closed = closed(random, site);
        RobotClass robots = random.nextBoolean() ? WALKER : CLIMBER;
        WaySearch ways =
                new WayMap(site).in(new Scene(new Hazards(List.of(), List.of(), closed), List.of(), List.of()));
        var peer = new DijkstraShortestPath<>(peer(site, robots, closed));
        List<Pose> poses = new ArrayList<>();
        for (int i = 0; i < Math.min(3, nodes); i++) {
            poses.add(new Pose(site.ways().nodes().get(i), null, 20 * random.nextDouble(), false));
        }
        Approach all = ways.approach(robots, poses);
        for (Ways.Node from : site.ways().nodes()) {
            double expected = poses.stream()
                    .mapToDouble(p -> p.penaltySeconds()
                            + peer.getPathWeight(from.id(), p.node().id()))
                    .min()
                    .orElseThrow();
            Optional<Tour> tour = all.from(from.id());
            assertThat(tour.isPresent()).isEqualTo(Double.isFinite(expected));
            // Forward from this node, as for a robot under way, comes to the same.
            assertThat(all.from(robots, "", from.id(), 1)
                            .map(t ->
                                    t.way().seconds() + t.stops().get(0).pose().penaltySeconds())
                            .orElse(Double.POSITIVE_INFINITY))
                    .isCloseTo(expected, within(1e-9));
            if (tour.isPresent()) {
                Pose end = tour.get().stops().get(0).pose();
                assertThat(tour.get().way().seconds() + end.penaltySeconds()).isCloseTo(expected, within(1e-9));
                assertThat(driven(site, robots, closed, tour.get().way()))
                        .isCloseTo(tour.get().way().seconds(), within(1e-9));
                assertThat(ways.stillOpen(
                                robots,
                                "",
                                tour.get().way().nodes(),
                                tour.get().way().edges(),
                                0))
                        .isEmpty();
                double home = peer.getPathWeight(end.node().id(), from.id());
                assertThat(all.secondsOn(tour.get(), from.id()).orElse(Double.POSITIVE_INFINITY))
                        .isCloseTo(home, within(1e-9));
            } else {
                assertThat(all.closure(robots, "", from.id()).kind()).isIn((Object[]) Closure.Kind.values());
            }
        }
    }

    /** Drives a way edge by edge; fails where it may not. */
    private static double driven(SiteMap site, RobotClass r, Map<String, String> closed, Way way) {
        double s = 0;
        for (int i = 0; i < way.edges().size(); i++) {
            Ways.Edge e =
                    site.ways().edges().get(Integer.parseInt(way.edges().get(i).substring(1)));
            String a = way.nodes().get(i);
            String b = way.nodes().get(i + 1);
            assertThat(closed).doesNotContainKey(e.id());
            assertThat(e.from().equals(a) && e.to().equals(b)
                            || !e.oneWay() && e.from().equals(b) && e.to().equals(a))
                    .isTrue();
            s += seconds(r, e);
        }
        return s;
    }

    @Property(tries = 300)
    void theGridFindsTheNearestNodeAndAllWithinADistance(
            @ForAll @IntRange(min = 1, max = 60) int nodes,
            @ForAll long seed,
            @ForAll @IntRange(min = -50, max = 150) int x,
            @ForAll @IntRange(min = -50, max = 150) int y) {
        SiteMap site = random(new Random(seed), nodes);
        WayMap map = new WayMap(site);
        for (String floor : new String[] {"F0", "F1", null}) {
            Place place = new Place(x, y, 2, floor);
            Comparator<Ways.Node> nearer = Comparator.comparingDouble((Ways.Node n) -> map.distance(n, place))
                    .thenComparing(Ways.Node::id);
            List<Ways.Node> onFloor = site.ways().nodes().stream()
                    .filter(n -> floor == null || n.floor().equals(floor))
                    .toList();
            assertThat(map.nearest(place)).isEqualTo(onFloor.stream().min(nearer));
            assertThat(map.within(place, 30))
                    .containsExactlyElementsOf(onFloor.stream()
                            .filter(n -> map.distance(n, place) <= 30)
                            .sorted(Comparator.comparing(Ways.Node::id))
                            .toList());
        }
    }
}
