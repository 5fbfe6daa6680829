package io.davy.plant.yaml;

import io.davy.plant.Routing;
import io.davy.plant.Routing.Subject;
import io.davy.plant.Telling;
import io.davy.plant.Telling.Route;
import io.davy.plant.Telling.Shift;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** When of a week, with or without a holiday, no route is taken. What is taken changes only when a shift begins or ends. */
final class WeekOfRoutes {
    /** Any Monday. */
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

    private final Telling telling;
    private final Set<String> zones = new HashSet<>();
    private final List<LocalDateTime> changes = new ArrayList<>();

    WeekOfRoutes(Telling telling) {
        this.telling = telling;
        telling.routes().forEach(this::zonesOf);
        Set<LocalTime> times = new TreeSet<>(Set.of(LocalTime.MIDNIGHT));
        for (Shift s : telling.shifts()) {
            times.add(s.from());
            times.add(s.to());
        }
        for (int day = 0; day < 7; day++) {
            for (LocalTime time : times) {
                changes.add(MONDAY.plusDays(day).atTime(time));
            }
        }
    }

    private void zonesOf(Route route) {
        zones.addAll(route.zones());
        route.routes().forEach(this::zonesOf);
    }

    /** Whether any route asks for this zone; all others fare alike. */
    boolean names(String zone) {
        return zones.contains(zone);
    }

    /** The first gap of the usual week, or else of one with a holiday, in words; empty if somebody is told at all times. */
    Optional<String> firstGap(Subject subject) {
        Optional<String> usual = gap(subject, Set.of(), "");
        for (int day = 0; usual.isEmpty() && !telling.holidays().isEmpty() && day < 7; day++) {
            LocalDate holiday = MONDAY.plusDays(day);
            usual = gap(subject, Set.of(holiday), " when " + Days.text(holiday.getDayOfWeek()) + " is a holiday");
        }
        return usual;
    }

    private Optional<String> gap(Subject subject, Set<LocalDate> holidays, String when) {
        Telling of = new Telling(telling.shifts(), telling.rotas(), holidays, telling.routes(), telling.unreached());
        List<Boolean> told =
                changes.stream().map(t -> !Routing.of(of, subject, t).isEmpty()).toList();
        if (!told.contains(true)) {
            return Optional.of("at any time" + when);
        }
        for (int i = 0; i < told.size(); i++) {
            if (!told.get(i) && told.get(before(i))) {
                int end = i;
                while (!told.get(end)) {
                    end = (end + 1) % told.size();
                }
                return Optional.of("from " + text(i) + " to " + text(end) + when);
            }
        }
        return Optional.empty();
    }

    private int before(int i) {
        return (i + changes.size() - 1) % changes.size();
    }

    private String text(int i) {
        LocalDateTime t = changes.get(i);
        return Days.text(t.getDayOfWeek()) + " " + t.toLocalTime();
    }
}
