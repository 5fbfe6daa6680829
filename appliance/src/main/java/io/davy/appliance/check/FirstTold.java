package io.davy.appliance.check;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.plant.Plant;
import io.davy.plant.Routing;
import io.davy.plant.Routing.Subject;
import io.davy.plant.Sensor;
import io.davy.plant.Telling;
import io.davy.plant.Telling.Rota;
import io.davy.plant.Telling.Route;
import io.davy.plant.Telling.Step;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who is told of the worst that a plant can have, a gas incident of severity HIGHEST: now, at three in the morning, on a holiday. */
final class FirstTold {
    private static final LocalTime NIGHT = LocalTime.of(3, 0);

    private final Telling telling;
    private final LocalDateTime time;

    private FirstTold(Telling telling, LocalDateTime time) {
        this.telling = telling;
        this.time = time;
    }

    /**
     * A line for each time and each set of zones that fare alike; none for a plant without gas sensors or routes.
     *
     * @param now at the site
     */
    static List<String> lines(Plant plant, LocalDateTime now) {
        Set<String> zones = plant.sensors().stream()
                .filter(s -> s.gas() != null)
                .map(Sensor::zone)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (zones.isEmpty() || plant.telling().routes().isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        times(plant.telling(), now).forEach((when, time) -> {
            Map<String, List<String>> alike = new LinkedHashMap<>();
            for (String zone : zones) {
                alike.computeIfAbsent(new FirstTold(plant.telling(), time).of(zone), t -> new ArrayList<>())
                        .add(zone);
            }
            alike.forEach((told, in) -> lines.add(String.format(
                    "told      %-18s %s%s", when, told, alike.size() == 1 ? "" : " (" + String.join(", ", in) + ")")));
        });
        return lines;
    }

    private static Map<String, LocalDateTime> times(Telling telling, LocalDateTime now) {
        Map<String, LocalDateTime> times = new LinkedHashMap<>();
        times.put("of gas now", now);
        LocalDateTime night = now.with(NIGHT);
        times.put("tonight at " + NIGHT, night.isBefore(now) ? night.plusDays(1) : night);
        telling.holidays().stream()
                .filter(h -> h.isAfter(now.toLocalDate()))
                .findFirst()
                .ifPresent(h -> times.put("on " + h, h.atTime(LocalTime.NOON)));
        return times;
    }

    /** Who at once, and who after how long without acknowledgement. */
    private String of(String zone) {
        Subject leak = new Subject(zone, Hazard.GAS, Priority.HIGHEST, Set.of(AlarmClass.LIFE_SAFETY));
        Map<Duration, Set<String>> people = new TreeMap<>();
        for (Route route : Routing.of(telling, leak, time)) {
            for (Step step : route.steps()) {
                step.tell()
                        .forEach(id -> people.computeIfAbsent(step.after(), a -> new LinkedHashSet<>())
                                .add(named(id)));
            }
        }
        return people.isEmpty()
                ? "nobody"
                : people.entrySet().stream()
                        .map(e -> (e.getKey().isZero()
                                        ? ""
                                        : "after " + e.getKey().toSeconds() + " s ")
                                + String.join(", ", e.getValue()))
                        .collect(Collectors.joining("; "));
    }

    private String named(String id) {
        return telling.rotas().stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .map((Rota r) -> r.onDuty(time) + " (" + id + ")")
                .orElse(id);
    }
}
