package io.davy.bench;

import io.davy.plant.AnomalyFigures;
import io.davy.plant.Exposure;
import io.davy.plant.HealthFigures;
import io.davy.plant.HeatFigures;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Site;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.wire.Reading;
import io.davy.wire.ReadingBatch;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** A zone of a hundred sensors of one kind with every rule on that a plant can ask for, and scans of it. */
final class OneKind {
    private static final Exposure EXPOSURE = new Exposure(
            new Exposure.Limit(50.0, Duration.ofMinutes(10), "bench", "seen"),
            new Exposure.Limit(15.0, Duration.ofMinutes(15), "bench", "seen"),
            new Exposure.Limit(10.0, Duration.ofHours(8), "bench", "seen"),
            null);
    private static final HeatFigures HEAT = new HeatFigures(10.0, 20.0, 40.0, 60.0, Duration.ofHours(1), "bench");

    private OneKind() {}

    static Plant plant(SensorKind kind, Duration lateness) {
        Plant mixed = BenchPlant.of(1);
        int like = index(kind);
        List<Sensor> sensors = java.util.stream.IntStream.range(0, BenchPlant.SENSORS_A_ZONE)
                .mapToObj(s -> like(mixed.sensors().get(like), s))
                .toList();
        return new Plant(
                mixed.davy(),
                new Site("bench", null, "UTC", null, null, null, lateness),
                mixed.floors(),
                mixed.zones(),
                mixed.ruleSets(),
                sensors,
                mixed.machines(),
                mixed.robots(),
                mixed.ways(),
                mixed.contacts(),
                mixed.incidents());
    }

    private static int index(SensorKind kind) {
        int s = 0;
        while (BenchPlant.kind(s) != kind) {
            s++;
        }
        return s;
    }

    private static Sensor like(Sensor of, int s) {
        RuleSet more = new RuleSet(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                of.kind() == SensorKind.GAS ? EXPOSURE : null,
                of.kind() == SensorKind.TEMPERATURE ? HEAT : null,
                new HealthFigures(true, true, true),
                new AnomalyFigures(true, s == 0, true),
                null,
                null);
        return new Sensor(
                BenchPlant.tag(0, s),
                of.kind(),
                of.gas(),
                of.unit(),
                of.range(),
                of.zone(),
                of.place(),
                of.machine(),
                of.interval(),
                of.rules(),
                more.over(of.limits() == null ? RuleSet.NONE : of.limits()),
                null,
                of.device());
    }

    /** Scans a second apart of usual values with a little noise. */
    static byte[][] scans(SensorKind kind, int n, long startMs) {
        double usual = BenchPlant.usual(index(kind));
        SplittableRandom random = new SplittableRandom(3);
        byte[][] scans = new byte[n][];
        for (int k = 0; k < n; k++) {
            ReadingBatch.Builder batch = ReadingBatch.newBuilder()
                    .setZone(BenchPlant.zone(0))
                    .setSource("bench")
                    .setTimeMs(startMs + k * 1000L);
            for (int s = 0; s < BenchPlant.SENSORS_A_ZONE; s++) {
                double noise = (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5) * 0.1;
                batch.addReadings(
                        Reading.newBuilder().setSensor(BenchPlant.tag(0, s)).setValue(usual + noise));
            }
            scans[k] = batch.build().toByteArray();
        }
        return scans;
    }
}
