package io.davy.dispatch.state;

import io.davy.vda5050.v2.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest that is known of a robot.
 *
 * @param robot robot id
 * @param connection ONLINE, OFFLINE or CONNECTIONBROKEN
 * @param version VDA 5050 version that it speaks
 * @param state its newest state; every list present
 * @param stateReceived when ingest had that state in hand
 */
public record RobotView(
        String robot,
        @Nullable String connection,
        @Nullable String version,
        @Nullable State state,
        @Nullable Instant stateReceived) {

    /** Whether its connection stands. */
    public boolean online() {
        return "ONLINE".equals(connection);
    }

    /** Whether it carries out orders by itself. */
    public boolean automatic() {
        return state != null && "AUTOMATIC".equals(state.operatingMode());
    }

    /** Whether it may not move. */
    public boolean emergencyStop() {
        return state != null && !"NONE".equals(state.safetyState().eStop());
    }

    /** Whether its own state says that it has something to do. */
    public boolean active() {
        return state != null
                && (state.driving()
                        || !state.nodeStates().isEmpty()
                        || state.actionStates().stream().anyMatch(a -> !ended(a.actionStatus())));
    }

    /** Whether it carries out that order now. */
    public boolean activeOn(String orderId) {
        return state != null && state.orderId().equals(orderId) && active();
    }

    /** Whether it has taken that order, finished or not. */
    public boolean carries(String orderId) {
        return state != null && state.orderId().equals(orderId) && state.orderUpdateId() == 0;
    }

    /** The state of an action, or null. */
    public State.@Nullable ActionState action(String actionId) {
        return state == null
                ? null
                : state.actionStates().stream()
                        .filter(a -> a.actionId().equals(actionId))
                        .findFirst()
                        .orElse(null);
    }

    /** Whether an actionStatus is final. */
    public static boolean ended(String actionStatus) {
        return actionStatus.equals("FINISHED") || actionStatus.equals("FAILED");
    }
}
