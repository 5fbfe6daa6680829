package io.davy.sim.robot;

import io.davy.vda5050.v2.Action;
import io.davy.vda5050.v2.State.ActionState;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The actions that a robot has been given, and how far each has got; those of nodes are done one after the other. */
final class ActionList {
    private static final int INSTANT_KEPT = 20;

    /** How far an action has got. */
    private static final class Entry {
        private final Action action;
        private final boolean instant;
        private String status;
        private @Nullable String result;

        Entry(Action action, boolean instant, String status) {
            this.action = action;
            this.instant = instant;
            this.status = status;
        }

        boolean done() {
            return status.equals("FINISHED") || status.equals("FAILED");
        }
    }

    private final Map<String, Entry> all = new LinkedHashMap<>();
    private final ArrayDeque<Action> due = new ArrayDeque<>();
    private @Nullable Action running;
    private double runFor;

    /** Takes the actions of a node or edge ahead. */
    void await(@Nullable List<Action> actions) {
        if (actions != null) {
            actions.forEach(a -> all.putIfAbsent(a.actionId(), new Entry(a, false, "WAITING")));
        }
    }

    /** The robot has come to where these are to be done. */
    void reached(@Nullable List<Action> actions) {
        if (actions != null) {
            actions.stream().filter(a -> !entry(a).done()).forEach(due::add);
        }
    }

    /** Moves on by dt seconds; gives the action that has now lasted long enough, to be ended with {@link #end}. */
    @Nullable
    Action step(double dt, double lasts) {
        if (running == null && !due.isEmpty()) {
            running = due.remove();
            runFor = 0;
            entry(running).status = "RUNNING";
            return null;
        }
        runFor += dt;
        return running != null && runFor >= lasts ? running : null;
    }

    /** Ends the running action. */
    void end(Action action, boolean well, @Nullable String result) {
        set(action, well, result);
        running = null;
    }

    /** Whether an action keeps the robot from driving on. */
    boolean holds() {
        return (running != null && holds(running)) || due.stream().anyMatch(ActionList::holds);
    }

    private static boolean holds(Action a) {
        return !"NONE".equals(a.blockingType());
    }

    /** Whether an order's action is running now. */
    boolean active() {
        return running != null;
    }

    /** Whether an action of the order is still to be done. */
    boolean pending() {
        return all.values().stream().anyMatch(e -> !e.instant && !e.done());
    }

    /** Gives up everything of the order that is not done. */
    void cancelOrder() {
        all.values().stream().filter(e -> !e.instant && !e.done()).forEach(e -> e.status = "FAILED");
        due.clear();
        running = null;
    }

    /** Forgets the order before. */
    void clearOrder() {
        all.values().removeIf(e -> !e.instant);
        due.clear();
        running = null;
    }

    /** Forgets everything. */
    void clearAll() {
        all.clear();
        due.clear();
        running = null;
    }

    /** Forgets the order's actions that nobody has begun and that are not among those kept. */
    void keepOnly(Set<String> ids) {
        all.values().removeIf(e -> !e.instant && e.status.equals("WAITING") && !ids.contains(e.action.actionId()));
    }

    /** Takes an instant action; false if it is a repeat. */
    boolean instant(Action a) {
        if (all.containsKey(a.actionId())) {
            return false;
        }
        List<String> old = all.values().stream()
                .filter(e -> e.instant && e.done())
                .map(e -> e.action.actionId())
                .toList();
        old.stream().limit(Math.max(0, old.size() - INSTANT_KEPT + 1)).forEach(all::remove);
        all.put(a.actionId(), new Entry(a, true, "RUNNING"));
        return true;
    }

    void set(Action action, boolean well, @Nullable String result) {
        Entry e = entry(action);
        e.status = well ? "FINISHED" : "FAILED";
        e.result = result;
    }

    private Entry entry(Action a) {
        return all.computeIfAbsent(a.actionId(), id -> new Entry(a, false, "WAITING"));
    }

    List<ActionState> states() {
        return all.values().stream()
                .map(e -> new ActionState(e.action.actionId(), e.action.actionType(), e.status, e.result))
                .toList();
    }
}
