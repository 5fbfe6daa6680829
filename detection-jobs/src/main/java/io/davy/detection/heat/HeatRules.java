package io.davy.detection.heat;

import io.davy.detection.block.BlockRule;
import io.davy.detection.block.BlockSource;
import io.davy.detection.heat.SimilarRule.Peer;
import io.davy.detection.rule.ExtraRule;
import io.davy.plant.HeatFigures;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Machine;
import io.davy.plant.Plant.Zone;
import io.davy.plant.RuleBook;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the heat rules of a zone beyond level and rate of rise. */
public final class HeatRules {
    private static final double USUAL_AIR = 25;

    private HeatRules() {}

    /**
     * The rules that the plant asks for.
     *
     * @param sensors of the zone
     */
    public static List<ExtraRule<?>> of(Plant plant, Zone zone, List<Sensor> sensors) {
        List<ExtraRule<?>> rules = new ArrayList<>();
        List<Sensor> airs = sensors.stream()
                .filter(s -> s.kind() == SensorKind.TEMPERATURE && s.machine() == null)
                .toList();
        Map<String, List<Peer>> likes = new LinkedHashMap<>();
        for (Sensor s : sensors) {
            RuleSet figures = RuleBook.rulesFor(plant, s);
            HeatFigures heat = figures.heat();
            if (s.kind() != SensorKind.TEMPERATURE || heat == null) {
                continue;
            }
            like(plant, s)
                    .ifPresent(name -> likes.computeIfAbsent(name, k -> new ArrayList<>())
                            .add(new Peer(
                                    new Difference(
                                            s,
                                            figures,
                                            "heat_over_similar",
                                            heat.overSimilar(),
                                            heat.overSimilarHigh()),
                                    load(s, sensors))));
            List<Sensor> others = airs.stream().filter(a -> a != s).toList();
            if ((heat.overAmbient() != null || heat.overAmbientHigh() != null) && !others.isEmpty()) {
                Difference d =
                        new Difference(s, figures, "heat_over_ambient", heat.overAmbient(), heat.overAmbientHigh());
                rules.add(new AmbientRule(d, others, gaps(plant, Stream.concat(Stream.of(s), others.stream()))));
            }
            Duration ahead = heat.ahead();
            if (ahead != null && figures.high() != null) {
                rules.add(new TrendRule(s, figures, figures.high(), ahead));
            }
        }
        double air = plant.site().air() == null ? USUAL_AIR : plant.site().air().degC();
        likes.forEach((name, peers) -> {
            if (peers.stream().map(Peer::machine).distinct().count() > 1) {
                Stream<Sensor> all = Stream.of(
                                peers.stream().map(p -> p.difference().sensor()),
                                peers.stream().flatMap(p -> p.load().stream()).distinct(),
                                airs.stream())
                        .flatMap(x -> x);
                rules.add(new SimilarRule(name, peers, airs, air, gaps(plant, all)));
            }
        });
        return List.copyOf(rules);
    }

    /** The rules on the thermal frames of one source: a fixed thermal camera, or one that a robot carries. */
    public static List<BlockRule<?>> blocks(Plant plant, BlockSource source) {
        boolean camera = source.sensor() != null && source.sensor().kind() == SensorKind.TEMPERATURE;
        return camera || source.robot() != null ? List.of(new ThermalRule(plant, source)) : List.of();
    }

    private static Optional<String> like(Plant plant, Sensor s) {
        return plant.machines().stream()
                .filter(m -> m.id().equals(s.machine()))
                .map(Machine::like)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** What tells the load of a sensor's machine: its current, or else its flow. */
    private static List<Sensor> load(Sensor s, List<Sensor> sensors) {
        return Stream.of(SensorKind.CURRENT, SensorKind.FLOW)
                .flatMap(kind ->
                        sensors.stream().filter(o -> o.kind() == kind && Objects.equals(o.machine(), s.machine())))
                .limit(1)
                .toList();
    }

    private static long[] gaps(Plant plant, Stream<Sensor> sensors) {
        return sensors.mapToLong(
                        s -> Objects.requireNonNull(RuleBook.rulesFor(plant, s).silentAfter())
                                .toMillis())
                .toArray();
    }
}
