package io.davy.dispatch.way;

import io.davy.dispatch.state.SiteMap;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Ways;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.interfaces.ShortestPathAlgorithm.SingleSourcePaths;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.DirectedWeightedMultigraph;
import org.jgrapht.graph.EdgeReversedGraph;
import org.jspecify.annotations.Nullable;

/** The ways of one site, searched once a target and class of robots: from the target backwards, which gives every robot's way at once. */
public final class WayMap {
    private static final int MOST_SEARCHES = 64;

    private final SiteMap site;
    private final Map<String, Ways.Node> nodes = new LinkedHashMap<>();
    private final Map<RobotClass, Graph<String, Leg>> graphs = new HashMap<>();
    private final Map<String, List<Plant.Zone>> zonesOfEdge = new HashMap<>();
    private final Map<Search, SingleSourcePaths<String, Leg>> searches = new HashMap<>();

    public WayMap(SiteMap site) {
        this.site = site;
        site.ways().nodes().forEach(n -> nodes.put(n.id(), n));
    }

    /** One direction of an edge; compared by identity, as JGraphT wants it. */
    private static final class Leg {
        private final String edge;

        Leg(String edge) {
            this.edge = edge;
        }
    }

    private record Search(RobotClass robots, String target) {}

    /** The node of that id, or null. */
    public Ways.@Nullable Node node(String id) {
        return nodes.get(id);
    }

    /** The node nearest to a place, on its floor if it names one; ties go to the smaller id. */
    public Optional<Ways.Node> nearest(Place place) {
        return nodes.values().stream()
                .filter(n -> place.floor() == null || n.floor().equals(place.floor()))
                .min(Comparator.comparingDouble((Ways.Node n) -> distance(n, place))
                        .thenComparing(Ways.Node::id));
    }

    /** Straight distance from a place to a node, m; floors count only where the place names none. */
    public double distance(Ways.Node n, Place place) {
        double dz = place.floor() != null ? 0 : z(n.floor()) - place.z();
        return Math.sqrt(square(n.x() - place.x()) + square(n.y() - place.y()) + square(dz));
    }

    /** The shortest way, or empty if there is none for these robots. */
    public Optional<Way> way(RobotClass robots, String from, String to) {
        if (!nodes.containsKey(from) || !nodes.containsKey(to)) {
            return Optional.empty();
        }
        if (searches.size() >= MOST_SEARCHES) {
            searches.clear();
        }
        GraphPath<String, Leg> path = searches.computeIfAbsent(
                        new Search(robots, to),
                        s -> new DijkstraShortestPath<>(new EdgeReversedGraph<>(graph(s.robots())))
                                .getPaths(s.target()))
                .getPath(from);
        if (path == null) {
            return Optional.empty();
        }
        List<String> way = new ArrayList<>(path.getVertexList());
        List<String> edges = new ArrayList<>();
        path.getEdgeList().forEach(l -> edges.add(l.edge));
        Collections.reverse(way);
        Collections.reverse(edges);
        return Optional.of(new Way(
                List.copyOf(way), List.copyOf(edges), path.getWeight(), path.getWeight() / robots.speedMs(), 0));
    }

    /** The first Ex zone on a way that these robots may not enter. */
    public Optional<Plant.Zone> forbidden(RobotClass robots, Way way) {
        for (String n : way.nodes()) {
            Optional<Plant.Zone> zone = forbidden(robots, zonesAt(nodes.get(n)));
            if (zone.isPresent()) {
                return zone;
            }
        }
        return way.edges().stream()
                .map(e -> forbidden(robots, zonesOfEdge.getOrDefault(e, List.of())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Graph<String, Leg> graph(RobotClass robots) {
        return graphs.computeIfAbsent(robots, this::build);
    }

    private Graph<String, Leg> build(RobotClass robots) {
        Graph<String, Leg> g = new DirectedWeightedMultigraph<>(Leg.class);
        nodes.keySet().forEach(g::addVertex);
        for (Ways.Edge e : site.ways().edges()) {
            Ways.Node a = nodes.get(e.from());
            Ways.Node b = nodes.get(e.to());
            List<Plant.Zone> zones = zonesOfEdge.computeIfAbsent(e.id(), id -> zonesOn(a, b));
            boolean open = a != b
                    && (robots.stairs() || e.kind() != Ways.Kind.STAIRS)
                    && (robots.doors() || e.kind() != Ways.Kind.DOOR)
                    && forbidden(robots, zones).isEmpty();
            if (open) {
                leg(g, e, e.from(), e.to());
                if (!e.oneWay()) {
                    leg(g, e, e.to(), e.from());
                }
            }
        }
        return g;
    }

    private static void leg(Graph<String, Leg> g, Ways.Edge e, String from, String to) {
        Leg leg = new Leg(e.id());
        g.addEdge(from, to, leg);
        g.setEdgeWeight(leg, e.lengthM());
    }

    private static Optional<Plant.Zone> forbidden(RobotClass robots, List<Plant.Zone> zones) {
        return robots.anyEx()
                ? Optional.empty()
                : zones.stream()
                        .filter(z -> !ExRating.fits(robots.ex(), z.ex()))
                        .findFirst();
    }

    private List<Plant.Zone> zonesOn(Ways.Node a, Ways.Node b) {
        return site.zones().stream()
                .filter(z -> z.ex() != null)
                .filter(z -> a.floor().equals(b.floor())
                        ? z.floor().equals(a.floor()) && Polygon.crossed(z.polygon(), a.x(), a.y(), b.x(), b.y())
                        : inside(z, a) || inside(z, b))
                .toList();
    }

    private List<Plant.Zone> zonesAt(Ways.@Nullable Node n) {
        return n == null
                ? List.of()
                : site.zones().stream()
                        .filter(z -> z.ex() != null && inside(z, n))
                        .toList();
    }

    private static boolean inside(Plant.Zone z, Ways.Node n) {
        return z.floor().equals(n.floor()) && Polygon.contains(z.polygon(), n.x(), n.y());
    }

    private double z(String floor) {
        return site.floors().stream()
                .filter(f -> f.id().equals(floor))
                .mapToDouble(Plant.Floor::z)
                .findFirst()
                .orElse(0);
    }

    private static double square(double v) {
        return v * v;
    }
}
