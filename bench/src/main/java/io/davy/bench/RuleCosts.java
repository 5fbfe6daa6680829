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
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a reading costs in the watch alone, in memory, without Kafka and Flink: zones of a hundred sensors of one kind each, a reading a
 * second. Time is the thread's own processor time, so that a busy machine hardly changes it; bytes are what the heap grows by.
 */
final class RuleCosts {
    /** 20 minutes: what is kept for five minutes has long been full. */
    private static final int SCANS = 1_200;

    private static final int ROUNDS = 7;
    private static final int ZONES = 10;
    private static final long START_MS = 1_700_000_000_000L;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final List<SensorKind> KINDS = List.of(SensorKind.GAS, SensorKind.TEMPERATURE, SensorKind.VIBRATION);

    private double sum;

    /** The table: the walk, the ladder by kind, the lateness apart, each rule beyond it, and all of them. */
    List<Cost> measure() {
        List<Cost> table = new ArrayList<>();
        byte[][] mixed = new byte[SCANS][];
        BatchMaker maker = new BatchMaker(1);
        for (int i = 0; i < SCANS; i++) {
            mixed[i] = maker.scan(0, START_MS + i * 1000L, 0, -1);
        }
        table.add(new Cost("walk the bytes", least(() -> walk(mixed)), Double.NaN));
        Plant plant = BenchPlant.of(1);
        // Nothing is measured before the compiler has seen it all.
        watched("", plant, mixed, key -> true);
        Cost ladder = watched("mixed zone: ladder and lateness", plant, mixed, key -> false);
        table.add(ladder);
        rules("mixed zone", plant, ladder, mixed, table);
        for (SensorKind kind : KINDS) {
            kind(kind, table);
        }
        return table;
    }

    private static void kind(SensorKind kind, List<Cost> table) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        byte[][] scans = OneKind.scans(kind, SCANS, START_MS);
        Cost bare = watched("", OneKind.plant(kind, Duration.ZERO), scans, key -> false);
        table.add(new Cost(name + ": ladder, with the walk", bare.ns(), bare.bytes()));
        Plant plant = OneKind.plant(kind, Duration.ofMinutes(5));
        Cost ladder = watched("", plant, scans, key -> false);
        table.add(ladder.beyond(bare, name + ": what 5 min of lateness add"));
        rules(name, plant, ladder, scans, table);
    }

    private static void rules(String zone, Plant plant, Cost ladder, byte[][] scans, List<Cost> table) {
        for (String family : families(plant)) {
            Cost with = watched("", plant, scans, key -> family(key).equals(family));
            table.add(with.beyond(ladder, zone + ": rule " + family));
        }
        table.add(watched(zone + ": all of it", plant, scans, key -> true));
    }

    private static Set<String> families(Plant plant) {
        Set<String> names = new TreeSet<>();
        plan(plant, key -> true).ruleKeys().forEach(key -> names.add(family(key)));
        names.remove("gateways");
        return names;
    }

    private static String family(String key) {
        int end = 0;
        while (end < key.length() && (Character.isLetter(key.charAt(end)) || key.charAt(end) == '_')) {
            end++;
        }
        return key.substring(0, end);
    }

    private static ZonePlan plan(Plant plant, Predicate<String> wanted) {
        return Objects.requireNonNull(ZonePlan.compile(plant, BenchPlant.zone(0), wanted));
    }

    /** Runs once and says how many readings it took. */
    private interface Pass {
        long run();
    }

    /** The least of several: what else runs on the machine only ever adds. */
    private static double least(Pass pass) {
        double[] ns = new double[ROUNDS];
        long begun = System.nanoTime();
        for (int r = -2; r < ROUNDS; r++) {
            long begin = THREADS.getCurrentThreadCpuTime();
            long readings = pass.run();
            if (r >= 0) {
                ns[r] = (THREADS.getCurrentThreadCpuTime() - begin) / (double) readings;
            } else if (System.nanoTime() - begun > 3_000_000_000L) {
                // What takes seconds a pass needs no repeats to be told from nanoseconds.
                return Figures.rounded((THREADS.getCurrentThreadCpuTime() - begin) / (double) readings, 1);
            }
        }
        return Figures.rounded(java.util.Arrays.stream(ns).min().orElseThrow(), 1);
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

    private static Cost watched(String what, Plant plant, byte[][] scans, Predicate<String> wanted) {
        ZonePlan plan = plan(plant, wanted);
        double ns = least(() -> run(plan, ZoneState.fresh(plan), scans));
        long before = heap();
        List<ZoneState> zones = new ArrayList<>();
        for (int z = 0; z < ZONES; z++) {
            ZoneState state = ZoneState.fresh(plan);
            run(plan, state, scans);
            zones.add(state);
        }
        long after = heap();
        java.lang.ref.Reference.reachabilityFence(zones);
        double bytes = (after - before) / (double) (ZONES * plan.tags().size());
        return new Cost(what, ns, Math.round(bytes));
    }

    private static long run(ZonePlan plan, ZoneState state, byte[][] scans) {
        ZoneWatch watch = new ZoneWatch(false);
        ReadingWalker walker = new ReadingWalker();
        Silent silent = new Silent();
        long n = 0;
        for (byte[] scan : scans) {
            walker.open(scan);
            watch.accept(plan, state, walker, 0, 0, silent);
            n += walker.readings();
        }
        return n;
    }

    private static long heap() {
        // The serial collector leaves some of what is dead lying in three full collections of four.
        for (int k = 0; k < 4; k++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
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
