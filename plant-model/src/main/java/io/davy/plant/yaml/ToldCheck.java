package io.davy.plant.yaml;

import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import io.davy.plant.Telling;
import io.davy.plant.Telling.Holidays;
import io.davy.plant.Telling.Rota;
import io.davy.plant.Telling.Route;
import io.davy.plant.Telling.Shift;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Somebody is told of everything at all times, and everybody who stands in the file of something; of a plant without errors. */
final class ToldCheck implements Check {
    private static final String ROUTES = "/notify/routes";

    @Override
    public void check(Draft draft, Problems problems) {
        if (problems.isBad("")) {
            return;
        }
        TellingDraft drafted = draft.telling();
        drafted.shifts().stream()
                .filter(s -> s.value().holidays() == Holidays.ONLY)
                .filter(s -> drafted.holidays().isEmpty())
                .forEach(s -> problems.warning(
                        s.at("holidays"),
                        "notify.holidays is empty: the shift " + s.value().id() + " is never on"));
        Plant plant = draft.plant();
        if (plant.telling().routes().isEmpty()) {
            if (!plant.telling().equals(Telling.NONE)) {
                problems.warning("/notify", "no routes: every contact is told of every incident, at all times");
            }
            return;
        }
        unused(draft, problems);
        Untold.of(plant).forEach(u -> problems.warning(ROUTES, u));
    }

    private static void unused(Draft draft, Problems problems) {
        Set<String> shifts = new HashSet<>();
        Set<String> told = new HashSet<>(draft.telling().unreached());
        for (Route route : Located.values(draft.telling().tree())) {
            shifts.addAll(route.shifts());
            route.steps().forEach(s -> told.addAll(s.tell()));
        }
        for (Located<Shift> s : draft.telling().shifts()) {
            if (!shifts.contains(s.value().id())) {
                problems.warning(
                        s.pointer(), "no route asks for the shift " + s.value().id());
            }
        }
        for (Located<Rota> r : draft.telling().rotas()) {
            if (told.contains(r.value().id())) {
                told.addAll(r.value().turns());
            } else {
                problems.warning(
                        r.pointer(), "no route tells the rota " + r.value().id());
            }
        }
        List<Located<Contact>> contacts = draft.contacts();
        contacts.stream()
                .filter(c -> !told.contains(c.value().id()))
                .forEach(c -> problems.warning(
                        c.pointer(), "no route tells " + c.value().id()));
    }
}
