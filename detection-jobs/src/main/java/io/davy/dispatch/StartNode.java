package io.davy.dispatch;

import io.davy.dispatch.state.RobotView;
import io.davy.dispatch.way.WayMap;
import io.davy.plant.Place;
import io.davy.plant.Ways;
import io.davy.vda5050.v2.State;
import java.util.Optional;

/**
 * Where a robot's next order begins: its last node while it stands within 1.5 m of it, else the nearest node of its floor; the order then allows for the distance,
 * for a robot that was called back stands between nodes.
 *
 * @param node node id
 * @param offM how far the robot is from it, m
 */
public record StartNode(String node, double offM) {
    private static final double AT_NODE_M = 1.5;

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
            return Optional.of(new StartNode(last.id(), map.distance(last, here)));
        }
        return map.nearest(here).map(n -> new StartNode(n.id(), map.distance(n, here)));
    }
}
