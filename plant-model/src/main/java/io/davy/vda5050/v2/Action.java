package io.davy.vda5050.v2;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An action at a node, or an instant action.
 *
 * @param actionType what to do, for example {@code inspectGas} or {@code cancelOrder}
 * @param actionId unique
 * @param blockingType NONE, SOFT or HARD
 * @param actionParameters key and value pairs; absent rather than empty
 */
public record Action(
        String actionType,
        String actionId,
        String blockingType,
        @Nullable List<Parameter> actionParameters) {
    /** One parameter; value is a string, number, boolean or array. */
    public record Parameter(String key, Object value) {}
}
