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
 * @param offer what its factsheet says that it can do; absent if it has sent none
 */
public record RobotView(
        String robot,
        @Nullable String connection,
        @Nullable String version,
        @Nullable State state,
        @Nullable Instant stateReceived,
        @Nullable Offer offer) {

    private static final int MOST_OVERTAKEN = 10;

    /** A robot without a factsheet. */
    public RobotView(
            String robot,
            @Nullable String connection,
            @Nullable String version,
            @Nullable State state,
            @Nullable Instant stateReceived) {
        this(robot, connection, version, state, stateReceived, null);
    }

    /** What it can do, as far as it has said so. */
    public Offer offers() {
        return offer == null ? Offer.UNSAID : offer;
    }

    /**
     * This view after an older one. A state that was overtaken on its way, or is told again, says nothing new: the newer one stays. It was if ingest had it in
     * hand before, or if it is older by its time and a few messages by its headerId; a robot that has restarted counts from the beginning.
     */
    public RobotView after(RobotView known) {
        Instant before = known.stateReceived();
        boolean told = before != null && stateReceived != null && stateReceived.isBefore(before);
        boolean overtaken = told || overtakenBy(known.state());
        return overtaken
                ? new RobotView(robot, connection, version, known.state(), known.stateReceived(), offer)
                : this;
    }

    private boolean overtakenBy(@Nullable State other) {
        return state != null
                && other != null
                && state.headerId() < other.headerId()
                && other.headerId() - state.headerId() <= MOST_OVERTAKEN
                && state.timestamp().compareTo(other.timestamp()) < 0;
    }

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
        return carries(orderId, 0);
    }

    /** Whether it has taken that order with that update. */
    public boolean carries(String orderId, int update) {
        return state != null && state.orderId().equals(orderId) && state.orderUpdateId() >= update;
    }

    /** Whether it says that it pauses. */
    public boolean paused() {
        return state != null && Boolean.TRUE.equals(state.paused());
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
