package io.davy.sim.robot;

import io.davy.plant.Robot;
import io.davy.vda5050.v2.Action;
import io.davy.vda5050.v2.Order;
import io.davy.vda5050.v2.State.ErrorState;
import java.util.List;
import java.util.Locale;
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
        if (o.orderId() == null
                || o.nodes() == null
                || o.edges() == null
                || o.nodes().isEmpty()) {
            return refuse(Errors.VALIDATION, o, "an order needs orderId, nodes and edges, and at least one node");
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
        int first = o.nodes().get(0).sequenceId();
        for (int i = 0; i < o.nodes().size(); i++) {
            if (o.nodes().get(i).sequenceId() != first + 2 * i
                    || (i > 0 && o.edges().get(i - 1).sequenceId() != first + 2 * i - 1)) {
                return refuse(Errors.VALIDATION, o, "the sequenceIds of nodes and edges do not follow each other");
            }
        }
        if (first % 2 != 0 || !o.nodes().get(0).released()) {
            return refuse(Errors.VALIDATION, o, "the first node has to be released, with an even sequenceId");
        }
        return abilities(o);
    }

    private @Nullable ErrorState abilities(Order o) {
        for (Order.Node n : o.nodes()) {
            if (ways.point(n) == null) {
                return refuse(Errors.NO_ROUTE, o, "node " + n.nodeId() + " is on no map of this robot");
            }
        }
        for (Order.Edge e : o.edges()) {
            if (ways.stairs(e) && !robot.stairs()) {
                return refuse(
                        Errors.NO_ROUTE, o, "edge " + e.edgeId() + " is a flight of stairs; this robot climbs none");
            }
        }
        return Stream.concat(
                        o.nodes().stream().flatMap(n -> actions(n.actions())),
                        o.edges().stream().flatMap(e -> actions(e.actions())))
                .filter(a ->
                        robot.inspects().stream().noneMatch(i -> i.actionType().equals(a.actionType())))
                .findFirst()
                .map(a -> refuse(
                        Errors.ORDER,
                        o,
                        "action " + a.actionId() + " is a " + a.actionType() + ", which this robot cannot do"))
                .orElse(null);
    }

    private static Stream<Action> actions(@Nullable List<Action> actions) {
        return actions == null ? Stream.of() : actions.stream();
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
    static ErrorState refuse(String type, Order o, String why) {
        return Errors.order(type, String.valueOf(o.orderId()), o.orderUpdateId(), why);
    }
}
