package io.davy.vda5050.v2;

import com.fasterxml.jackson.annotation.JsonProperty;
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

    /**
     * Where a node is.
     *
     * @param x m
     * @param y m
     * @param theta rad
     * @param allowedDeviationXY the distance that counts as having reached it, m
     * @param allowedDeviationXy the same, as the JSON schema of 2.0.0 spells it where its document says XY (VDA5050 issue 229, mended in 2.1.0): a 2.0 robot may read either
     * @param mapId map
     */
    public record NodePosition(
            double x,
            double y,
            @Nullable Double theta,
            @JsonProperty("allowedDeviationXY") @Nullable Double allowedDeviationXY,
            @JsonProperty("allowedDeviationXy") @Nullable Double allowedDeviationXy,
            String mapId) {
        /** With the one spelling of 2.1.0. */
        public NodePosition(
                double x, double y, @Nullable Double theta, @Nullable Double allowedDeviationXY, String mapId) {
            this(x, y, theta, allowedDeviationXY, null, mapId);
        }
    }

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
