package io.davy.plant.yaml;

import io.davy.plant.Telling;
import io.davy.plant.Telling.Rota;
import io.davy.plant.Telling.Route;
import io.davy.plant.Telling.Shift;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What could be read of {@code notify}. */
record TellingDraft(
        List<Located<Shift>> shifts,
        List<Located<Rota>> rotas,
        Set<LocalDate> holidays,
        List<Located<Route>> routes,
        List<String> unreached) {
    /** Where the last resort stands. */
    static final String UNREACHED = "/notify/unreached";

    Telling value() {
        return new Telling(Located.values(shifts), Located.values(rotas), holidays, Located.values(routes), unreached);
    }

    /** The children of a route; the items of a sound route are all sound, so that their places are right. */
    static List<Located<Route>> children(Located<Route> route) {
        List<Route> children = route.value().routes();
        return IntStream.range(0, children.size())
                .mapToObj(i -> new Located<>(children.get(i), route.at("routes/" + i)))
                .toList();
    }

    /** All routes of the tree, each before its children. */
    List<Located<Route>> tree() {
        List<Located<Route>> all = new ArrayList<>();
        routes.forEach(r -> add(r, all));
        return all;
    }

    private static void add(Located<Route> route, List<Located<Route>> to) {
        to.add(route);
        children(route).forEach(c -> add(c, to));
    }
}
