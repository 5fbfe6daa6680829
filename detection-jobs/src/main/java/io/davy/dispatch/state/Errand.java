package io.davy.dispatch.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
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
 * @param legs how long the robot drives on each edge, s
 * @param looks its inspections, in the order of travel; none on the way home
 * @param base what of the route is released, and by which message
 * @param json the newest order message, exactly as sent
 * @param planned when it was made
 * @param firstSent when the newest order message was sent first; absent while the robot stops charging
 * @param lastSent when it was sent last
 * @param accepted when the robot's state first carried the order
 * @param trouble since when the robot has been out of reach or stopped
 * @param progress how far it had come when it last got further
 * @param paused whether an officer has told it to pause
 * @param recall the cancelOrder on its way, if it is to be given up
 */
public record Errand(
        String robot,
        String orderId,
        @Nullable String incident,
        @Nullable String mission,
        List<String> route,
        List<String> edges,
        List<Double> legs,
        List<Look> looks,
        Base base,
        String json,
        Instant planned,
        @Nullable Instant firstSent,
        @Nullable Instant lastSent,
        @Nullable Instant accepted,
        @Nullable Instant trouble,
        @Nullable Progress progress,
        boolean paused,
        @Nullable Recall recall) {

    /** What an order of an older program, which knew no times of edges, is reckoned with, s an edge. */
    private static final double UNKNOWN_LEG_S = 60;

    public Errand {
        edges = edges == null ? OldErrand.edges(route) : edges;
        legs = legs == null ? edges.stream().map(e -> UNKNOWN_LEG_S).toList() : legs;
        looks = looks == null ? OldErrand.looks(mission, orderId, json, route) : looks;
        // An order of an older program was released to its end.
        base = base == null ? new Base(0, route.size(), false, false) : base;
    }

    /** An order that is released to its end, on edges that take a minute each. */
    public Errand(
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
        this(
                robot,
                orderId,
                incident,
                mission,
                route,
                edges,
                edges.stream().map(e -> UNKNOWN_LEG_S).toList(),
                looks,
                new Base(0, route.size(), false, false),
                json,
                planned,
                firstSent,
                lastSent,
                accepted,
                trouble,
                null,
                false,
                recall);
    }

    /**
     * An inspection at a node of the route.
     *
     * @param action actionId
     * @param type actionType
     * @param at index of its node in the route
     * @param photo actionId of the photo that is taken after it; absent if none is
     * @param thetaRad where the robot is to look, radians; absent if that does not matter
     */
    public record Look(
            String action,
            String type,
            int at,
            @Nullable String photo,
            @Nullable Double thetaRad) {

        /** An inspection without a photo, from whatever side. */
        public Look(String action, String type, int at) {
            this(action, type, at, null, null);
        }

        /** The same at another index of the route. */
        public Look movedTo(int index) {
            return new Look(action, type, index, photo, thetaRad);
        }
    }

    /**
     * The base of the order: what the robot may drive without asking, which never changes. The rest of the route is the horizon.
     *
     * @param update VDA 5050 orderUpdateId of the newest message
     * @param released how many nodes of the route are released; one at least
     * @param asked whether the newest message is an update that the robot has not acknowledged
     * @param stale whether the horizon of the newest message is no longer the route's
     */
    public record Base(int update, int released, boolean asked, boolean stale) {
        /** Index in the route of the last released node. */
        public int last() {
            return released - 1;
        }
    }

    /**
     * How far the robot had come.
     *
     * @param mark what its state said of nodes and actions
     * @param since when it said so first
     */
    public record Progress(String mark, Instant since) {}

    /** What is to come after the robot has given up an order. */
    public enum Then {
        /** Nothing: the mission has ended or there is none, or an officer recalled it. */
        NOTHING,
        /** The mission waits for a robot again, this one or another. */
        AGAIN
    }

    /**
     * A cancelOrder.
     *
     * @param actionId of the instant action
     * @param json exactly as sent
     * @param lastSent when it was sent last
     * @param tries how often it was sent
     * @param user the officer who wants it; absent if the dispatcher does
     * @param then what is to come after it
     * @param freeFor the more urgent incident that the robot is made free for; absent if it is recalled for another reason
     */
    public record Recall(
            String actionId,
            String json,
            Instant lastSent,
            int tries,
            @Nullable String user,
            Then then,
            @Nullable String freeFor) {
        public Recall {
            then = then == null ? Then.NOTHING : then;
        }

        /** An officer wants it too. */
        public Recall by(String officer) {
            return new Recall(actionId, json, lastSent, tries, officer, Then.NOTHING, null);
        }

        /** Sent once more. */
        public Recall again(Instant now) {
            return new Recall(actionId, json, now, tries + 1, user, then, freeFor);
        }
    }

    /** Whether it belongs to a routine round. */
    public boolean patrol() {
        return Patrol.is(incident);
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

    /** Index in the route of the node with a VDA 5050 sequenceId. */
    public int indexOf(int sequenceId) {
        return Math.max(0, Math.min(route.size() - 1, sequenceId / 2));
    }

    /** How long the robot drives from one node of the route to another, s. */
    public double seconds(int fromIndex, int toIndex) {
        return legs.subList(fromIndex, toIndex).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** Whether the robot has acknowledged the newest message. */
    public boolean acknowledged() {
        return accepted != null && !base.asked();
    }

    /** The edges that the robot may drive without asking, from a node of the route on. */
    public List<String> releasedEdges(int fromIndex) {
        return edges.subList(Math.min(fromIndex, base.last()), base.last());
    }

    /**
     * What the robot should take at most from a node of the route to the next: the edge, and what is to be inspected at the node; where its base ends, one inspection
     * at least.
     *
     * @param inspection what an inspection takes
     */
    public Duration allowed(int at, Duration inspection) {
        long here = looks.stream().filter(l -> l.at() == at).count();
        return at < base.last()
                ? inspection.multipliedBy(here).plusMillis(Math.round(1000 * legs.get(at)))
                : inspection.multipliedBy(Math.max(1, here));
    }

    public Errand sent(Instant now) {
        return edit(e -> {
            e.firstSent = firstSent == null ? now : firstSent;
            e.lastSent = now;
        });
    }

    public Errand accepted(Instant now) {
        return edit(e -> e.accepted = now);
    }

    /** The robot's state carries the newest update. */
    public Errand updateAccepted() {
        return edit(e -> e.base = new Base(base.update(), base.released(), false, base.stale()));
    }

    /** The order as it goes out. */
    public Errand written(String order) {
        return edit(e -> e.json = order);
    }

    /** The next order message, which releases the route up to a node. */
    public Errand updated(String message, int releasedNodes) {
        return edit(e -> {
            e.json = message;
            e.base = new Base(base.update() + 1, releasedNodes, true, false);
            e.firstSent = null;
            e.lastSent = null;
        });
    }

    /** Another way from the last node of the base on. */
    public Errand rerouted(List<String> nodes, List<String> ways, List<Double> seconds, List<Look> newLooks) {
        return edit(e -> {
            e.route = nodes;
            e.edges = ways;
            e.legs = seconds;
            e.looks = newLooks;
            e.base = new Base(base.update(), base.released(), base.asked(), true);
        });
    }

    public Errand trouble(@Nullable Instant since) {
        return edit(e -> e.trouble = since);
    }

    /** The robot is back: what it did not answer while it was away is asked anew. */
    public Errand heardAgain(Instant now) {
        return edit(e -> {
            e.trouble = null;
            e.firstSent = base.asked() && firstSent != null ? now : firstSent;
            e.progress = progress == null ? null : new Progress(progress.mark(), now);
        });
    }

    public Errand progress(Progress p) {
        return edit(e -> e.progress = p);
    }

    public Errand paused(boolean v) {
        return edit(e -> e.paused = v);
    }

    public Errand recalled(Recall r) {
        return edit(e -> e.recall = r);
    }

    /** The mission has ended; what is left is to see the robot free. */
    public Errand released() {
        return edit(e -> e.mission = null);
    }

    private Errand edit(Consumer<ErrandEdit> change) {
        ErrandEdit e = new ErrandEdit(this);
        change.accept(e);
        return e.done();
    }
}
