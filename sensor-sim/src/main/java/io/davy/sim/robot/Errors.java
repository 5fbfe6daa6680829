package io.davy.sim.robot;

import io.davy.vda5050.v2.State.ErrorState;
import io.davy.vda5050.v2.State.Reference;
import java.util.List;

/** The VDA 5050 errors that a simulated robot reports. */
final class Errors {
    static final String ORDER = "orderError";
    static final String ORDER_UPDATE = "orderUpdateError";
    static final String NO_ROUTE = "noRouteError";
    static final String VALIDATION = "validationError";
    static final String NO_ORDER_TO_CANCEL = "noOrderToCancel";
    static final String BLOCKED = "blocked";

    private Errors() {}

    /** A refused order. */
    static ErrorState order(String type, String orderId, int updateId, String why) {
        return new ErrorState(
                type,
                "WARNING",
                why,
                List.of(new Reference("orderId", orderId), new Reference("orderUpdateId", String.valueOf(updateId))));
    }

    /** An action that cannot be done. */
    static ErrorState action(String type, String actionId, String why) {
        return new ErrorState(type, "WARNING", why, List.of(new Reference("actionId", actionId)));
    }

    /** A message that is none of VDA 5050. */
    static ErrorState message(String topic, String why) {
        return new ErrorState(VALIDATION, "WARNING", why, List.of(new Reference("topic", topic)));
    }

    /** A robot that cannot go on. */
    static ErrorState blocked(String orderId) {
        return new ErrorState(
                BLOCKED, "FATAL", "the way is blocked; the robot stands", List.of(new Reference("orderId", orderId)));
    }
}
