package io.davy.plant.yaml;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.plant.Plant;
import io.davy.plant.Routing.Subject;
import io.davy.plant.RuleBook;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which incidents that a plant's sensors can give would be told to nobody, and when. */
final class Untold {
    /** Worst first. */
    private static final List<Priority> SEVERITIES =
            List.of(Priority.HIGHEST, Priority.HIGH, Priority.MEDIUM, Priority.LOW);

    private final WeekOfRoutes week;
    private final Map<Subject, Optional<String>> gaps = new HashMap<>();

    private Untold(Plant plant) {
        week = new WeekOfRoutes(plant.telling());
    }

    /**
     * What an incident of one sensor's alarms is.
     *
     * @param hazard what about
     * @param alarmClass of its alarms
     */
    private record Kind(Hazard hazard, AlarmClass alarmClass) {}

    /** One sentence for each kind of incident and time, the worst severity that nobody is told of. */
    static List<String> of(Plant plant) {
        Untold untold = new Untold(plant);
        Map<String, Set<String>> zones = new LinkedHashMap<>();
        kinds(plant)
                .forEach((kind, in) -> in.forEach(zone -> untold.worst(kind, zone)
                        .ifPresent(u -> zones.computeIfAbsent(u, x -> new LinkedHashSet<>())
                                .add(zone))));
        List<String> all = new ArrayList<>();
        zones.forEach((what, in) -> all.add(String.format(what, Figures.list(List.copyOf(in)))));
        return all;
    }

    private Optional<String> worst(Kind kind, String zone) {
        for (Priority severity : SEVERITIES) {
            Optional<String> gap = gaps.computeIfAbsent(
                    new Subject(
                            week.names(zone) ? zone : "",
                            kind.hazard(),
                            severity,
                            Collections.singleton(kind.alarmClass())),
                    week::firstGap);
            if (gap.isPresent()) {
                return Optional.of("nobody is told of " + Figures.text(kind.hazard()) + " incidents of class "
                        + Figures.text(kind.alarmClass()) + " and severity " + Figures.text(severity) + " in zone %s "
                        + gap.get() + ": expected a last route without conditions");
            }
        }
        return Optional.empty();
    }

    /** The kinds of incidents that somebody has to act on, and the zones of their sensors; advisory alarms ask for nobody. */
    private static Map<Kind, Set<String>> kinds(Plant plant) {
        Map<Kind, Set<String>> kinds = new LinkedHashMap<>();
        for (Sensor s : plant.sensors()) {
            AlarmClass own = RuleBook.rulesFor(plant, s).alarmClass();
            if (own != null && own != AlarmClass.ADVISORY) {
                kinds.computeIfAbsent(new Kind(hazard(s.kind()), own), k -> new LinkedHashSet<>())
                        .add(s.zone());
            }
        }
        Kind fault = new Kind(Hazard.DEVICE, AlarmClass.DEVICE);
        plant.sensors()
                .forEach(s ->
                        kinds.computeIfAbsent(fault, k -> new LinkedHashSet<>()).add(s.zone()));
        return kinds;
    }

    private static Hazard hazard(SensorKind kind) {
        return switch (kind) {
            case GAS -> Hazard.GAS;
            case TEMPERATURE -> Hazard.HEAT;
            case VIBRATION -> Hazard.VIBRATION;
            case WIND_SPEED, WIND_DIRECTION, PRESSURE, FLOW, CURRENT, VOLTAGE, LEVEL, OTHER -> Hazard.PROCESS;
        };
    }
}
