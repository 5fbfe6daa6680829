package io.davy.detection.health;

import io.davy.alarm.Alarm.Evidence;
import io.davy.alarm.Alarm.Explanation;
import io.davy.alarm.Hazard;
import io.davy.detection.rule.Signal;
import io.davy.plant.DeviceCare;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Says of a window's baselines which sensor has drifted, and in which words. */
final class DriftJudge {
    /** Half of the accuracy that a fixed detector is accepted with, +-10 % of the span: told while it still measures. */
    private static final double SHARE = 0.05;
    /** And so many times what the sensor's departure from its neighbours varies by itself. */
    private static final double SPREADS = 4;
    /** A gas sensor's zero below its range by this share of the span: NE 43 lets a transmitter show 1.25 %. */
    private static final double ZERO = 0.025;
    /** Windows that teach what is usual. */
    private static final int LEARN = 12;
    /** The window before that learning, of warm-up, is passed over. */
    private static final int WARM = 1;
    /** For so many windows more a departure has to last: a drift waits, and a leak is seldom left alone for as long. */
    static final long HOLD = 6;

    private static final double SMOOTH = 0.5;
    private static final int SHOWN = 8;
    /** Neighbours that can outvote one. */
    private static final int LEAST = 3;

    private final List<Sensor> sensors;

    DriftJudge(List<Sensor> sensors) {
        this.sensors = sensors;
    }

    /**
     * What a window says of a sensor.
     *
     * @param beyond it has drifted
     * @param back it has not, clearly
     * @param drift by how much, in the sensor's unit
     * @param limit what that is held against
     * @param zero it is its zero that has fallen, whatever the neighbours say
     */
    record Verdict(boolean beyond, boolean back, double drift, double limit, boolean zero) {}

    /** Each sensor's low quarter of the window's parts; NaN where more than half of them are missing. */
    static double[] baselines(DriftState s) {
        double[] base = new double[s.tags.length];
        for (int i = 0; i < base.length; i++) {
            int at = i * DriftState.WIDTH;
            float[] parts = Arrays.copyOfRange(s.figures, at, at + DriftState.PARTS);
            Arrays.sort(parts);
            int n = 0;
            while (n < parts.length && !Float.isNaN(parts[n])) {
                n++;
            }
            base[i] = n * 2 > DriftState.PARTS ? parts[n / 4] : Double.NaN;
        }
        return base;
    }

    /** What the neighbours have in common; NaN if they are too few. */
    double common(double[] base) {
        double[] sorted =
                Arrays.stream(base).filter(b -> !Double.isNaN(b)).sorted().toArray();
        int n = sorted.length;
        return n < LEAST ? Double.NaN : (sorted[n / 2] + sorted[(n - 1) / 2]) / 2;
    }

    Verdict window(DriftState s, int i, double base, double common) {
        Sensor sensor = sensors.get(i);
        double span = sensor.range().span();
        double below = sensor.range().min() - base;
        if (zeroed(sensor) && below > ZERO * span) {
            return new Verdict(true, false, -below, ZERO * span, true);
        }
        boolean well = !zeroed(sensor) || below < ZERO * span / 2;
        if (Double.isNaN(common)) {
            return new Verdict(false, well && !drifting(s, i), 0, SHARE * span, false);
        }
        float[] f = s.figures;
        int at = i * DriftState.WIDTH;
        float departure = (float) (base - common);
        float n = ++f[at + DriftState.WINDOWS];
        if (n <= WARM + LEARN) {
            learn(f, at, departure, n - WARM);
            return new Verdict(false, well, 0, SHARE * span, false);
        }
        f[at + DriftState.NOW] += (float) (SMOOTH * (departure - f[at + DriftState.NOW]));
        double drift = f[at + DriftState.NOW] - f[at + DriftState.REFERENCE];
        double limit = Math.max(SHARE * span, SPREADS * f[at + DriftState.SPREAD]);
        float off = Math.abs(departure - f[at + DriftState.NOW]);
        f[at + DriftState.SPREAD] += (off - f[at + DriftState.SPREAD]) / 24;
        // Both the newest window and the mean: one window that a leak lifted is forgotten as soon as it is over.
        double newest = departure - f[at + DriftState.REFERENCE];
        boolean beyond = Math.abs(drift) > limit && Math.abs(newest) > limit && newest * drift > 0;
        return new Verdict(beyond, well && Math.abs(drift) < limit / 2, drift, limit, false);
    }

    private static void learn(float[] f, int at, float departure, float n) {
        if (n <= 0) {
            return;
        }
        f[at + DriftState.SPREAD] +=
                n == 1 ? 0 : (Math.abs(departure - f[at + DriftState.REFERENCE]) - f[at + DriftState.SPREAD]) / (n - 1);
        f[at + DriftState.REFERENCE] += (departure - f[at + DriftState.REFERENCE]) / n;
        f[at + DriftState.NOW] = f[at + DriftState.REFERENCE];
    }

    private static boolean drifting(DriftState s, int i) {
        return s.figures[i * DriftState.WIDTH + DriftState.WINDOWS] > WARM + LEARN && s.latches[i] != null;
    }

    /** Oxygen has no zero to fall from. */
    private static boolean zeroed(Sensor s) {
        return s.kind() == SensorKind.GAS && !"O2".equals(s.gas());
    }

    Signal signal(int i, boolean on, long timeMs, long onsetMs, Verdict v) {
        Sensor s = sensors.get(i);
        return new Signal(
                s.tag(),
                s.machine(),
                Hazard.DEVICE,
                s.gas(),
                Fault.DRIFT.rule(),
                Fault.DRIFT.alarmClass(),
                Fault.DRIFT.priority(s.kind() == SensorKind.GAS),
                on,
                timeMs,
                onsetMs,
                v.drift(),
                s.unit(),
                v.limit(),
                on
                        ? new Explanation(
                                s.tag() + ": " + why(i, v),
                                null,
                                null,
                                List.of(new Evidence(Instant.ofEpochMilli(timeMs), v.drift())))
                        : null);
    }

    private String why(int i, Verdict v) {
        Sensor s = sensors.get(i);
        String unit = " " + s.unit();
        String by = HealthWords.figure(Math.abs(v.drift())) + unit;
        if (v.zero()) {
            return "its zero has fallen to " + by + " below its range, so that it shows too little";
        }
        String neighbours = sensors.stream()
                .filter(o -> o != s)
                .limit(SHOWN)
                .map(Sensor::tag)
                .collect(Collectors.joining(", "));
        int more = sensors.size() - 1 - SHOWN;
        DeviceCare device = s.device();
        String since = device == null || device.calibrated() == null
                ? "it was first compared with them"
                : "its calibration on " + device.calibrated();
        return "its baseline has moved by " + by + (v.drift() > 0 ? " up" : " down") + " against its neighbours "
                + neighbours + (more > 0 ? " and " + more + " more" : "") + " since " + since;
    }
}
