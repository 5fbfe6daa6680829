package io.davy.dispatch;

import io.davy.dispatch.state.RobotView;
import io.davy.dispatch.way.PoseFinder;
import io.davy.dispatch.way.WayMap;
import io.davy.plant.Place;
import io.davy.plant.Ways;
import io.davy.vda5050.v2.State;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a robot's next order begins: its last node while it stands within 1.5 m of it; between nodes, as a robot that was called back does, the nearer end of the edge
 * that it stands on, for the nearest node of all may lie behind a wall; else the nearest node of its floor. The order then allows for the distance.
 *
 * @param at the node
 * @param offM how far the robot is from it, m
 */
public record StartNode(Ways.Node at, double offM) {
    /** Within this of a node a robot stands at it, m. */
    public static final double AT_NODE_M = PoseFinder.AT_NODE_M;
    /** Within this of an edge that leads from its last node a robot stands on it, m: legged robots walk round things (a choice). */
    private static final double ON_EDGE_M = 2;

    /** The node's id. */
    public String node() {
        return at.id();
    }

    /** Empty if the robot is on no floor that has nodes. */
    public static Optional<StartNode> of(RobotView view, WayMap map) {
        State s = view.state();
        if (s == null || s.agvPosition() == null) {
            return Optional.empty();
        }
        Place here = new Place(
                s.agvPosition().x(), s.agvPosition().y(), 0, s.agvPosition().mapId());
        Ways.Node last = map.node(s.lastNodeId());
        if (last != null && last.floor().equals(here.floor()) && map.distance(last, here) <= AT_NODE_M) {
            return Optional.of(new StartNode(last, map.distance(last, here)));
        }
        Optional<StartNode> onEdge = last == null ? Optional.empty() : onEdge(last, here, map);
        return onEdge.isPresent() ? onEdge : map.nearest(here).map(n -> new StartNode(n, map.distance(n, here)));
    }

    /** The nearer end of the edge from its last node that it stands on; the far end where it may not turn round. */
    private static Optional<StartNode> onEdge(Ways.Node last, Place here, WayMap map) {
        return map.edgesAt(last.id()).stream()
                .filter(e -> !e.oneWay() || e.from().equals(last.id()))
                .flatMap(e -> {
                    Ways.Node far = map.node(e.from().equals(last.id()) ? e.to() : e.from());
                    boolean on = far != null && touches(last, far, here);
                    return on ? Stream.of(end(e, last, far, here)) : Stream.empty();
                })
                .min(Comparator.comparingDouble(StartNode::offM).thenComparing(StartNode::node));
    }

    private static StartNode end(Ways.Edge e, Ways.Node last, Ways.Node far, Place here) {
        double back = Math.hypot(last.x() - here.x(), last.y() - here.y());
        double on = Math.hypot(far.x() - here.x(), far.y() - here.y());
        return e.oneWay() || on < back ? new StartNode(far, on) : new StartNode(last, back);
    }

    private static boolean touches(Ways.Node a, Ways.Node b, Place p) {
        if (!a.floor().equals(p.floor()) && !b.floor().equals(p.floor())) {
            return false;
        }
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double length2 = dx * dx + dy * dy;
        double t = length2 == 0 ? 0 : ((p.x() - a.x()) * dx + (p.y() - a.y()) * dy) / length2;
        double at = Math.max(0, Math.min(1, t));
        return Math.hypot(a.x() + at * dx - p.x(), a.y() + at * dy - p.y()) <= ON_EDGE_M;
    }
}
