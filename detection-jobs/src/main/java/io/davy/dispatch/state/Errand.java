package io.davy.dispatch.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order that a robot has or is to have.
 *
 * @param robot robot id
 * @param orderId VDA 5050 orderId
 * @param incident the incident that it serves; absent on the way home
 * @param mission the mission that waits for it; absent once that has ended, and on the way home
 * @param route node ids, the robot's place first
 * @param edges edge ids between them
 * @param looks its inspections, in the order of travel; none on the way home
 * @param json the order, exactly as sent
 * @param planned when it was made
 * @param firstSent when it was sent first; absent while the robot stops charging
 * @param lastSent when it was sent last
 * @param accepted when the robot's state first carried it
 * @param trouble since when the robot has been out of reach or stopped
 * @param recall the cancelOrder on its way, if it is to be given up
 */
public record Errand(
        String robot,
        String orderId,
        @Nullable String incident,
        @Nullable String mission,
        List<String> route,
        List<String> edges,
        List<Look> looks,
        String json,
        Instant planned,
        @Nullable Instant firstSent,
        @Nullable Instant lastSent,
        @Nullable Instant accepted,
        @Nullable Instant trouble,
        @Nullable Recall recall) {

    public Errand {
        edges = edges == null ? List.of() : edges;
        looks = looks == null ? List.of() : looks;
    }

    /**
     * An inspection at a node of the route.
     *
     * @param action actionId
     * @param type actionType
     * @param at index of its node in the route
     */
    public record Look(String action, String type, int at) {}

    /**
     * A cancelOrder.
     *
     * @param actionId of the instant action
     * @param json exactly as sent
     * @param lastSent when it was sent last
     * @param tries how often it was sent
     * @param user the officer who wants it; absent if the dispatcher does
     * @param freeFor the more urgent incident that the robot is made free for; absent if it is recalled for another reason
     */
    public record Recall(
            String actionId,
            String json,
            Instant lastSent,
            int tries,
            @Nullable String user,
            @Nullable String freeFor) {

        /** Given up for no other incident's sake. */
        public Recall(String actionId, String json, Instant lastSent, int tries, @Nullable String user) {
            this(actionId, json, lastSent, tries, user, null);
        }

        /** Sent once more. */
        public Recall again(Instant now) {
            return new Recall(actionId, json, now, tries + 1, user, freeFor);
        }
    }

    /** Whether it only brings the robot to its dock. */
    public boolean home() {
        return incident == null;
    }

    /** Where it leads to. */
    public String target() {
        return route.get(route.size() - 1);
    }

    /** VDA 5050 sequenceId of the last node. */
    public int targetSequence() {
        return 2 * (route.size() - 1);
    }

    public Errand sent(Instant now) {
        return copy(mission, firstSent == null ? now : firstSent, now, accepted, trouble, recall);
    }

    public Errand accepted(Instant now) {
        return copy(mission, firstSent, lastSent, now, trouble, recall);
    }

    public Errand trouble(@Nullable Instant since) {
        return copy(mission, firstSent, lastSent, accepted, since, recall);
    }

    public Errand recalled(Recall r) {
        return copy(mission, firstSent, lastSent, accepted, trouble, r);
    }

    /** The mission has ended; what is left is to see the robot free. */
    public Errand released() {
        return copy(null, firstSent, lastSent, accepted, trouble, recall);
    }

    private Errand copy(
            @Nullable String m,
            @Nullable Instant first,
            @Nullable Instant last,
            @Nullable Instant taken,
            @Nullable Instant since,
            @Nullable Recall r) {
        return new Errand(
                robot, orderId, incident, m, route, edges, looks, json, planned, first, last, taken, since, r);
    }
}
