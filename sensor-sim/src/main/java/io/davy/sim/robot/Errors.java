package io.davy.sim.robot;

import io.davy.vda5050.v2.Order;
import io.davy.vda5050.v2.State.ErrorState;
import io.davy.vda5050.v2.State.Reference;
import java.util.ArrayList;
import java.util.List;

/** The VDA 5050 errors that a simulated robot reports, with the references that the standard asks for. */
final class Errors {
    static final String ORDER = "orderError";
    static final String ORDER_UPDATE = "orderUpdateError";
    static final String NO_ROUTE = "noRouteError";
    static final String VALIDATION = "validationError";
    static final String NO_ORDER_TO_CANCEL = "noOrderToCancel";
    static final String EDGE_BLOCKED = "edgeBlocked";
    static final String SENSOR = "sensorError";

    private Errors() {}

    /** A refused order: topic, headerId, orderId, orderUpdateId, and what of it was wrong. */
    static ErrorState order(String type, Order o, String why, Reference... more) {
        List<Reference> references = new ArrayList<>();
        references.add(new Reference("topic", "order"));
        references.add(new Reference("headerId", String.valueOf(o.headerId())));
        references.add(new Reference("orderId", o.orderId()));
        references.add(new Reference("orderUpdateId", String.valueOf(o.orderUpdateId())));
        references.addAll(List.of(more));
        return new ErrorState(type, "WARNING", why, references);
    }

    /** An action that cannot be done. */
    static ErrorState action(String type, String actionId, String why) {
        return new ErrorState(
                type,
                "WARNING",
                why,
                List.of(new Reference("topic", "instantActions"), new Reference("actionId", actionId)));
    }

    /** A message that is none of VDA 5050. */
    static ErrorState message(String topic, String why) {
        return new ErrorState(VALIDATION, "WARNING", why, List.of(new Reference("topic", topic)));
    }

    /** A robot that cannot go on along its order. */
    static ErrorState edgeBlocked(String orderId, String edgeId) {
        return new ErrorState(
                EDGE_BLOCKED,
                "FATAL",
                "the edge " + edgeId + " is blocked; the robot stands",
                List.of(new Reference("edgeId", edgeId), new Reference("orderId", orderId)));
    }

    /** Instruments that do not measure. */
    static ErrorState sensor() {
        return new ErrorState(SENSOR, "WARNING", "the instruments do not measure", List.of());
    }
}
