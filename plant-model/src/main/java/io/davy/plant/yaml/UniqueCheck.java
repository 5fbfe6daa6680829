package io.davy.plant.yaml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Ids and tags are unique. */
final class UniqueCheck implements Check {
    @Override
    public void check(Draft draft, Problems problems) {
        unique(draft.floors(), "id", f -> f.id(), problems);
        unique(draft.zones(), "id", z -> z.id(), problems);
        unique(draft.sensors(), "tag", s -> s.tag(), problems);
        unique(draft.machines(), "id", m -> m.id(), problems);
        unique(draft.robots(), "id", r -> r.id(), problems);
        unique(draft.robots(), "serial", r -> r.manufacturer() + "/" + r.serial(), problems);
        unique(draft.nodes(), "id", n -> n.id(), problems);
        unique(draft.edges(), "id", e -> e.id(), problems);
        unique(draft.rounds(), "id", r -> r.id(), problems);
        unique(draft.contacts(), "id", c -> c.id(), problems);
        unique(draft.care().suppressions(), "id", s -> s.id(), problems);
        unique(draft.telling().shifts(), "id", s -> s.id(), problems);
        unique(draft.telling().rotas(), "id", r -> r.id(), problems);
        unique(draft.telling().tree(), "id", r -> r.id(), problems);
        draft.telling().rotas().stream()
                .filter(r -> draft.ids("contacts").contains(r.value().id()))
                .forEach(r -> problems.error(
                        r.at("id"), "found " + r.value().id() + ", which is a contact: expected a name of its own"));
    }

    private static <T> void unique(List<Located<T>> all, String key, Function<T, String> id, Problems problems) {
        Map<String, Located<T>> seen = new HashMap<>();
        for (Located<T> one : all) {
            Located<T> first = seen.putIfAbsent(id.apply(one.value()), one);
            if (first != null) {
                problems.error(
                        one.at(key),
                        "found " + id.apply(one.value()) + " twice: the first is in line "
                                + problems.line(first.at(key)));
            }
        }
    }
}
