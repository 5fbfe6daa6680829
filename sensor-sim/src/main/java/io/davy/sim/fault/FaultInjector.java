package io.davy.sim.fault;

import io.davy.plant.Sensor;
import io.davy.sim.device.FaultKind;
import io.davy.sim.device.FaultySensor;
import io.davy.sim.device.SensorFault;
import io.davy.sim.recording.Recording;
import io.davy.sim.recording.RecordingException;
import io.davy.sim.recording.Scan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * Puts one fault into one sensor of a recording: sensor and onset are drawn by the seed, the onset between four and seven tenths of the
 * sensor's readings. The same recording, kind and seed give the same fault.
 *
 * <p>Use: {@code injector.fault()} is the truth for the scorer; {@code injector.apply(scan)} for each scan of the recording, in order.
 */
public final class FaultInjector {
    /** Fewer readings than this are no trace. */
    private static final int LEAST_READINGS = 100;

    private static final double EARLIEST = 0.4;
    private static final double LATEST = 0.7;
    private static final double RAMP_SHARE = 0.5;
    private static final double MAD_TO_SD = 1.4826;

    private final SensorFault fault;
    private final FaultySensor faulty;

    private FaultInjector(SensorFault fault, FaultySensor faulty) {
        this.fault = fault;
        this.faulty = faulty;
    }

    /**
     * A fault in one of the recording's sensors.
     *
     * @throws RecordingException if no sensor has enough readings
     */
    public static FaultInjector into(Recording recording, FaultKind kind, long seed) {
        SplittableRandom random = new SplittableRandom(seed * 31 + kind.ordinal());
        List<Sensor> sensors = new ArrayList<>(recording.plant().sensors());
        while (!sensors.isEmpty()) {
            Sensor sensor = sensors.remove(random.nextInt(sensors.size()));
            Trace trace = Trace.of(recording, sensor.tag());
            if (trace.values.length >= LEAST_READINGS) {
                return into(sensor, trace, kind, random);
            }
        }
        throw new RecordingException(
                recording.name() + " has no sensor with " + LEAST_READINGS + " readings to put a fault into");
    }

    private static FaultInjector into(Sensor sensor, Trace trace, FaultKind kind, SplittableRandom random) {
        int n = trace.values.length;
        int at = (int) (n * (EARLIEST + (LATEST - EARLIEST) * random.nextDouble()));
        long onset = trace.times[at];
        long ramp = (long) (RAMP_SHARE * (trace.times[n - 1] - onset));
        double[] before = Arrays.copyOf(trace.values, at);
        FaultySensor faulty = new FaultySensor(
                kind, onset, sensor.range(), sensor.range().span(), noise(before), ramp, random.nextLong());
        return new FaultInjector(new SensorFault(kind, sensor.tag(), Instant.ofEpochMilli(onset)), faulty);
    }

    /** The readings of one sensor. */
    private record Trace(long[] times, double[] values) {
        static Trace of(Recording recording, String tag) {
            List<Long> times = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            Iterator<Scan> scans = recording.scans();
            while (scans.hasNext()) {
                Scan scan = scans.next();
                for (Scan.Value v : scan.values()) {
                    if (v.sensor().equals(tag)) {
                        times.add(scan.time().toEpochMilli());
                        values.add(v.value());
                    }
                }
            }
            return new Trace(
                    times.stream().mapToLong(Long::longValue).toArray(),
                    values.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    /** Deviation of one reading by the median step from one to the next, so that what the plant does counts little. */
    private static double noise(double[] values) {
        double[] steps = new double[values.length - 1];
        double greatest = 0;
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.abs(values[i + 1] - values[i]);
            greatest = Math.max(greatest, steps[i]);
        }
        Arrays.sort(steps);
        double median = steps[steps.length / 2];
        // A trace of few digits repeats itself: its smallest step is what noise it shows.
        double least = Arrays.stream(steps).filter(s -> s > 0).findFirst().orElse(greatest);
        return MAD_TO_SD * Math.max(median, least) / Math.sqrt(2);
    }

    /** The truth. */
    public SensorFault fault() {
        return fault;
    }

    /** The scan as the faulty sensor makes it; without the sensor where it sends nothing. */
    public Scan apply(Scan scan) {
        List<Scan.Value> values = new ArrayList<>(scan.values().size());
        for (Scan.Value v : scan.values()) {
            if (!v.sensor().equals(fault.sensor())) {
                values.add(v);
                continue;
            }
            OptionalDouble read = faulty.read(scan.time().toEpochMilli(), v.value());
            read.ifPresent(value -> values.add(new Scan.Value(v.sensor(), value)));
        }
        return new Scan(scan.time(), scan.source(), List.copyOf(values));
    }
}
