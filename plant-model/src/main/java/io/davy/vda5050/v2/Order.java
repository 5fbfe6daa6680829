package io.davy.vda5050.v2;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A VDA 5050 order: nodes with even, edges with odd sequenceId, one edge fewer than nodes; the first node is where the robot is. */
public record Order(
        long headerId,
        String timestamp,
        String version,
        String manufacturer,
        String serialNumber,
        String orderId,
        int orderUpdateId,
        List<Node> nodes,
        List<Edge> edges) {

    /** A node of the way; released nodes are the base, the others the horizon. */
    public record Node(
            String nodeId,
            int sequenceId,
            boolean released,
            @Nullable NodePosition nodePosition,
            List<Action> actions) {}

    /** Where a node is: metres, and the deviation that counts as having reached it. */
    public record NodePosition(
            double x,
            double y,
            @Nullable Double theta,
            @Nullable Double allowedDeviationXY,
            String mapId) {}

    /** A way between two nodes. */
    public record Edge(
            String edgeId,
            int sequenceId,
            boolean released,
            String startNodeId,
            String endNodeId,
            @Nullable Double maxSpeed,
            @Nullable Double length,
            List<Action> actions) {}
}
