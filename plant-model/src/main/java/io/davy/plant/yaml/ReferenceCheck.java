package io.davy.plant.yaml;

import io.davy.plant.RuleBook;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is named exists. */
final class ReferenceCheck implements Check {
    @Override
    public void check(Draft draft, Problems problems) {
        References refs = new References(draft, problems);
        draft.zones().forEach(z -> refs.check("floors", "floor", z.value().floor(), z.at("floor")));
        Set<String> sets = new HashSet<>(draft.ids("rule_sets"));
        sets.addAll(RuleBook.builtInNames());
        draft.sensors().forEach(s -> {
            refs.check("zones", "zone", s.value().zone(), s.at("zone"));
            refs.check("floors", "floor", s.value().place().floor(), s.at("place/floor"));
            refs.check("machines", "machine", s.value().machine(), s.at("machine"));
            refs.check(sets, "rule set", s.value().rules(), s.at("rules"));
        });
        draft.machines().forEach(m -> {
            refs.check("zones", "zone", m.value().zone(), m.at("zone"));
            refs.check("floors", "floor", m.value().place().floor(), m.at("place/floor"));
        });
        if (!draft.nodesKnown()) {
            return;
        }
        draft.nodes().forEach(n -> refs.check("floors", "floor", n.value().floor(), n.at("floor")));
        draft.robots().forEach(r -> refs.check("nodes", "node", r.value().home(), r.at("home")));
        draft.edges().forEach(e -> {
            refs.check("nodes", "node", e.value().from(), e.at("from"));
            refs.check("nodes", "node", e.value().to(), e.at("to"));
        });
    }

    private record References(Draft draft, Problems problems) {
        void check(String kind, String word, @Nullable String id, String pointer) {
            check(draft.ids(kind), word, id, pointer);
        }

        void check(Set<String> known, String word, @Nullable String id, String pointer) {
            if (id != null && !known.contains(id)) {
                problems.error(pointer, "unknown " + word + " " + id + Suggest.among(id, known));
            }
        }
    }
}
