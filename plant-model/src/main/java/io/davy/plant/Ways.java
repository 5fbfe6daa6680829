package io.davy.plant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where robots can go: a graph of nodes and edges.
 *
 * @param nodes places a robot can stop at
 * @param edges ways between them
 */
public record Ways(List<Node> nodes, List<Edge> edges) {
    /** No ways at all. */
    public static final Ways NONE = new Ways(List.of(), List.of());

    /**
     * A place that a robot can stop at.
     *
     * @param id VDA 5050 nodeId
     * @param x metres east
     * @param y metres north
     * @param floor the floor's id
     */
    public record Node(String id, double x, double y, String floor) {}

    /**
     * A way between two nodes.
     *
     * @param id VDA 5050 edgeId
     * @param from node
     * @param to node
     * @param lengthM length, m; the straight distance where absent in the file
     * @param kind floor, stairs or door
     * @param oneWay true if it may be driven from {@code from} to {@code to} only
     * @param maxSpeedMs the speed that it allows, m/s; absent: the robot's own
     */
    public record Edge(
            String id,
            String from,
            String to,
            double lengthM,
            Kind kind,
            boolean oneWay,
            @Nullable Double maxSpeedMs) {

        /** An edge at the robot's own speed. */
        public Edge(String id, String from, String to, double lengthM, Kind kind, boolean oneWay) {
            this(id, from, to, lengthM, kind, oneWay, null);
        }
    }

    /** What an edge asks of a robot. */
    public enum Kind {
        FLOOR,
        STAIRS,
        DOOR
    }

    /** The node of that id, or null. */
    public @Nullable Node node(String id) {
        for (Node n : nodes) {
            if (n.id().equals(id)) {
                return n;
            }
        }
        return null;
    }
}
