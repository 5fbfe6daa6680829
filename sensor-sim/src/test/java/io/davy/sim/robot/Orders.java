package io.davy.sim.robot;

import io.davy.vda5050.v2.Action;
import io.davy.vda5050.v2.InstantActions;
import io.davy.vda5050.v2.Order;
import java.util.ArrayList;
import java.util.List;

/** Orders along the small test plant: its nodes HOME (0,0), MID (10,0), PUMP (19,0) and, up the stairs, TOP (10,5). */
final class Orders {
    private Orders() {}

    static Order order(String robot, String id, String... nodes) {
        return order(robot, id, 0, 0, nodes.length, nodes);
    }

    /** The first {@code released} nodes are the base. */
    static Order order(String robot, String id, int updateId, int firstSequence, int released, String... nodes) {
        List<Order.Node> ns = new ArrayList<>();
        List<Order.Edge> es = new ArrayList<>();
        for (int i = 0; i < nodes.length; i++) {
            ns.add(new Order.Node(nodes[i], firstSequence + 2 * i, i < released, position(nodes[i]), List.of()));
            if (i > 0) {
                es.add(new Order.Edge(
                        nodes[i - 1] + "-" + nodes[i],
                        firstSequence + 2 * i - 1,
                        i < released,
                        nodes[i - 1],
                        nodes[i],
                        null,
                        null,
                        List.of()));
            }
        }
        return new Order(1, "2026-01-01T00:00:00.000Z", "2.1.0", "maker", "SN-" + robot, id, updateId, ns, es);
    }

    /** The same order with an action at its last node. */
    static Order with(Order o, String actionType, String actionId) {
        List<Order.Node> nodes = new ArrayList<>(o.nodes());
        Order.Node n = nodes.remove(nodes.size() - 1);
        nodes.add(new Order.Node(
                n.nodeId(),
                n.sequenceId(),
                n.released(),
                n.nodePosition(),
                List.of(new Action(actionType, actionId, "HARD", null))));
        return new Order(
                o.headerId(),
                o.timestamp(),
                o.version(),
                o.manufacturer(),
                o.serialNumber(),
                o.orderId(),
                o.orderUpdateId(),
                nodes,
                o.edges());
    }

    static InstantActions instant(String robot, String type, String id) {
        return new InstantActions(
                1,
                "2026-01-01T00:00:00.000Z",
                "2.1.0",
                "maker",
                "SN-" + robot,
                List.of(new Action(type, id, "NONE", null)));
    }

    private static Order.NodePosition position(String node) {
        return switch (node) {
            case "HOME" -> new Order.NodePosition(0, 0, null, null, "F0");
            case "MID" -> new Order.NodePosition(10, 0, null, null, "F0");
            case "PUMP" -> new Order.NodePosition(19, 0, null, null, "F0");
            default -> new Order.NodePosition(10, 5, null, null, "F1");
        };
    }
}
