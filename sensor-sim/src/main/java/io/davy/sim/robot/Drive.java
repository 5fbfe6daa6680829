package io.davy.sim.robot;

import io.davy.vda5050.v2.Order;
import org.jspecify.annotations.Nullable;

/** Drives along the base of the order, edge by edge, and stands at its end. */
final class Drive {
    private final Route route;
    private final ActionList actions;
    private final WayBook ways;
    private final Chassis chassis;
    private final Faults faults;
    private double legLeft = -1;
    private boolean driving;
    private @Nullable String blocked;

    Drive(Route route, ActionList actions, WayBook ways, Chassis chassis, Faults faults) {
        this.route = route;
        this.actions = actions;
        this.ways = ways;
        this.chassis = chassis;
        this.faults = faults;
    }

    /** Moves on by dt seconds; true if a node has been reached. */
    boolean step(double dt) {
        driving = false;
        boolean reached = false;
        double time = dt;
        while (time > 0 && !actions.holds() && !chassis.empty()) {
            Order.Node node = route.nextNode();
            Order.Edge edge = route.nextEdge();
            WayBook.Point goal = node == null ? null : ways.point(node);
            if (node == null || goal == null || isBlocked(edge)) {
                return reached;
            }
            if (faults.has(RobotFault.STUCK)) {
                driving = true;
                return reached;
            }
            if (legLeft < 0) {
                double straight = chassis.distanceTo(goal.x(), goal.y());
                legLeft = edge == null ? straight : Math.max(straight, ways.length(edge));
                actions.reached(edge == null ? null : edge.actions());
            }
            double speed = speed(edge);
            if (!(speed > 0)) {
                return reached;
            }
            double reach = speed * time;
            if (reach < legLeft) {
                driving = true;
                chassis.go(reach / legLeft, goal.x(), goal.y(), goal.z());
                legLeft -= reach;
                return reached;
            }
            driving |= legLeft > 0;
            time -= legLeft / speed;
            chassis.arrive(goal.x(), goal.y(), goal.z(), goal.map());
            legLeft = -1;
            Order.NodePosition asked = node.nodePosition();
            if (asked != null && asked.theta() != null) {
                chassis.turn(asked.theta());
            }
            route.reached();
            actions.reached(node.actions());
            reached = true;
        }
        return reached;
    }

    private double speed(Order.@Nullable Edge edge) {
        Double limit = edge == null ? null : edge.maxSpeed();
        return chassis.speedOn(edge != null && ways.stairs(edge), limit == null ? Double.POSITIVE_INFINITY : limit);
    }

    private boolean isBlocked(Order.@Nullable Edge edge) {
        if (!faults.has(RobotFault.EDGE_BLOCKED)) {
            blocked = null;
            return false;
        }
        if (blocked == null) {
            String named = faults.detail(RobotFault.EDGE_BLOCKED);
            blocked = !named.isEmpty() ? named : edge == null ? null : edge.edgeId();
        }
        return edge != null && edge.edgeId().equals(blocked);
    }

    /** The id of the edge before which it stands because it is blocked; null if it does not. */
    @Nullable
    String blockedAt() {
        Order.Edge edge = route.nextNode() == null ? null : route.nextEdge();
        return faults.has(RobotFault.EDGE_BLOCKED)
                        && edge != null
                        && edge.edgeId().equals(blocked)
                ? blocked
                : null;
    }

    /** Stands still; the next leg is begun anew. */
    void halt() {
        driving = false;
        legLeft = -1;
    }

    /** Stands still for a moment; the leg goes on later. */
    void rest() {
        driving = false;
    }

    boolean driving() {
        return driving;
    }
}
