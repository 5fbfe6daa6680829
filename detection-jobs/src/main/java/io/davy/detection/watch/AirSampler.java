package io.davy.detection.watch;

import io.davy.detection.gas.AirSample;
import io.davy.detection.gas.Background;
import io.davy.detection.gas.BackgroundState;
import java.util.Arrays;

/** Gathers a zone's gas and wind readings into interval means for the search of a leak's place. */
final class AirSampler {
    private static final long LEAST_BETWEEN_MS = 1_000;

    private AirSampler() {}

    /** Takes a usable reading of a gas detector, anemometer or vane. */
    static void take(ZonePlan p, ZoneState s, int i, double value) {
        if (p.quick[i].airs()) {
            s.airSum[i] += value - level(s, i);
            s.airCount[i]++;
        } else if (i == p.windSpeed) {
            s.airSum[i] += value;
            s.airCount[i]++;
        } else if (i == p.windDirection) {
            double toward = Math.toRadians(270 - value);
            s.airSum[i] += Math.cos(toward);
            s.airSum2[i] += Math.sin(toward);
            s.airCount[i]++;
        }
    }

    private static float level(ZoneState s, int i) {
        BackgroundState b = s.rows[i].background;
        return b == null ? 0 : b.level;
    }

    private static float learned(ZoneState s, int i) {
        BackgroundState b = s.rows[i].background;
        return b == null ? Float.NaN : Background.clean(b);
    }

    private static float noise(ZoneState s, int i) {
        BackgroundState b = s.rows[i].background;
        return b == null ? 0 : b.noise;
    }

    /** Sends the interval that has ended by the clock, if one has. */
    static void roll(ZonePlan p, ZoneState s, long clockMs, boolean always, WatchOutput out) {
        if (!p.airs && !always) {
            return;
        }
        long interval = Math.floorDiv(clockMs - p.airPhaseMs, p.airMs) * p.airMs + p.airPhaseMs;
        if (s.airStartMs == 0) {
            s.airStartMs = interval;
        }
        if (interval <= s.airStartMs) {
            return;
        }
        out.air(sample(p, s, clockMs));
        s.airStartMs = interval;
        clear(s);
    }

    /**
     * Sends the interval in hand as far as it has come; the whole of it follows in its time and takes its place. At most once a second, so
     * that a flood of alarms is no flood of air.
     */
    static void interrupt(ZonePlan p, ZoneState s, long clockMs, WatchOutput out) {
        if (p.airs && s.airStartMs != 0 && clockMs - s.airToldMs >= LEAST_BETWEEN_MS) {
            s.airToldMs = clockMs;
            out.air(sample(p, s, clockMs));
        }
    }

    private static void clear(ZoneState s) {
        Arrays.fill(s.airSum, 0);
        Arrays.fill(s.airSum2, 0);
        Arrays.fill(s.airCount, 0);
    }

    private static AirSample sample(ZonePlan p, ZoneState s, long clockMs) {
        int n = 0;
        for (int i = 0; i < p.size; i++) {
            n += p.gas[i] && s.airCount[i] > 0 ? 1 : 0;
        }
        String[] tags = new String[n];
        float[] excess = new float[n];
        float[] means = new float[n];
        float[] levels = new float[n];
        n = 0;
        for (int i = 0; i < p.size; i++) {
            if (p.gas[i] && s.airCount[i] > 0) {
                tags[n] = p.tags[i];
                means[n] = (float) (s.airSum[i] / s.airCount[i]) + level(s, i);
                levels[n] = learned(s, i);
                // Noise that happens to lie above the background is no plume.
                excess[n++] = (float) (s.airSum[i] / s.airCount[i]) - noise(s, i);
            }
        }
        int v = p.windSpeed;
        int d = p.windDirection;
        double speed = v >= 0 && s.airCount[v] > 0 ? s.airSum[v] / s.airCount[v] : Double.NaN;
        double toward = d >= 0 && s.airCount[d] > 0 ? Math.atan2(s.airSum2[d], s.airSum[d]) : Double.NaN;
        return new AirSample(
                p.area, p.zone, s.airStartMs, p.airMs, clockMs, tags, excess, speed, toward, null, means, levels);
    }
}
