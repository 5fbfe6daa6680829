package io.davy.plant.yaml;

import io.davy.plant.Telling.Route;
import io.davy.plant.Telling.Step;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every route can be reached, and tells somebody, by ways that they have, one step after the other. */
final class RouteCheck implements Check {
    @Override
    public void check(Draft draft, Problems problems) {
        Map<String, Set<String>> channels = channels(draft);
        reached(draft.telling().routes(), problems);
        for (Located<Route> route : draft.telling().tree()) {
            List<Located<Route>> children = TellingDraft.children(route);
            reached(children, problems);
            children.forEach(c -> within(route, c, problems));
            steps(route, problems);
            repeat(route, problems);
            for (int i = 0; i < route.value().steps().size(); i++) {
                ways(route.value().steps().get(i), route.at("steps/" + i), channels, problems);
            }
        }
    }

    /** Nothing is left for a route behind one that takes all that would fit it. */
    private static void reached(List<Located<Route>> level, Problems problems) {
        for (int i = 0; i < level.size(); i++) {
            Located<Route> route = level.get(i);
            level.subList(0, i).stream()
                    .filter(above -> takesAll(above.value(), route.value()))
                    .findFirst()
                    .ifPresent(above -> problems.error(
                            route.pointer(),
                            "the route " + route.value().id() + " is never reached: "
                                    + above.value().id() + " in line " + problems.line(above.pointer())
                                    + " takes all of it (without go_on)"));
        }
    }

    private static boolean takesAll(Route a, Route b) {
        return !a.goOn()
                && !a.steps().isEmpty()
                && Conditions.cover(a.zones(), b.zones())
                && Conditions.cover(a.hazards(), b.hazards())
                && Conditions.cover(a.classes(), b.classes())
                && Conditions.cover(a.shifts(), b.shifts())
                && (a.atLeast() == null
                        || a.atLeast().ordinal() == 0
                        || b.atLeast() != null && a.atLeast().compareTo(b.atLeast()) <= 0);
    }

    private static void within(Located<Route> parent, Located<Route> child, Problems problems) {
        if (apart(parent.value().zones(), child.value().zones())) {
            never(parent, child, "zones", problems);
        }
        if (apart(parent.value().hazards(), child.value().hazards())) {
            never(parent, child, "hazards", problems);
        }
    }

    private static boolean apart(Set<?> a, Set<?> b) {
        return !a.isEmpty() && !b.isEmpty() && Collections.disjoint(a, b);
    }

    private static void never(Located<Route> parent, Located<Route> child, String key, Problems problems) {
        problems.error(
                child.at(key),
                "the route " + child.value().id() + " is never reached: its parent "
                        + parent.value().id() + " has none of these " + key);
    }

    private static void steps(Located<Route> route, Problems problems) {
        List<Step> steps = route.value().steps();
        if (steps.isEmpty() && route.value().routes().isEmpty()) {
            problems.error(
                    route.pointer(),
                    "the route " + route.value().id() + " has neither steps nor routes: it would tell nobody");
        }
        if (!steps.isEmpty() && !steps.get(0).after().isZero()) {
            problems.warning(
                    route.at("steps/0/after"),
                    "nobody is told before " + Durations.text(steps.get(0).after()) + " have passed");
        }
        for (int i = 1; i < steps.size(); i++) {
            Duration before = steps.get(i - 1).after();
            if (steps.get(i).after().compareTo(before) <= 0) {
                problems.error(
                        route.at("steps/" + i + "/after"),
                        "found " + Durations.text(steps.get(i).after()) + " after " + Durations.text(before)
                                + ": expected each step later than the one before");
            }
        }
    }

    private static void repeat(Located<Route> route, Problems problems) {
        Duration repeat = route.value().repeat();
        if (repeat == null) {
            return;
        }
        if (repeat.isZero()) {
            problems.error(route.at("repeat"), "found 0s: expected more, or no repeat for never");
        }
        if (route.value().steps().isEmpty()) {
            problems.warning(
                    route.at("repeat"), "found repeat at a route without steps: the routes within inherit nothing");
        }
    }

    private static void ways(Step step, String at, Map<String, Set<String>> channels, Problems problems) {
        Set<String> useful = new HashSet<>();
        boolean all = true;
        for (int i = 0; i < step.tell().size(); i++) {
            String id = step.tell().get(i);
            Set<String> has = channels.get(id);
            all &= has != null;
            if (has != null && !step.by().isEmpty() && Collections.disjoint(has, step.by())) {
                problems.error(
                        at + "/tell/" + i,
                        id + " is not told: it has " + (has.isEmpty() ? "no channel" : Figures.list(List.copyOf(has)))
                                + ", but this step goes by " + String.join(", ", step.by()));
            }
            useful.addAll(has == null ? Set.of() : has);
        }
        for (int i = 0; all && i < step.by().size(); i++) {
            if (!useful.contains(step.by().get(i))) {
                problems.error(
                        at + "/by/" + i,
                        "nobody of this step has " + step.by().get(i) + ": they have "
                                + String.join(", ", useful.stream().sorted().toList()));
            }
        }
    }

    /** What each sound contact has, and each rota whoever's turn it is. */
    private static Map<String, Set<String>> channels(Draft draft) {
        Map<String, Set<String>> channels = new HashMap<>();
        draft.contacts().forEach(c -> channels.put(c.value().id(), c.value().channels()));
        draft.telling().rotas().forEach(r -> {
            Collection<Set<String>> turns = r.value().turns().stream()
                    .filter(channels::containsKey)
                    .map(channels::get)
                    .toList();
            channels.putIfAbsent(
                    r.value().id(),
                    turns.stream()
                            .flatMap(Set::stream)
                            .filter(w -> turns.stream().allMatch(t -> t.contains(w)))
                            .collect(Collectors.toSet()));
        });
        return channels;
    }
}
