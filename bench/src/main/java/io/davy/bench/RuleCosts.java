package io.davy.bench;

import io.davy.detection.gas.AirSample;
import io.davy.detection.watch.ConditionChange;
import io.davy.detection.watch.WatchOutput;
import io.davy.detection.watch.ZonePlan;
import io.davy.detection.watch.ZoneState;
import io.davy.detection.watch.ZoneWatch;
import io.davy.plant.Plant;
import io.davy.plant.SensorKind;
import io.davy.wire.ReadingWalker;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What a reading costs in the watch alone, in memory, without Kafka and Flink: whole zones of one kind of sensor each. */
final class RuleCosts {
    private static final int SCANS = 2_000;
    private static final int ROUNDS = 9;

    private double sum;

    /** Nanoseconds a reading, by what is done with it; medians. */
    Map<String, Double> measure() {
        Map<String, Double> table = new LinkedHashMap<>();
        byte[][] scans = scans();
        table.put("walk the bytes", median(() -> walk(scans)));
        Plant plant = BenchPlant.of(1);
        table.put("all rules, mixed zone", watched(plant, scans));
        for (SensorKind kind : new SensorKind[] {SensorKind.GAS, SensorKind.TEMPERATURE, SensorKind.VIBRATION}) {
            table.put(
                    "all rules, " + kind.name().toLowerCase(java.util.Locale.ROOT) + " sensors",
                    watched(plant, only(kind)));
        }
        return table;
    }

    private static byte[][] scans() {
        BatchMaker maker = new BatchMaker(1);
        byte[][] scans = new byte[SCANS][];
        for (int i = 0; i < SCANS; i++) {
            scans[i] = maker.scan(0, 1_700_000_000_000L + i * 1000L, 0, -1);
        }
        return scans;
    }

    private static byte[][] only(SensorKind kind) {
        byte[][] all = scans();
        for (int i = 0; i < all.length; i++) {
            try {
                var batch = io.davy.wire.ReadingBatch.parseFrom(all[i]).toBuilder();
                var readings = batch.getReadingsList();
                batch.clearReadings();
                for (int s = 0; s < readings.size(); s++) {
                    if (BenchPlant.kind(s) == kind) {
                        batch.addReadings(readings.get(s));
                    }
                }
                all[i] = batch.build().toByteArray();
            } catch (com.google.protobuf.InvalidProtocolBufferException e) {
                throw new IllegalStateException("the bench wrote what protobuf cannot read", e);
            }
        }
        return all;
    }

    /** Runs once and says how many readings it took. */
    private interface Pass {
        long run();
    }

    private static double median(Pass pass) {
        double[] ns = new double[ROUNDS];
        for (int r = -3; r < ROUNDS; r++) {
            long begin = System.nanoTime();
            long readings = pass.run();
            if (r >= 0) {
                ns[r] = (System.nanoTime() - begin) / (double) readings;
            }
        }
        return Figures.rounded(Figures.median(ns), 1);
    }

    private long walk(byte[][] scans) {
        ReadingWalker walker = new ReadingWalker();
        long n = 0;
        for (byte[] scan : scans) {
            walker.open(scan);
            while (walker.next()) {
                sum += walker.value() + walker.timeMs();
                n++;
            }
        }
        return n;
    }

    private static double watched(Plant plant, byte[][] scans) {
        ZonePlan plan = Objects.requireNonNull(ZonePlan.compile(plant, BenchPlant.zone(0)));
        return median(() -> {
            ZoneWatch watch = new ZoneWatch(false);
            ZoneState state = ZoneState.fresh(plan);
            ReadingWalker walker = new ReadingWalker();
            Silent silent = new Silent();
            long n = 0;
            for (byte[] scan : scans) {
                walker.open(scan);
                watch.accept(plan, state, walker, 0, 0, silent);
                n += walker.readings();
            }
            return n;
        });
    }

    /** A healthy plant says nothing worth keeping here. */
    private static final class Silent implements WatchOutput {
        @Override
        public void change(ConditionChange change) {}

        @Override
        public void air(AirSample sample) {}

        @Override
        public void reject(String reason) {
            throw new IllegalStateException("the bench plant refused its own reading: " + reason);
        }
    }
}
