package io.davy.plant.yaml;

import io.davy.plant.Ways.Edge;
import io.davy.plant.Ways.Kind;
import io.davy.plant.Ways.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the ways: nodes and edges of the file, or a LIF file that it names. */
final class WaysReader {
    private final Map<String, Double> floorHeights;
    private final Problems problems;
    private final LifReader lif;

    WaysReader(Map<String, Double> floorHeights, Problems problems, LifReader lif) {
        this.floorHeights = floorHeights;
        this.problems = problems;
        this.lif = lif;
    }

    /**
     * The ways that could be read.
     *
     * @param nodeIds ids of all nodes, broken ones too
     * @param nodesKnown false if a LIF file could not be read
     */
    record Result(List<Located<Node>> nodes, List<Located<Edge>> edges, Set<String> nodeIds, boolean nodesKnown) {
        static final Result UNKNOWN = new Result(List.of(), List.of(), Set.of(), false);
    }

    Result read(Element ways, String firstFloor, Set<String> floors) {
        String path = ways.text("lif");
        if (path != null && !problems.isBad(ways.pointer() + "/lif")) {
            if (ways.get("nodes").present() || ways.get("edges").present()) {
                problems.error(ways.pointer() + "/lif", "found lif beside nodes or edges: expected one of the two");
            }
            return lif.read(path, ways.pointer() + "/lif", firstFloor, floors);
        }
        List<Located<Node>> nodes = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        Map<String, Node> byId = new HashMap<>();
        for (Element e : ways.get("nodes").items()) {
            ids.add(e.text("id", ""));
            if (!problems.isBad(e.pointer())) {
                Node node = new Node(e.required("id"), e.number("x", 0), e.number("y", 0), e.text("floor", firstFloor));
                nodes.add(new Located<>(node, e.pointer()));
                byId.put(node.id(), node);
            }
        }
        List<Located<Edge>> edges = new ArrayList<>();
        for (Element e : ways.get("edges").items()) {
            if (!problems.isBad(e.pointer())) {
                edges.add(new Located<>(edge(e, byId), e.pointer()));
            }
        }
        return new Result(nodes, edges, ids, true);
    }

    private Edge edge(Element e, Map<String, Node> nodes) {
        String from = e.required("from");
        String to = e.required("to");
        return new Edge(
                e.text("id", from + "-" + to),
                from,
                to,
                e.number("length_m", length(nodes.get(from), nodes.get(to), floorHeights)),
                Kind.valueOf(e.text("kind", "floor").toUpperCase(Locale.ROOT)),
                Boolean.TRUE.equals(e.flag("one_way")),
                e.get("max_speed_ms").present() ? e.number("max_speed_ms", 0) : null);
    }

    /** Straight distance of two nodes over their floors' heights, m; 0 if one is unknown. */
    static double length(@Nullable Node a, @Nullable Node b, Map<String, Double> heights) {
        if (a == null || b == null) {
            return 0;
        }
        double dz = heights.getOrDefault(a.floor(), 0.0) - heights.getOrDefault(b.floor(), 0.0);
        double d = Math.sqrt((a.x() - b.x()) * (a.x() - b.x()) + (a.y() - b.y()) * (a.y() - b.y()) + dz * dz);
        return Math.round(d * 1000) / 1000.0;
    }
}
