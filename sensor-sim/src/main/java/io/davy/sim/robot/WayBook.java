package io.davy.sim.robot;

import io.davy.plant.Plant;
import io.davy.plant.Ways;
import io.davy.vda5050.v2.Order;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A robot's own map, which robots may share: where nodes are and what edges ask of it. An order's own positions go before the map's. */
final class WayBook {
    /** A point that can be driven to. */
    record Point(double x, double y, double z, String map) {}

    private static final double AT_NODE_M = 0.5;

    private final Map<String, Ways.Node> nodes = new HashMap<>();
    private final Map<String, Ways.Edge> edges = new HashMap<>();
    private final Map<String, Ways.Edge> joins = new HashMap<>();
    private final Map<String, Double> floors = new HashMap<>();

    WayBook(Plant plant) {
        plant.ways().nodes().forEach(n -> nodes.put(n.id(), n));
        for (Ways.Edge e : plant.ways().edges()) {
            edges.put(e.id(), e);
            joins.putIfAbsent(pair(e.from(), e.to()), e);
        }
        plant.floors().forEach(f -> floors.put(f.id(), f.z()));
    }

    /** Where a node of an order is; null if neither the order nor the map knows. */
    @Nullable
    Point point(Order.Node node) {
        Order.NodePosition p = node.nodePosition();
        if (p != null) {
            Double z = floors.get(p.mapId());
            return z == null ? null : new Point(p.x(), p.y(), z, p.mapId());
        }
        return point(node.nodeId());
    }

    /** Where a node of the map is; null if it is not on the map. */
    @Nullable
    Point point(String nodeId) {
        Ways.Node n = nodes.get(nodeId);
        return n == null ? null : new Point(n.x(), n.y(), floors.getOrDefault(n.floor(), 0.0), n.floor());
    }

    /** Whether an edge is a flight of stairs. */
    boolean stairs(Order.Edge edge) {
        Ways.Edge e = find(edge);
        return e != null && e.kind() == Ways.Kind.STAIRS;
    }

    /** An edge's length, m; 0 if only the straight distance is known. */
    double length(Order.Edge edge) {
        if (edge.length() != null) {
            return edge.length();
        }
        Ways.Edge e = find(edge);
        return e == null ? 0 : e.lengthM();
    }

    private Ways.@Nullable Edge find(Order.Edge edge) {
        Ways.Edge byId = edges.get(edge.edgeId());
        if (byId != null) {
            return byId;
        }
        // Orders may name the way back along a two-way edge as they like.
        return joins.get(pair(edge.startNodeId(), edge.endNodeId()));
    }

    private static String pair(String a, String b) {
        return a.compareTo(b) < 0 ? a + '\n' + b : b + '\n' + a;
    }

    /** The id of the map's node that a point is at, within half a metre; an empty text if there is none. */
    String nodeAt(double x, double y, String map) {
        return nodes.values().stream()
                .filter(n -> n.floor().equals(map) && Math.hypot(n.x() - x, n.y() - y) <= AT_NODE_M)
                .map(Ways.Node::id)
                .min(Comparator.naturalOrder())
                .orElse("");
    }
}
