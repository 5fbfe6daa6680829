package io.davy.sim.robot;

import io.davy.vda5050.v2.Order;
import io.davy.vda5050.v2.State.ErrorState;
import org.jspecify.annotations.Nullable;

/**
 * Takes orders and their updates as VDA 5050 2.1.0 asks: a repeat is ignored; an update has to be newer and to begin at the last node of
 * the base; a new order needs an idle robot that stands at its first node. What is refused is reported and changes nothing.
 */
final class OrderBook {
    private final OrderCheck check;
    private final Route route;
    private final ActionList actions;
    private final ErrorBoard errors;
    private final Chassis chassis;
    private final Faults faults;
    private String id = "";
    private int updateId;
    private boolean cancelled;

    OrderBook(OrderCheck check, Route route, ActionList actions, ErrorBoard errors, Chassis chassis, Faults faults) {
        this.check = check;
        this.route = route;
        this.actions = actions;
        this.errors = errors;
        this.chassis = chassis;
        this.faults = faults;
    }

    /** Takes an order or refuses it; true if a new one begins now. */
    boolean take(Order o) {
        ErrorState wrong = check.form(o);
        boolean repeat = wrong == null && o.orderId().equals(id) && o.orderUpdateId() == updateId;
        if (repeat) {
            return false;
        }
        boolean update = o.orderId().equals(id);
        ErrorState refusal = wrong != null ? wrong : update ? noUpdate(o) : noBegin(o);
        if (refusal != null) {
            errors.add(refusal);
        } else if (update) {
            route.extend(o);
            actions.keepOnly(route.actionIds());
            route.announce(actions);
            updateId = o.orderUpdateId();
        } else {
            begin(o);
            return true;
        }
        return false;
    }

    private void begin(Order o) {
        id = o.orderId();
        updateId = o.orderUpdateId();
        cancelled = false;
        errors.clear();
        actions.clearOrder();
        route.begin(o);
        route.announce(actions);
    }

    private @Nullable ErrorState noUpdate(Order o) {
        String why = null;
        if (o.orderUpdateId() < updateId) {
            why = "the robot already follows update " + updateId + " of this order";
        } else if (cancelled) {
            why = "the order has been cancelled";
        } else if (!route.fits(o)) {
            why = "the update does not begin at the last node of the base";
        }
        return why == null ? null : Errors.order(Errors.ORDER_UPDATE, o, why);
    }

    private @Nullable ErrorState noBegin(Order o) {
        String why = null;
        if (faults.has(RobotFault.REFUSE)) {
            why = "the robot takes no orders now";
        } else if (faults.has(RobotFault.EMERGENCY_STOP)) {
            why = "the emergency stop is pressed";
        } else if (faults.has(RobotFault.MANUAL)) {
            why = "the operating mode is MANUAL";
        } else if (busy()) {
            why = "the robot is busy with order " + id;
        } else if (chassis.empty()) {
            why = "the battery is empty";
        }
        return why == null ? check.start(o, chassis, route.lastNode()) : Errors.order(Errors.ORDER, o, why);
    }

    /** Whether an order is being carried out or waits for an update. */
    boolean busy() {
        return !route.done() || actions.pending();
    }

    /** Gives the order up; its id stays. */
    void cancel() {
        route.clear();
        actions.cancelOrder();
        cancelled = true;
    }

    /** Forgets the order as if there had been none. */
    void forget() {
        route.clear();
        actions.clearOrder();
        id = "";
        updateId = 0;
        cancelled = false;
    }

    String id() {
        return id;
    }

    int updateId() {
        return updateId;
    }
}
