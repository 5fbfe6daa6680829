package io.davy.sim.physics;

import io.davy.plant.Plant;
import io.davy.plant.RuleBook;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import io.davy.sim.Scenario;
import io.davy.sim.SimEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** Runs a plant's physics as fast as it goes and notes which sensor crossed its limits when. */
final class PhysicsRun {
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    final PlantPhysics physics;
    final List<SimEvent> events = new ArrayList<>();
    /** Seconds of the first crossing of each sensor that crossed. */
    final Map<String, Double> firstOver = new LinkedHashMap<>();
    /** Seconds of the last report beyond a limit. */
    final Map<String, Double> lastOver = new LinkedHashMap<>();

    final Map<String, List<Double>> reports = new HashMap<>();
    private final Plant plant;
    private final Map<String, RuleSet> rules = new HashMap<>();
    private final Duration report;

    PhysicsRun(Plant plant, Scenario scenario, long seed, Duration report) {
        this.plant = plant;
        this.report = report;
        this.physics = new PlantPhysics(plant, scenario, seed, START);
        plant.sensors().forEach(s -> rules.put(s.tag(), RuleBook.rulesFor(plant, s)));
    }

    /** Runs so many seconds; {@code each} is called with the seconds at each report. */
    PhysicsRun run(double seconds, DoubleConsumer each) {
        for (long ms = report.toMillis(); ms <= seconds * 1000; ms += report.toMillis()) {
            events.addAll(physics.advance(START.plusMillis(ms)));
            double t = ms / 1000.0;
            each.accept(t);
            for (Sensor s : plant.sensors()) {
                physics.read(s.tag()).ifPresent(v -> {
                    reports.computeIfAbsent(s.tag(), k -> new ArrayList<>()).add(v);
                    if (beyond(rules.get(s.tag()), v)) {
                        firstOver.putIfAbsent(s.tag(), t);
                        lastOver.put(s.tag(), t);
                    }
                });
            }
        }
        return this;
    }

    /** When an event happened, s since the start; NaN if it did not. */
    double at(String event) {
        return events.stream()
                .filter(e -> e.name().equals(event))
                .mapToDouble(e -> Duration.between(START, e.time()).toMillis() / 1000.0)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static boolean beyond(@Nullable RuleSet r, double v) {
        return r != null
                && (over(r.high(), v)
                        || over(r.highHigh(), v)
                        || over(r.zoneBc(), v)
                        || over(r.zoneCd(), v)
                        || (r.low() != null && v <= r.low())
                        || (r.lowLow() != null && v <= r.lowLow()));
    }

    private static boolean over(@Nullable Double limit, double v) {
        return limit != null && v >= limit;
    }
}
