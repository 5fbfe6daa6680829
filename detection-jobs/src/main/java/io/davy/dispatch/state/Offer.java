package io.davy.dispatch.state;

import java.util.List;

/**
 * What a robot's factsheet says that it can do. A list that is empty says nothing.
 *
 * @param onNodes actionTypes that it carries out at nodes
 * @param instant actionTypes that it carries out at once
 * @param parameters optional parameters that it supports, such as {@code order.nodes.nodePosition.theta}
 */
public record Offer(List<String> onNodes, List<String> instant, List<String> parameters) {
    /** A robot whose factsheet says nothing, or that has sent none. */
    public static final Offer UNSAID = new Offer(List.of(), List.of(), List.of());

    /** Whether the factsheet lists any action. */
    public boolean listsActions() {
        return !onNodes.isEmpty() || !instant.isEmpty();
    }

    /** Whether it may carry out an action at a node: it says so, or it says nothing of actions. */
    public boolean atNode(String actionType) {
        return !listsActions() || onNodes.contains(actionType);
    }

    /** Whether it may carry out an instant action: it says so, or it says nothing of actions. */
    public boolean atOnce(String actionType) {
        return !listsActions() || instant.contains(actionType);
    }

    /** Whether an optional field may be sent: it or a part of it is listed, or nothing is. */
    public boolean takes(String parameter) {
        return parameters.isEmpty()
                || parameters.stream().anyMatch(p -> p.equals(parameter) || p.startsWith(parameter + '.'));
    }
}
