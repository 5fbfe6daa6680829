package io.davy.sim.robot;

import io.davy.vda5050.v2.Action;
import io.davy.vda5050.v2.Order;
import io.davy.vda5050.v2.State.EdgeState;
import io.davy.vda5050.v2.State.NodeState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of an order is still ahead: the base, which is driven, and the horizon, which may still change. */
final class Route {
    private final List<Order.Node> nodes = new ArrayList<>();
    private final List<Order.Edge> edges = new ArrayList<>();
    private String lastNode;
    private int lastSequence;

    Route(String lastNode) {
        this.lastNode = lastNode;
    }

    /** Begins a new order; its first node is the first to be reached. */
    void begin(Order o) {
        nodes.clear();
        edges.clear();
        nodes.addAll(o.nodes());
        edges.addAll(o.edges());
    }

    /** Whether an update begins at the last node of the base. */
    boolean fits(Order update) {
        Order.Node first = update.nodes().get(0);
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Order.Node n = nodes.get(i);
            if (n.released()) {
                return n.nodeId().equals(first.nodeId()) && n.sequenceId() == first.sequenceId();
            }
        }
        return lastNode.equals(first.nodeId()) && lastSequence == first.sequenceId();
    }

    /** Puts an update in the horizon's place. */
    void extend(Order update) {
        nodes.removeIf(n -> !n.released());
        edges.removeIf(e -> !e.released());
        nodes.addAll(update.nodes().subList(1, update.nodes().size()));
        edges.addAll(update.edges());
    }

    void clear() {
        nodes.clear();
        edges.clear();
    }

    /** Forgets the order and knows only where the robot stands. */
    void restart(String node) {
        clear();
        lastNode = node;
        lastSequence = 0;
    }

    /** Whether nothing is ahead. */
    boolean done() {
        return nodes.isEmpty();
    }

    /** The next node that may be driven to; null if there is none. */
    Order.@Nullable Node nextNode() {
        return nodes.isEmpty() || !nodes.get(0).released() ? null : nodes.get(0);
    }

    /** The edge to the next node; null at an order's first node. */
    Order.@Nullable Edge nextEdge() {
        boolean atFirst = !edges.isEmpty()
                && !nodes.isEmpty()
                && edges.get(0).sequenceId() > nodes.get(0).sequenceId();
        return edges.isEmpty() || atFirst ? null : edges.get(0);
    }

    /** The next node has been reached. */
    void reached() {
        if (nextEdge() != null) {
            edges.remove(0);
        }
        Order.Node n = nodes.remove(0);
        lastNode = n.nodeId();
        lastSequence = n.sequenceId();
    }

    /** The ids of all actions ahead. */
    Set<String> actionIds() {
        Set<String> ids = new HashSet<>();
        Stream.concat(nodes.stream().map(Order.Node::actions), edges.stream().map(Order.Edge::actions))
                .forEach(actions -> ids(actions).forEach(ids::add));
        return ids;
    }

    private static Stream<String> ids(@Nullable List<Action> actions) {
        return actions == null ? Stream.of() : actions.stream().map(Action::actionId);
    }

    /** Hands on the actions ahead. */
    void announce(ActionList actions) {
        nodes.forEach(n -> actions.await(n.actions()));
        edges.forEach(e -> actions.await(e.actions()));
    }

    String lastNode() {
        return lastNode;
    }

    int lastSequence() {
        return lastSequence;
    }

    List<NodeState> nodeStates() {
        return nodes.stream()
                .map(n -> new NodeState(n.nodeId(), n.sequenceId(), n.released()))
                .toList();
    }

    List<EdgeState> edgeStates() {
        return edges.stream()
                .map(e -> new EdgeState(e.edgeId(), e.sequenceId(), e.released()))
                .toList();
    }
}
