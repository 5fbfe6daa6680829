package io.davy.plant.yaml;

import io.davy.plant.Robot;
import io.davy.plant.Ways.Edge;
import io.davy.plant.Ways.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Warns of nodes that no robot can reach from its home. */
final class ReachCheck implements Check {
    @Override
    public void check(Draft draft, Problems problems) {
        if (draft.robots().isEmpty()) {
            return;
        }
        Set<String> reached = new HashSet<>();
        for (boolean stairs : new boolean[] {false, true}) {
            Deque<String> open = new ArrayDeque<>();
            draft.robots().stream()
                    .map(Located::value)
                    .filter(r -> r.stairs() == stairs)
                    .map(Robot::home)
                    .forEach(open::add);
            reached.addAll(reach(open, neighbours(draft, stairs)));
        }
        List<Located<io.davy.plant.Ways.Node>> lost = draft.nodes().stream()
                .filter(n -> !reached.contains(n.value().id()))
                .toList();
        if (!lost.isEmpty()) {
            List<String> ids = lost.stream().map(n -> n.value().id()).toList();
            problems.warning(lost.get(0).pointer(), "no robot can reach " + Figures.list(ids) + " from its home");
        }
    }

    private static Set<String> reach(Deque<String> open, Map<String, List<String>> next) {
        Set<String> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            for (String n : next.getOrDefault(open.remove(), List.of())) {
                if (seen.add(n)) {
                    open.add(n);
                }
            }
        }
        return seen;
    }

    private static Map<String, List<String>> neighbours(Draft draft, boolean stairs) {
        Map<String, List<String>> next = new HashMap<>();
        for (Located<Edge> located : draft.edges()) {
            Edge e = located.value();
            if (e.kind() == Kind.STAIRS && !stairs) {
                continue;
            }
            next.computeIfAbsent(e.from(), k -> new ArrayList<>()).add(e.to());
            if (!e.oneWay()) {
                next.computeIfAbsent(e.to(), k -> new ArrayList<>()).add(e.from());
            }
        }
        return next;
    }
}
