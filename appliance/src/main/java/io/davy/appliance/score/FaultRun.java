package io.davy.appliance.score;

import io.davy.alarm.Hazard;
import io.davy.detection.gas.AirSample;
import io.davy.detection.watch.ConditionChange;
import io.davy.detection.watch.WatchOutput;
import io.davy.detection.watch.ZonePlan;
import io.davy.detection.watch.ZoneState;
import io.davy.detection.watch.ZoneWatch;
import io.davy.ingest.field.CurrentLoop;
import io.davy.ingest.field.FieldReading;
import io.davy.plant.Plant;
import io.davy.plant.Sensor;
import io.davy.sim.device.FaultKind;
import io.davy.sim.device.FaultySensor;
import io.davy.sim.device.SensorFault;
import io.davy.sim.recording.Scan;
import io.davy.wire.Quality;
import io.davy.wire.Reading;
import io.davy.wire.ReadingBatch;
import io.davy.wire.ReadingWalker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** A trace with faults in some of its sensors, through the zones' watches: what they say of the devices. */
final class FaultRun {
    private static final double EARLIEST = 0.4;
    private static final double LATEST = 0.7;
    private static final double RAMP_SHARE = 0.5;
    private static final double MAD_TO_SD = 1.4826;

    private final FaultTrace trace;
    private final Map<String, FaultySensor> faulty = new HashMap<>();
    private final List<SensorFault> truths = new ArrayList<>();
    private final Map<String, Sensor> sensors = new HashMap<>();
    private final List<ConditionChange> alarms = new ArrayList<>();

    FaultRun(FaultTrace trace) {
        this.trace = trace;
        trace.plant().sensors().forEach(s -> sensors.put(s.tag(), s));
    }

    /** Puts a fault into a sensor, between four and seven tenths of its readings. */
    void into(Sensor sensor, FaultKind kind, SplittableRandom random) {
        double share = EARLIEST + (LATEST - EARLIEST) * random.nextDouble();
        double[] values = trace.values().get(sensor.tag());
        long[] times = trace.times().get(sensor.tag());
        long onset = times[(int) (times.length * share)];
        long end = times[times.length - 1];
        faulty.put(
                sensor.tag(),
                new FaultySensor(
                        kind,
                        onset,
                        sensor.range(),
                        sensor.range().span(),
                        noise(Arrays.copyOf(values, (int) (values.length * share))),
                        (long) (RAMP_SHARE * (end - onset)),
                        random.nextLong()));
        truths.add(new SensorFault(kind, sensor.tag(), Instant.ofEpochMilli(onset)));
        if (kind == FaultKind.CURRENT) {
            sensors.put(sensor.tag(), FaultPlants.looped(sensor));
        }
    }

    /** Deviation of one reading by the median step, so that what the process does counts little. */
    private static double noise(double[] values) {
        double[] steps = new double[values.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.abs(values[i + 1] - values[i]);
        }
        Arrays.sort(steps);
        return MAD_TO_SD * steps[steps.length / 2] / Math.sqrt(2);
    }

    /** The faults that were put in. */
    List<SensorFault> truths() {
        return truths;
    }

    /** Runs it through the zones' watches; what they say of devices going wrong. */
    List<ConditionChange> alarms() {
        Plant plant = FaultPlants.with(
                trace.plant(),
                trace.plant().sensors().stream().map(s -> sensors.get(s.tag())).toList());
        Map<String, ZonePlan> plans = new HashMap<>();
        Map<String, ZoneState> states = new HashMap<>();
        for (Plant.Zone z : plant.zones()) {
            ZonePlan plan = Objects.requireNonNull(ZonePlan.compile(plant, z.id()));
            plans.put(z.id(), plan);
            states.put(z.id(), ZoneState.fresh(plan));
        }
        ZoneWatch watch = new ZoneWatch(false);
        ReadingWalker walker = new ReadingWalker();
        for (Scan scan : trace.scans()) {
            long time = scan.time().toEpochMilli();
            batches(scan).forEach((zone, batch) -> {
                walker.open(batch.build().toByteArray());
                watch.accept(plans.get(zone), states.get(zone), walker, time, time, output);
            });
        }
        return alarms;
    }

    private final WatchOutput output = new WatchOutput() {
        @Override
        public void change(ConditionChange change) {
            if (change.hazard() == Hazard.DEVICE && change.on()) {
                alarms.add(change);
            }
        }

        @Override
        public void air(AirSample sample) {}

        @Override
        public void reject(String reason) {
            throw new IllegalStateException(reason);
        }
    };

    private Map<String, ReadingBatch.Builder> batches(Scan scan) {
        long time = scan.time().toEpochMilli();
        Map<String, ReadingBatch.Builder> batches = new LinkedHashMap<>();
        for (Scan.Value v : scan.values()) {
            Sensor s = sensors.get(v.sensor());
            FaultySensor fault = faulty.get(v.sensor());
            OptionalDouble read = fault == null ? OptionalDouble.of(v.value()) : fault.read(time, v.value());
            if (s == null || read.isEmpty()) {
                continue;
            }
            FieldReading r = field(s, scan.source(), read.getAsDouble(), time);
            Reading.Builder reading = Reading.newBuilder()
                    .setSensor(r.sensor())
                    .setValue(r.value())
                    .setQuality(r.quality());
            if (!Double.isNaN(r.currentMa())) {
                reading.setCurrentMa(r.currentMa());
            }
            batches.computeIfAbsent(
                            s.zone(),
                            z -> ReadingBatch.newBuilder()
                                    .setZone(z)
                                    .setSource(scan.source())
                                    .setTimeMs(time)
                                    .setReceivedMs(time))
                    .addReadings(reading);
        }
        return batches;
    }

    /** The reading as ingest makes it: that of a sensor on a loop comes in mA. */
    private static FieldReading field(Sensor s, String source, double value, long time) {
        boolean loop = s.device() != null && s.device().current();
        double ma = 4 + 16 * (value - s.range().min()) / s.range().span();
        return CurrentLoop.scaled(
                s, new FieldReading(s.zone(), source, s.tag(), loop ? ma : value, time, Quality.GOOD, null));
    }
}
