package io.davy.plant.yaml;

import io.davy.plant.RuleBook;
import io.davy.plant.Telling.Route;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
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
        care(draft.care(), refs);
        telling(draft, refs);
        draft.rounds().forEach(r -> refs.check("robots", "robot", r.value().robot(), r.at("robot")));
        if (draft.nodesKnown()) {
            ways(draft, refs);
        }
    }

    private static void care(CareDraft care, References refs) {
        care.suppressions().forEach(s -> {
            refs.check("sensors", "sensor", s.value().sensor(), s.at("sensor"));
            refs.each(refs.draft.ids("sensors"), "sensor", s.value().sensors(), s.at("hides"));
        });
        care.guidance()
                .forEach(g ->
                        refs.each(refs.draft.ids("zones"), "zone", g.value().zones(), g.at("zones")));
    }

    private static void telling(Draft draft, References refs) {
        Set<String> told = new LinkedHashSet<>(draft.ids("contacts"));
        draft.telling()
                .rotas()
                .forEach(r -> refs.each(told, "contact", r.value().turns(), r.at("turns")));
        Set<String> anybody = new LinkedHashSet<>(told);
        anybody.addAll(draft.ids("rotas"));
        for (Located<Route> r : draft.telling().tree()) {
            refs.each(draft.ids("zones"), "zone", r.value().zones(), r.at("zones"));
            refs.each(draft.ids("shifts"), "shift", r.value().shifts(), r.at("shifts"));
            for (int i = 0; i < r.value().steps().size(); i++) {
                refs.each(anybody, "contact or rota", r.value().steps().get(i).tell(), r.at("steps/" + i + "/tell"));
            }
        }
        refs.each(anybody, "contact or rota", draft.telling().unreached(), TellingDraft.UNREACHED);
    }

    private static void ways(Draft draft, References refs) {
        draft.nodes().forEach(n -> refs.check("floors", "floor", n.value().floor(), n.at("floor")));
        draft.rounds().forEach(r -> {
            for (int i = 0; i < r.value().stops().size(); i++) {
                refs.check("nodes", "node", r.value().stops().get(i).node(), r.at("stops/" + i + "/node"));
            }
        });
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

        void each(Set<String> known, String word, List<String> ids, String pointer) {
            for (int i = 0; i < ids.size(); i++) {
                check(known, word, ids.get(i), pointer + "/" + i);
            }
        }

        /** The ids of a set, whose items have lost their places. */
        void each(Set<String> known, String word, Set<String> ids, String pointer) {
            ids.forEach(id -> check(known, word, id, pointer));
        }

        void check(Set<String> known, String word, @Nullable String id, String pointer) {
            if (id != null && !known.contains(id)) {
                problems.error(pointer, "unknown " + word + " " + id + Suggest.among(id, known));
            }
        }
    }
}
