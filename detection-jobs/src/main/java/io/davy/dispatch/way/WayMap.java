package io.davy.dispatch.way;

import io.davy.dispatch.scene.Scene;
import io.davy.dispatch.state.SiteMap;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Ways;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The ways of one site, with what was worked out of them lately. A scene lays gas, heat, blocked edges and other robots over them ({@link #in}). */
public final class WayMap {
    /** Searches of this many nodes together are kept, and as many beyond what is open: 70 MB and 20 MB at most. */
    private static final int MOST_NODES_KEPT = 1_500_000;

    private final SiteMap site;
    private final List<Place> machines;
    private final Map<String, NodeGrid> floors = new LinkedHashMap<>();
    private final Map<String, Double> heights = new HashMap<>();
    final WayGraph graph;
    final ExMap ex;
    final CostBook costs;
    private final Kept<SearchKey, Search> searches;
    private final Kept<BeyondKey, Search> beyond;

    private record SearchKey(ArcCosts costs, boolean backward, List<Integer> sources, List<Double> start) {}

    private record BeyondKey(Search open, List<Integer> further) {}

    public WayMap(SiteMap site) {
        this.site = site;
        machines = List.copyOf(site.machines().values());
        graph = new WayGraph(site.ways());
        ex = new ExMap(site.zones(), graph);
        costs = new CostBook(graph, ex);
        int most = Math.max(8, Math.min(512, MOST_NODES_KEPT / Math.max(1, graph.nodes.length)));
        searches = new Kept<>(most);
        beyond = new Kept<>(most);
        site.floors().forEach(f -> heights.putIfAbsent(f.id(), f.z()));
        site.ways().nodes().stream()
                .collect(Collectors.groupingBy(Ways.Node::floor, LinkedHashMap::new, Collectors.toList()))
                .forEach((floor, nodes) -> floors.put(floor, new NodeGrid(nodes)));
    }

    /** The plant whose ways these are. */
    public SiteMap site() {
        return site;
    }

    List<Place> machines() {
        return machines;
    }

    /** The ways as they are in a scene. */
    public WaySearch in(Scene scene) {
        return new WaySearch(this, scene);
    }

    /** The node of that id, or null. */
    public Ways.@Nullable Node node(String id) {
        int i = graph.node(id);
        return i < 0 ? null : graph.nodes[i];
    }

    /** Metres of way to a metre of straight line on the plan, at least; at most 1. */
    public double shortestPerMetre() {
        return graph.shortestPerMetre;
    }

    /** The edge of that id, or null. */
    public Ways.@Nullable Edge edge(String id) {
        int e = graph.edge(id);
        return e < 0 ? null : graph.edges[e];
    }

    /** The node nearest to a place, on its floor if it names one; ties go to the smaller id. */
    public Optional<Ways.Node> nearest(Place place) {
        return floors.entrySet().stream()
                .filter(f -> place.floor() == null || f.getKey().equals(place.floor()))
                .map(f -> f.getValue().nearest(place.x(), place.y()))
                .min(Comparator.comparingDouble((Ways.Node n) -> distance(n, place))
                        .thenComparing(Ways.Node::id));
    }

    /** The nodes within a distance of a place on the plan, on its floor if it names one, by their ids. */
    public List<Ways.Node> within(Place place, double metres) {
        return floors.entrySet().stream()
                .filter(f -> place.floor() == null || f.getKey().equals(place.floor()))
                .flatMap(f -> f.getValue().within(place.x(), place.y(), metres).stream())
                .filter(n -> distance(n, place) <= metres)
                .sorted(Comparator.comparing(Ways.Node::id))
                .toList();
    }

    /** The edges that leave or enter a node. */
    public List<Ways.Edge> edgesAt(String node) {
        int v = graph.node(node);
        if (v < 0) {
            return List.of();
        }
        return IntStream.concat(
                        Arrays.stream(graph.outArc, graph.outStart[v], graph.outStart[v + 1]),
                        Arrays.stream(graph.inArc, graph.inStart[v], graph.inStart[v + 1]))
                .map(a -> a >> 1)
                .sorted()
                .distinct()
                .mapToObj(e -> graph.edges[e])
                .toList();
    }

    /** Straight distance from a place to a node, m; floors count only where the place names none. */
    public double distance(Ways.Node n, Place place) {
        double dz = place.floor() != null ? 0 : heights.getOrDefault(n.floor(), 0.0) - place.z();
        return Math.sqrt(square(n.x() - place.x()) + square(n.y() - place.y()) + square(dz));
    }

    /** The quickest way in an empty, clean plant, or empty if there is none for these robots. */
    public Optional<Way> way(RobotClass robots, String from, String to) {
        return in(Scene.CLEAR).way(robots, "", from, to);
    }

    Search search(ArcCosts c, boolean backward, List<Integer> sources, List<Double> start) {
        return searches.get(
                new SearchKey(c, backward, sources, start),
                k -> Search.from(
                        graph,
                        c,
                        backward,
                        sources.stream().mapToInt(Integer::intValue).toArray(),
                        start.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    /** {@link Search#beyond}, kept as long as the search is. */
    Search beyond(Search open, List<Integer> further) {
        return beyond.get(
                new BeyondKey(open, further),
                k -> open.beyond(further.stream().mapToInt(Integer::intValue).toArray()));
    }

    Optional<Plant.Zone> forbidden(RobotClass robots, Ways.Node at) {
        return ex.forbidden(robots, at);
    }

    private static double square(double v) {
        return v * v;
    }
}
