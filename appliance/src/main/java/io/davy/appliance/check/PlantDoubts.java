package io.davy.appliance.check;

import io.davy.plant.Exposure;
import io.davy.plant.Plant;
import io.davy.plant.Robot;
import io.davy.plant.RuleBook;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is allowed in a plant file and yet is worth a second look, beside the warnings that reading it gives. */
final class PlantDoubts {
    private static final int NAMED = 5;

    private PlantDoubts() {}

    static List<String> of(Plant plant) {
        List<String> doubts = new ArrayList<>();
        exposure(plant, doubts);
        combustible(plant, doubts);
        people(plant, doubts);
        robots(plant, doubts);
        emptyZones(plant, doubts);
        return doubts;
    }

    /** Exposure limits from memory, and none at all where toxic gas is measured. */
    private static void exposure(Plant plant, List<String> doubts) {
        Map<String, List<String>> tags = new TreeMap<>();
        List<String> unwatched = new ArrayList<>();
        for (Sensor s : plant.sensors()) {
            Exposure exposure = RuleBook.rulesFor(plant, s).exposure();
            if (exposure == null) {
                if (s.gas() != null && !s.unit().equals("%LEL") && RuleBook.hasExposureLimits(s.gas())) {
                    unwatched.add(s.tag());
                }
                continue;
            }
            exposure.limits()
                    .filter(Exposure.Limit::unconfirmed)
                    .forEach(l -> tags.computeIfAbsent(
                                    s.gas() + ", " + l.value() + " " + s.unit() + ", " + l.source(),
                                    k -> new ArrayList<>())
                            .add(s.tag()));
        }
        tags.forEach((limit, of) -> doubts.add("the exposure limit (" + limit + ") of " + named(of)
                + " is unconfirmed: the plant has to confirm it, as exposure in a rule set or in limits"));
        if (plant.site().authority() == null && !unwatched.isEmpty()) {
            doubts.add("site.authority is not given: exposure over 15 minutes and 8 hours is not reckoned for "
                    + named(unwatched));
        }
    }

    /** First alarms for combustible gas above what the site's authority allows. */
    private static void combustible(Plant plant, List<String> doubts) {
        Exposure.Limit most = RuleBook.mostCombustible(plant.site().authority());
        Double limit = most == null ? null : most.value();
        if (most == null || limit == null) {
            return;
        }
        List<String> late = plant.sensors().stream()
                .filter(s -> s.unit().equals("%LEL"))
                .filter(s ->
                        Objects.requireNonNullElse(RuleBook.rulesFor(plant, s).high(), Double.MAX_VALUE) > limit)
                .map(Sensor::tag)
                .toList();
        if (!late.isEmpty()) {
            doubts.add("the first alarm of " + named(late) + " lies above " + limit + " %LEL (" + most.source() + ")");
        }
    }

    private static void people(Plant plant, List<String> doubts) {
        plant.contacts().stream()
                .filter(c -> c.email() == null && c.webhook() == null)
                .forEach(c -> doubts.add("contact " + c.id() + " has neither email nor webhook: it is never told"));
    }

    private static void robots(Plant plant, List<String> doubts) {
        Set<SensorKind> kinds = plant.sensors().stream().map(Sensor::kind).collect(Collectors.toSet());
        Set<Robot.Inspection> can =
                plant.robots().stream().flatMap(r -> r.inspects().stream()).collect(Collectors.toSet());
        if (kinds.contains(SensorKind.GAS) && !can.contains(Robot.Inspection.GAS)) {
            doubts.add("no robot inspects gas, and the plant watches for gas: nobody can be sent to a leak");
        }
        if (kinds.contains(SensorKind.TEMPERATURE) && !can.contains(Robot.Inspection.THERMAL)) {
            doubts.add(
                    "no robot inspects thermal, and the plant watches temperatures: nobody can be sent to a hot machine");
        }
    }

    private static void emptyZones(Plant plant, List<String> doubts) {
        Set<String> watched = plant.sensors().stream().map(Sensor::zone).collect(Collectors.toSet());
        List<String> empty = plant.zones().stream()
                .map(Plant.Zone::id)
                .filter(z -> !watched.contains(z))
                .toList();
        if (!empty.isEmpty()) {
            doubts.add("no sensor lies in zone " + named(empty));
        }
    }

    private static String named(List<String> all) {
        String first = all.stream().limit(NAMED).collect(Collectors.joining(", "));
        return all.size() <= NAMED ? first : first + " and " + (all.size() - NAMED) + " more";
    }
}
