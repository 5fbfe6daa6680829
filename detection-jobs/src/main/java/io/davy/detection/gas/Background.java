package io.davy.detection.gas;

/**
 * A gas sensor's own running background and noise, and how far it stands above them: notices gas far below any set-point.
 *
 * <p>The background is a running mean over 20 minutes of innovations clipped at 2.5 times the noise, so that a plume hardly moves it. The
 * noise is learned from excursions that have come back through the background alone: what has not come back may be a leak. Readings that
 * repeat the one before tell nothing of the noise; for a device that shows zero until it leaves a band, or that has coarse steps, the least
 * step with which it ever left a resting value is the least noise.
 *
 * <p>A sum grows by the excess in noises beyond 5, at most 8 a reading, and trips at 10: a strong step trips at its second reading, and so do
 * two puffs with no more than about 15 readings between them. A second's readings together count no more than one. A weaker excess trips
 * when the mean of a minute (ten readings at least) stands 6 times above the noise of such means. While the alarm is on, the background
 * follows 20 times slower and the noise stands still; it goes off after 15 readings and a minute near the background.
 *
 * <p>The figures are choices of this project, no standard gives any for readings below a set-point; what halving and doubling each of them
 * does is told in docs/detection.md.
 */
public final class Background {
    private static final double START = 5;
    private static final double CAP = 8;
    private static final double TRIP = 10;
    private static final double CLIP = 2.5;
    private static final double MEMORY = 15;
    private static final double LEVEL_S = 1200;
    private static final double NOISE_S = 4 * 3600;
    /** The background remembers no fewer readings than this, however seldom they come; the noise three times as many. */
    private static final double LEAST_READINGS = 10;
    /** Pace of the background while the alarm is on. */
    private static final double SLOW = 0.05;
    /** Least noise that is believed, as a share of the background, of the span, and of the span for a device that rests. */
    private static final double NOISE_OF_LEVEL = 0.016;

    private static final double NOISE_OF_SPAN = 2e-6;
    private static final double STEP_OF_SPAN = 0.01;
    /** Readings and time before the rule may speak, at the start and after a pause. */
    private static final int WARM_READINGS = 30;

    private static final long WARM_MS = 300_000;
    /** From then on one part in so many readings is no pace that matters. */
    private static final int OLD_READINGS = 20_000;
    /** The first readings are taken as they are: nothing is known yet that they could be clipped by. */
    private static final int UNCLIPPED_READINGS = 8;
    /** A background that nobody has seen for so long is learned anew: nothing is compared over a gap. */
    private static final long PAUSE_MS = 600_000;
    /** Below this excess, in noises, a reading is back; after so many of them and so long the alarm goes off. */
    private static final double BACK = 3;

    private static final int BACK_READINGS = 15;
    private static final double BACK_MS = 60_000;
    /** 1.25 mean absolute deviations are one standard deviation of normal noise. */
    private static final double DEVIATION_OF_MEAN = 1.25;

    /** The mean excess of so long a time that counts by itself, in its own noises, and from where on it is back. */
    private static final double MEAN_MS = 60_000;

    private static final double START_OF_MEAN = 6;
    private static final double BACK_OF_MEAN = 4;
    /** Least noise of that mean that is believed, as a share of the noise of a reading. */
    private static final double LEAST_OF_MEAN = 0.35;

    /** What {@link #update} found. */
    public enum Verdict {
        NONE,
        ON,
        OFF
    }

    private Background() {}

    /**
     * Takes a usable reading.
     *
     * @param c the zone's columns
     * @param i the sensor's index
     * @param timeMs reading time, after that of the usable reading before it
     * @param value in the sensor's unit
     * @param previous the usable value before it; not looked at if it is the first
     * @param span the sensor's span, in its unit
     * @param silentMs after what time without a reading the sensor counts as silent
     * @param on whether the alarm's condition is on
     */
    public static Verdict update(
            BackgroundColumns c,
            int i,
            long timeMs,
            double value,
            double previous,
            double span,
            long silentMs,
            boolean on) {
        long stepMs = Math.max(1, timeMs - c.lastMs[i]);
        c.lastMs[i] = timeMs;
        if (c.count[i] > 0 && stepMs > Math.max(PAUSE_MS, silentMs)) {
            c.clearRun(i);
            c.back[i] = 0;
            // Its zero may have been set, its air have changed; its noise is still the device's.
            c.count[i] = on ? c.count[i] : 0;
        }
        if (c.count[i] == 0) {
            begin(c, i, value);
            return Verdict.NONE;
        }
        if (c.count[i] < Integer.MAX_VALUE) {
            c.count[i]++;
        }
        boolean changed = value != previous;
        if (changed && c.is(i, BackgroundColumns.RESTING)) {
            c.step[i] = Math.min(c.step[i], (float) Math.abs(value - previous));
        }
        c.set(i, BackgroundColumns.RESTING, !changed);
        double scale = scale(c, i, span);
        double excess = value - c.level[i];
        // A division costs as much as the rest of a line: an old sensor's pace goes by time alone.
        double young = c.count[i] < OLD_READINGS ? 1.0 / c.count[i] : 0;
        double lasting = lasting(c, i, excess, scale, stepMs, young, on);
        Verdict verdict = warm(c, i, stepMs) ? judge(c, i, excess / scale, lasting, stepMs, on) : Verdict.NONE;
        learn(c, i, excess, scale, stepMs, young, changed, on);
        return verdict;
    }

    private static void begin(BackgroundColumns c, int i, double value) {
        c.level[i] = (float) value;
        c.count[i] = 1;
        c.sum[i] = 0;
        c.agoMs[i] = 0;
        c.mean[i] = 0;
        c.flags[i] = 0;
    }

    private static boolean warm(BackgroundColumns c, int i, long stepMs) {
        if (c.is(i, BackgroundColumns.WARM)) {
            return true;
        }
        c.agoMs[i] = (int) Math.min(WARM_MS, c.agoMs[i] + stepMs);
        boolean warm = c.count[i] > WARM_READINGS && c.agoMs[i] >= WARM_MS;
        c.set(i, BackgroundColumns.WARM, warm);
        return warm;
    }

    /** Learns the mean excess of the last minute and gives it in the noises of such a mean; one reading alone makes no mean. */
    private static double lasting(
            BackgroundColumns c, int i, double excess, double scale, long stepMs, double young, boolean on) {
        double clipped = Math.max(-CAP * scale, Math.min(CAP * scale, excess));
        double mean = c.mean[i] + Math.min(1 / LEAST_READINGS, stepMs * (1 / MEAN_MS)) * (clipped - c.mean[i]);
        c.mean[i] = (float) mean;
        double noise = Math.max(c.meanNoise[i], LEAST_OF_MEAN * scale);
        if (!on) {
            double pace = Math.max(Math.min(1 / (3 * LEAST_READINGS), stepMs * (0.001 / NOISE_S)), young);
            double deviation = DEVIATION_OF_MEAN * Math.min(Math.abs(mean), CLIP * noise);
            c.meanNoise[i] += (float) (pace * (deviation - c.meanNoise[i]));
        }
        return mean / noise;
    }

    private static Verdict judge(BackgroundColumns c, int i, double z, double lasting, long stepMs, boolean on) {
        if (on) {
            c.back[i] = z < BACK && lasting < BACK_OF_MEAN ? (byte) Math.min(Byte.MAX_VALUE, c.back[i] + 1) : 0;
            if (c.back[i] < Math.min(Byte.MAX_VALUE, Math.max(BACK_READINGS, BACK_MS / stepMs))) {
                return Verdict.NONE;
            }
            c.sum[i] = 0;
            c.back[i] = 0;
            c.clearRun(i);
            return Verdict.OFF;
        }
        if (z <= START && c.sum[i] == 0 && lasting < START_OF_MEAN) {
            return Verdict.NONE;
        }
        c.agoMs[i] = c.sum[i] == 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, c.agoMs[i] + stepMs);
        double gain = Math.max(-CAP / MEMORY, Math.min(z - START, CAP)) * Math.min(1, stepMs / 1000.0);
        c.sum[i] = (float) Math.max(0, c.sum[i] + gain);
        if (c.sum[i] < TRIP && lasting < START_OF_MEAN) {
            return Verdict.NONE;
        }
        c.back[i] = 0;
        return Verdict.ON;
    }

    private static void learn(
            BackgroundColumns c,
            int i,
            double excess,
            double scale,
            long stepMs,
            double young,
            boolean changed,
            boolean on) {
        boolean above = excess > 0;
        if (above != c.is(i, BackgroundColumns.ABOVE)) {
            if (!on && c.runCount[i] > 0) {
                fold(c, i, stepMs);
            }
            c.clearRun(i);
            c.set(i, BackgroundColumns.ABOVE, above);
        }
        if (changed && c.runCount[i] < Short.MAX_VALUE) {
            c.runSum[i] +=
                    (float) (c.weight[i] < WARM_READINGS ? Math.abs(excess) : Math.min(Math.abs(excess), CLIP * scale));
            c.runCount[i]++;
        }
        double clip = c.count[i] <= UNCLIPPED_READINGS ? Double.POSITIVE_INFINITY : CLIP * scale;
        double pace = Math.max(Math.min(1 / LEAST_READINGS, stepMs * (0.001 / LEVEL_S)), young);
        c.level[i] += (float) ((on ? SLOW : 1) * pace * Math.max(-clip, Math.min(clip, excess)));
    }

    /** An excursion has come back through the background: it was noise. */
    private static void fold(BackgroundColumns c, int i, long stepMs) {
        float run = c.runCount[i];
        float weight = c.weight[i] + run;
        if (weight * stepMs > 1000 * NOISE_S && weight > 3 * LEAST_READINGS) {
            weight = (float) Math.max(3 * LEAST_READINGS, 1000 * NOISE_S / stepMs);
        }
        c.weight[i] = Math.max(run, weight);
        c.noise[i] += (float) (DEVIATION_OF_MEAN * c.runSum[i] - run * c.noise[i]) / c.weight[i];
    }

    /** The noise that an excess is measured by, in the sensor's unit. */
    public static double scale(BackgroundColumns c, int i, double span) {
        double least = Math.max(c.noise[i], NOISE_OF_LEVEL * Math.abs(c.level[i]) + NOISE_OF_SPAN * span);
        boolean rests =
                c.step[i] < Float.MAX_VALUE || (c.weight[i] < WARM_READINGS && c.is(i, BackgroundColumns.RESTING));
        return rests ? Math.max(least, Math.min(c.step[i], STEP_OF_SPAN * span)) : least;
    }

    /** Whether a standing mean brought the alarm, rather than strong readings. */
    public static boolean byMean(BackgroundColumns c, int i) {
        return c.sum[i] < TRIP;
    }

    /** Whether the sensor's mean excess of the last minute stands clearly above its noise, alarm or not. */
    public static boolean stands(BackgroundColumns c, int i, double span) {
        return c.is(i, BackgroundColumns.WARM)
                && c.mean[i] >= BACK_OF_MEAN * Math.max(c.meanNoise[i], LEAST_OF_MEAN * scale(c, i, span));
    }

    /** How long the rise that is in the sum has lasted, ms. */
    public static long risingMs(BackgroundColumns c, int i) {
        return c.agoMs[i];
    }

    /** The excess over the background from which on a reading counts toward the alarm, in the sensor's unit. */
    public static double least(BackgroundColumns c, int i, double span) {
        return START * scale(c, i, span);
    }
}
