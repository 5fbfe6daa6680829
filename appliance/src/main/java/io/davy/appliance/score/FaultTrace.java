package io.davy.appliance.score;

import io.davy.plant.Plant;
import io.davy.plant.Range;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.sim.layout.SimulatedDay;
import io.davy.sim.recording.Recording;
import io.davy.sim.recording.Scan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What healthy sensors read, to put faults into.
 *
 * @param name of the trace
 * @param plant the sensors, with ranges that fit what they read
 * @param scans in the order of time
 * @param values of each sensor, in the order of time
 * @param times of these values, milliseconds since 1970
 */
record FaultTrace(String name, Plant plant, List<Scan> scans, Map<String, double[]> values, Map<String, long[]> times) {
    /**
     * A recording. It tells no ranges of its devices: each gets three times the band that it used, a usual instrument's use of its span.
     */
    static FaultTrace of(Recording r) {
        List<Scan> scans = new ArrayList<>();
        r.scans().forEachRemaining(scans::add);
        Map<String, double[]> values = values(scans);
        List<Sensor> sensors = r.plant().sensors().stream()
                .filter(s -> values.containsKey(s.tag()))
                .map(s -> FaultPlants.ranged(s, range(s, values.get(s.tag()))))
                .toList();
        return new FaultTrace(r.name(), FaultPlants.with(r.plant(), sensors), scans, values, times(scans));
    }

    private static Range range(Sensor s, double[] values) {
        double least = Arrays.stream(values).min().orElse(0);
        double most = Arrays.stream(values).max().orElse(1);
        double band = most > least ? most - least : 1;
        return s.kind() == SensorKind.GAS && least >= 0
                ? new Range(0, 3 * Math.max(most, 1e-9))
                : new Range(least - band, most + band);
    }

    /**
     * Quiet hours in a plant that chance laid out.
     *
     * @param everyS every how many seconds a scan is kept
     */
    static FaultTrace simulated(long seed, int hours, int everyS) {
        SimulatedDay day = new SimulatedDay(seed);
        List<Scan> scans = new ArrayList<>();
        int[] n = {0};
        day.quiet(hours * 3600, scan -> {
            if (n[0]++ % everyS == 0) {
                scans.add(scan);
            }
        });
        Plant plant = day.layout().plant();
        List<Sensor> sensors = plant.sensors().stream()
                .map(s -> FaultPlants.each(s, Duration.ofSeconds(everyS)))
                .toList();
        String name = "simulated plant " + seed + ", " + hours + " h, a reading each " + everyS + " s";
        return new FaultTrace(name, FaultPlants.with(plant, sensors), scans, values(scans), times(scans));
    }

    private static Map<String, double[]> values(List<Scan> scans) {
        Map<String, List<Double>> all = new HashMap<>();
        for (Scan scan : scans) {
            for (Scan.Value v : scan.values()) {
                all.computeIfAbsent(v.sensor(), s -> new ArrayList<>()).add(v.value());
            }
        }
        Map<String, double[]> values = new TreeMap<>();
        all.forEach((s, list) ->
                values.put(s, list.stream().mapToDouble(Double::doubleValue).toArray()));
        return values;
    }

    private static Map<String, long[]> times(List<Scan> scans) {
        Map<String, List<Long>> all = new HashMap<>();
        for (Scan scan : scans) {
            for (Scan.Value v : scan.values()) {
                all.computeIfAbsent(v.sensor(), s -> new ArrayList<>())
                        .add(scan.time().toEpochMilli());
            }
        }
        Map<String, long[]> times = new TreeMap<>();
        all.forEach((s, list) ->
                times.put(s, list.stream().mapToLong(Long::longValue).toArray()));
        return times;
    }

    /** For how long all its sensors were watched, sensor-days. */
    double sensorDays() {
        double days = 0;
        for (Sensor s : plant.sensors()) {
            double[] v = values.get(s.tag());
            days += v == null ? 0 : v.length * (s.interval().toMillis() / 86_400_000.0);
        }
        return days;
    }

    /** How many sensors measure the same as this one. */
    long alike(Sensor s) {
        return plant.sensors().stream()
                .filter(o -> o.zone().equals(s.zone())
                        && o.kind() == s.kind()
                        && java.util.Objects.equals(o.gas(), s.gas())
                        && o.unit().equals(s.unit()))
                .count();
    }
}
