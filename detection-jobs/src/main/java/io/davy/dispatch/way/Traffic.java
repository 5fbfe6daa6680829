package io.davy.dispatch.way;

import io.davy.dispatch.scene.Scene.Reservation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What robots on their way make of the arcs: dearer behind them and against them, closed against what they may drive already. */
final class Traffic {
    /** Behind another robot, s (a choice). */
    static final double BEHIND_SECONDS = 10;
    /** Against another robot where that has yet to be let drive: one of the two may have to go another way then, s (a choice). */
    static final double AGAINST_SECONDS = 20;

    private final WayGraph graph;
    private final Map<Integer, List<Reservation>> along = new HashMap<>();
    private final Map<String, List<Integer>> ofRobot = new HashMap<>();

    Traffic(WayGraph graph, List<Reservation> reserved) {
        this.graph = graph;
        for (Reservation r : reserved) {
            int a = graph.arc(r.edge(), r.from());
            if (a >= 0) {
                along.computeIfAbsent(a, k -> new ArrayList<>()).add(r);
                ofRobot.computeIfAbsent(r.robot(), k -> new ArrayList<>()).add(a);
            }
        }
    }

    /** Whether a robot has a way of its own. */
    boolean has(String robot) {
        return ofRobot.containsKey(robot);
    }

    /** What arcs cost with all of it. */
    ArcCosts over(ArcCosts plain) {
        ArcCosts c = copy(plain);
        along.keySet().forEach(a -> {
            lay(c, plain, a, "");
            lay(c, plain, a ^ 1, "");
        });
        return c;
    }

    /**
     * What arcs cost a robot that has a way of its own, which does not stand in its way.
     *
     * @param all {@link #over} the same plain costs
     */
    ArcCosts but(String robot, ArcCosts all, ArcCosts plain) {
        ArcCosts c = copy(all);
        for (int a : ofRobot.getOrDefault(robot, List.of())) {
            lay(c, plain, a, robot);
            lay(c, plain, a ^ 1, robot);
        }
        return c;
    }

    private static ArcCosts copy(ArcCosts c) {
        return new ArcCosts(
                c.cost().clone(), c.seconds(), c.exposure(), c.closed().clone());
    }

    /** One arc anew. */
    private void lay(ArcCosts c, ArcCosts plain, int arc, String but) {
        if (graph.tail[arc] < 0) {
            return;
        }
        double cost = plain.cost()[arc];
        for (Reservation r : along.getOrDefault(arc, List.of())) {
            cost += r.robot().equals(but) ? 0 : BEHIND_SECONDS;
        }
        boolean closed = false;
        // One edge for both directions is one lane; where two robots can pass, the plant has two one-way edges.
        for (Reservation r : along.getOrDefault(arc ^ 1, List.of())) {
            if (!r.robot().equals(but)) {
                closed |= r.released();
                cost += AGAINST_SECONDS;
            }
        }
        c.cost()[arc] = cost;
        c.closed()[arc] = plain.closed()[arc];
        if (closed) {
            c.close(arc, Closure.Kind.RESERVED);
        }
    }
}
