package io.davy.dispatch;

import io.davy.json.Json;
import io.davy.vda5050.v2.Action;
import io.davy.vda5050.v2.InstantActions;
import io.davy.vda5050.v2.Order;
import io.davy.vda5050.v2.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A robot in tests that follows orders as VDA 5050 says; one step brings it to the next node, or ends one action. */
final class Walker {
    final Bot bot;
    private final List<Order.Node> ahead = new ArrayList<>();
    private final Deque<Action> due = new ArrayDeque<>();
    /** sequenceId of the last node of the base. */
    private int baseEnd;

    Walker(String id, String node) {
        bot = new Bot(id, node);
    }

    boolean busy() {
        return !ahead.isEmpty() || !due.isEmpty();
    }

    void take(Outgoing.ToRobot m) {
        try {
            if (m.vdaTopic().equals("order")) {
                order(Json.VDA5050.readValue(m.json(), Order.class));
            } else {
                Json.VDA5050.readValue(m.json(), InstantActions.class).actions().forEach(this::instant);
            }
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
        bot.nodesAhead = ahead.size();
    }

    private void order(Order o) {
        if (!o.orderId().equals(bot.orderId)) {
            begin(o);
        } else if (o.orderUpdateId() > bot.update && (!ahead.isEmpty() || !due.isEmpty())) {
            update(o);
        } else if (o.orderUpdateId() > bot.update) {
            // Cancelled, or done: there is nothing to be updated.
            refuse("orderUpdateError", o);
        }
    }

    private void begin(Order o) {
        if (busy() || !near(o.nodes().get(0))) {
            refuse(busy() ? "orderError" : "noRouteError", o);
            return;
        }
        bot.errors.clear();
        bot.orderId = o.orderId();
        bot.update = o.orderUpdateId();
        bot.actions.removeIf(
                a -> !a.actionId().contains("Pause") && !a.actionId().contains("-cancel"));
        ahead.clear();
        due.clear();
        ahead.addAll(o.nodes());
        mark(o.nodes());
        reach();
    }

    private boolean near(Order.Node first) {
        if (bot.lastNode.equals(first.nodeId())) {
            return true;
        }
        Order.NodePosition p = first.nodePosition();
        State.AgvPosition at = bot.position;
        double allowed = p == null || p.allowedDeviationXY() == null ? 0.5 : p.allowedDeviationXY();
        return p != null && at != null && Math.hypot(p.x() - at.x(), p.y() - at.y()) <= allowed;
    }

    private void update(Order o) {
        Order.Node first = o.nodes().get(0);
        if (first.sequenceId() != baseEnd) {
            refuse("orderUpdateError", o);
            return;
        }
        bot.update = o.orderUpdateId();
        ahead.removeIf(n -> !n.released());
        ahead.addAll(o.nodes().subList(1, o.nodes().size()));
        mark(o.nodes());
    }

    private void mark(List<Order.Node> nodes) {
        nodes.stream().filter(Order.Node::released).forEach(n -> baseEnd = n.sequenceId());
    }

    private void refuse(String type, Order o) {
        bot.errors.removeIf(e -> e.errorType().equals(type));
        bot.errors.add(new State.ErrorState(
                type,
                "WARNING",
                null,
                List.of(
                        new State.Reference("orderId", o.orderId()),
                        new State.Reference("orderUpdateId", String.valueOf(o.orderUpdateId())))));
    }

    private void instant(Action a) {
        if (bot.actions.stream().anyMatch(s -> s.actionId().equals(a.actionId()))) {
            return;
        }
        boolean done = true;
        switch (a.actionType()) {
            case "cancelOrder" -> {
                done = busy();
                due.forEach(d -> bot.action(d.actionId(), "FAILED", null));
                due.clear();
                ahead.clear();
            }
            case "startPause" -> bot.paused = true;
            case "stopPause" -> bot.paused = false;
            case "startCharging" -> bot.charging = true;
            case "stopCharging" -> bot.charging = false;
            default -> {}
        }
        bot.action(a.actionId(), done ? "FINISHED" : "FAILED", null);
    }

    /** Loses all of its order, as a restart does; counts messages from the beginning. */
    void reboot() {
        ahead.clear();
        due.clear();
        bot.takes("", 0);
        bot.actions.clear();
        bot.errors.clear();
        bot.paused = false;
        bot.header = 0;
    }

    /** Goes to the next node, or ends the next action. */
    void step() {
        bot.driving = false;
        if (Boolean.TRUE.equals(bot.paused) || !bot.eStop.equals("NONE")) {
            return;
        }
        if (!due.isEmpty()) {
            bot.action(due.remove().actionId(), "FINISHED", "{\"value\":37,\"unit\":\"ppm\"}");
        } else if (!ahead.isEmpty() && ahead.get(0).released()) {
            bot.charging = false;
            bot.driving = true;
            reach();
        }
        bot.nodesAhead = ahead.size();
    }

    private void reach() {
        Order.Node n = ahead.remove(0);
        bot.stand(n.nodeId());
        bot.sequence = n.sequenceId();
        n.actions().forEach(a -> {
            bot.action(a.actionId(), "WAITING", null);
            due.add(a);
        });
        bot.nodesAhead = ahead.size();
    }

    /** Tells its state, with the next headerId. */
    Bot says(java.time.Instant now) {
        bot.header++;
        bot.timestamp = now.toString().length() == 20 ? now.toString().replace("Z", ".000Z") : now.toString();
        return bot;
    }
}
