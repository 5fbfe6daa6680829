package io.davy.appliance.check;

import io.davy.plant.Plant;
import io.davy.plant.Robot;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How much there is of what in a plant.
 *
 * @param site the site's id
 * @param floors levels
 * @param zones zones
 * @param areas areas, the zones that share air counted once
 * @param sensors fixed sensors
 * @param sensorsByKind sensors of each kind
 * @param gases gas sensors of each gas
 * @param machines machines and vessels
 * @param robots robots
 * @param nodes places that a robot can stand at
 * @param edges ways between them
 * @param rounds routine rounds
 * @param contacts people who are told
 */
record PlantSummary(
        String site,
        int floors,
        int zones,
        int areas,
        int sensors,
        Map<String, Long> sensorsByKind,
        Map<String, Long> gases,
        int machines,
        int robots,
        int nodes,
        int edges,
        int rounds,
        int contacts) {

    static PlantSummary of(Plant plant) {
        return new PlantSummary(
                plant.site().id(),
                plant.floors().size(),
                plant.zones().size(),
                (int) plant.zones().stream().map(Plant.Zone::area).distinct().count(),
                plant.sensors().size(),
                plant.sensors().stream()
                        .collect(Collectors.groupingBy(s -> word(s.kind()), TreeMap::new, Collectors.counting())),
                plant.sensors().stream()
                        .map(Sensor::gas)
                        .filter(Objects::nonNull)
                        .collect(Collectors.groupingBy(g -> g, TreeMap::new, Collectors.counting())),
                plant.machines().size(),
                plant.robots().size(),
                plant.ways().nodes().size(),
                plant.ways().edges().size(),
                plant.rounds().size(),
                plant.contacts().size());
    }

    /** The summary as people read it. */
    static List<String> lines(Plant plant) {
        PlantSummary s = of(plant);
        List<String> lines = new ArrayList<>();
        lines.add("site      " + s.site + ": " + s.floors + " floors, " + s.zones + " zones in " + s.areas + " areas");
        lines.add("sensors   " + s.sensors + ": " + counts(s.sensorsByKind)
                + (s.gases.isEmpty() ? "" : " (gases: " + counts(s.gases) + ")"));
        lines.add("machines  " + s.machines);
        lines.add("robots    " + s.robots
                + plant.robots().stream().map(PlantSummary::robot).collect(Collectors.joining("; ", ": ", "")));
        lines.add("ways      " + s.nodes + " nodes, " + s.edges + " edges");
        plant.rounds()
                .forEach(r -> lines.add("round     " + r.id() + ": " + r.stops().size() + " stops, at " + r.cron()
                        + (r.robot() == null ? "" : ", by " + r.robot())));
        lines.add("contacts  " + s.contacts);
        return lines;
    }

    private static String robot(Robot r) {
        return r.id() + " " + r.manufacturer() + "/" + r.serial() + " inspects "
                + r.inspects().stream().sorted().map(PlantSummary::word).collect(Collectors.joining(", "))
                + (r.ex() == null
                        ? ", safe areas only"
                        : ", Ex " + r.ex().group() + " " + r.ex().temperatureClass() + " zone " + r.ex().zone());
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String word(SensorKind kind) {
        return word((Enum<?>) kind);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
