package io.davy.sim.robot;

import io.davy.plant.Robot;
import io.davy.vda5050.v2.Action;
import io.davy.vda5050.v2.Order;
import io.davy.vda5050.v2.State.ErrorState;
import io.davy.vda5050.v2.State.Reference;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a robot can take an order; if not, the error that says why. */
final class OrderCheck {
    /** What counts as standing at a node if the order does not say, m. */
    private static final double DEVIATION_M = 0.5;

    private final Robot robot;
    private final WayBook ways;

    OrderCheck(Robot robot, WayBook ways) {
        this.robot = robot;
        this.ways = ways;
    }

    /** What is wrong with the order's shape or with what it asks for; null if nothing is. */
    @Nullable
    ErrorState form(Order o) {
        if (o.nodes().isEmpty()) {
            return refuse(Errors.VALIDATION, o, "an order needs at least one node");
        }
        if (!robot.manufacturer().equals(o.manufacturer()) || !robot.serial().equals(o.serialNumber())) {
            return refuse(
                    Errors.VALIDATION,
                    o,
                    "the order is for " + o.manufacturer() + "/" + o.serialNumber() + ", this is "
                            + robot.manufacturer() + "/" + robot.serial());
        }
        if (o.edges().size() != o.nodes().size() - 1) {
            return refuse(
                    Errors.VALIDATION,
                    o,
                    o.nodes().size() + " nodes need " + (o.nodes().size() - 1) + " edges, found "
                            + o.edges().size());
        }
        ErrorState wrong = chain(o);
        return wrong == null ? abilities(o) : wrong;
    }

    /** Nodes and edges in turn, each edge between its nodes, first the base, then the horizon. */
    private static @Nullable ErrorState chain(Order o) {
        int first = o.nodes().get(0).sequenceId();
        if (first % 2 != 0 || !o.nodes().get(0).released()) {
            return refuse(Errors.VALIDATION, o, "the first node has to be released, with an even sequenceId");
        }
        for (int i = 1; i < o.nodes().size(); i++) {
            Order.Node before = o.nodes().get(i - 1);
            Order.Node node = o.nodes().get(i);
            Order.Edge edge = o.edges().get(i - 1);
            if (node.sequenceId() != first + 2 * i || edge.sequenceId() != first + 2 * i - 1) {
                return refuse(Errors.VALIDATION, o, "the sequenceIds of nodes and edges do not follow each other");
            }
            if (!edge.startNodeId().equals(before.nodeId()) || !edge.endNodeId().equals(node.nodeId())) {
                return refuse(
                        Errors.VALIDATION,
                        o,
                        "edge " + edge.edgeId() + " does not join the nodes that it stands between",
                        new Reference("edgeId", edge.edgeId()));
            }
            if (node.released() != edge.released() || (node.released() && !before.released())) {
                return refuse(
                        Errors.VALIDATION,
                        o,
                        "base and horizon are mixed at node " + node.nodeId(),
                        new Reference("nodeId", node.nodeId()));
            }
        }
        Set<String> ids = new HashSet<>();
        return all(o).map(Action::actionId)
                .filter(id -> !ids.add(id))
                .findFirst()
                .map(id ->
                        refuse(Errors.VALIDATION, o, "actionId " + id + " comes twice", new Reference("actionId", id)))
                .orElse(null);
    }

    private @Nullable ErrorState abilities(Order o) {
        for (Order.Node n : o.nodes()) {
            if (ways.point(n) == null) {
                return refuse(
                        Errors.NO_ROUTE,
                        o,
                        "node " + n.nodeId() + " is on no map of this robot",
                        new Reference("nodeId", n.nodeId()));
            }
        }
        for (Order.Edge e : o.edges()) {
            if (ways.stairs(e) && !robot.stairs()) {
                return refuse(
                        Errors.NO_ROUTE,
                        o,
                        "edge " + e.edgeId() + " is a flight of stairs; this robot climbs none",
                        new Reference("edgeId", e.edgeId()));
            }
        }
        return all(o).filter(a ->
                        robot.inspects().stream().noneMatch(i -> i.actionType().equals(a.actionType())))
                .findFirst()
                .map(a -> refuse(
                        Errors.ORDER,
                        o,
                        "action " + a.actionId() + " is a " + a.actionType() + ", which this robot cannot do",
                        new Reference("actionId", a.actionId())))
                .orElse(null);
    }

    private static Stream<Action> all(Order o) {
        return Stream.concat(
                o.nodes().stream().flatMap(n -> n.actions().stream()),
                o.edges().stream().flatMap(e -> e.actions().stream()));
    }

    /** Whether the robot stands at the order's first node; null if so. */
    @Nullable
    ErrorState start(Order o, Chassis at, String lastNodeId) {
        Order.Node first = o.nodes().get(0);
        WayBook.Point p = ways.point(first);
        if (p == null) {
            return refuse(Errors.NO_ROUTE, o, "node " + first.nodeId() + " is on no map of this robot");
        }
        Double given =
                first.nodePosition() == null ? null : first.nodePosition().allowedDeviationXY();
        double allowed = Math.max(DEVIATION_M, given == null ? 0 : given);
        double distance = at.distanceTo(p.x(), p.y());
        if (p.map().equals(at.map()) && distance <= allowed) {
            return null;
        }
        return refuse(
                Errors.NO_ROUTE,
                o,
                String.format(
                        Locale.ROOT,
                        "the robot stands %.1f m from the first node %s (last node %s, map %s)",
                        distance,
                        first.nodeId(),
                        lastNodeId,
                        at.map()));
    }

    /** The refusal of an order. */
    static ErrorState refuse(String type, Order o, String why, Reference... more) {
        return Errors.order(type, o, why, more);
    }
}
