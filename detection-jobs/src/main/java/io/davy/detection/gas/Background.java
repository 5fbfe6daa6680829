package io.davy.detection.gas;

/**
 * A gas sensor's own running background and noise, and how far it stands above them: notices gas far below any set-point.
 *
 * <p>The background is a running mean over 20 minutes of innovations clipped at 2.5 times the noise, so that a plume hardly moves it. The
 * noise is learned from excursions that have come back through the background alone: what has not come back may be a leak. Readings that
 * repeat the one before tell nothing of the noise; for a device that shows zero until it leaves a band, or that has coarse steps, the least
 * step with which it ever left its rest is the least noise. Of a device that rests at its background for most of the time, what it shows beside that
 * rest is all it ever shows of any gas: its noise is that step, not its excursions, and its background follows no faster than the noise.
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
    /** Up to this share of readings that differ from the one before a device counts as one that hides what it reads around it. */
    private static final double HIDES = 0.4;
    /** It steps from its rest by more than this many of the finest steps that it makes elsewhere; a device whose range ends at zero does not. */
    private static final double STEPS = 3;
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
    /** The same for a device that hides a band: a minute whose mean lies half a band beyond it is no chance. */
    private static final double LEAST_OF_HIDDEN = 0.25;
    /** What is below this share of a limit is below it however the division is rounded. */
    private static final double NEARLY = 0.99;

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
     * @param c what is known of the sensor
     * @param timeMs reading time, after that of the usable reading before it
     * @param value in the sensor's unit
     * @param previous the usable value before it; not looked at if it is the first
     * @param span the sensor's span, in its unit
     * @param silentMs after what time without a reading the sensor counts as silent
     * @param on whether the alarm's condition is on
     */
    public static Verdict update(
            BackgroundState c, long timeMs, double value, double previous, double span, long silentMs, boolean on) {
        long stepMs = Math.max(1, timeMs - c.lastMs);
        c.lastMs = timeMs;
        if (c.count > 0 && stepMs > Math.max(PAUSE_MS, silentMs)) {
            c.clearRun();
            c.back = 0;
            // Its zero may have been set, its air have changed; its noise is still the device's.
            c.count = on ? c.count : 0;
        }
        if (c.count == 0) {
            begin(c, value);
            return Verdict.NONE;
        }
        if (c.count < Integer.MAX_VALUE) {
            c.count++;
        }
        boolean changed = value != previous;
        if (changed) {
            leave(c, value, previous);
        } else {
            rest(c, stepMs);
        }
        double scale = scale(c, span);
        double excess = value - c.level;
        // A division costs as much as the rest of a line: an old sensor's pace goes by time alone.
        double young = c.count < OLD_READINGS ? 1.0 / c.count : 0;
        double meanNoise = most(c.meanNoise, leastOfMean(c) * scale);
        double mean = mean(c, excess, scale, meanNoise, stepMs, young, on);
        Verdict verdict = Verdict.NONE;
        // Divisions only for what may count: hardly any reading does.
        boolean quiet =
                !on && c.sum == 0 && excess < NEARLY * START * scale && mean < NEARLY * START_OF_MEAN * meanNoise;
        if (warm(c, stepMs) && !quiet) {
            verdict = judge(c, excess / scale, mean / meanNoise, stepMs, on);
        }
        learn(c, excess, scale, stepMs, young, changed, on);
        return verdict;
    }

    /** Of two numbers: what the library's method does besides for what is none costs more than the rest of a line. */
    private static double most(double a, double b) {
        return a > b ? a : b;
    }

    private static double least(double a, double b) {
        return a < b ? a : b;
    }

    /** Gas that stands still for a moment is no rest. */
    private static void leave(BackgroundState c, double value, double previous) {
        double step = Math.abs(value - previous);
        boolean home = 2 * Math.abs(previous - c.level) <= c.step;
        if (c.resting && home && step < c.step) {
            c.step = (float) step;
            c.fine = false;
        } else if (!home && STEPS * step < c.step && 2 * Math.abs(value - c.level) > c.step) {
            c.fine = true;
        }
        c.resting = false;
    }

    private static void rest(BackgroundState c, long stepMs) {
        c.resting = true;
        c.hides = c.fine
                && Math.abs(c.level) < c.step
                && c.weight < HIDES * c.count
                && c.weight * stepMs < HIDES * 1000 * NOISE_S;
    }

    private static void begin(BackgroundState c, double value) {
        c.level = (float) value;
        c.count = 1;
        c.sum = 0;
        c.agoMs = 0;
        c.mean = 0;
        c.warm = false;
        c.above = false;
        c.resting = false;
    }

    private static boolean warm(BackgroundState c, long stepMs) {
        if (c.warm) {
            return true;
        }
        c.agoMs = (int) Math.min(WARM_MS, c.agoMs + stepMs);
        boolean warm = c.count > WARM_READINGS && c.agoMs >= WARM_MS;
        c.warm = warm;
        return warm;
    }

    /** Learns the mean excess of the last minute and its noise; one reading alone makes no mean. */
    private static double mean(
            BackgroundState c, double excess, double scale, double noise, long stepMs, double young, boolean on) {
        double clipped = most(-CAP * scale, least(CAP * scale, excess));
        double mean = c.mean + least(1 / LEAST_READINGS, stepMs * (1 / MEAN_MS)) * (clipped - c.mean);
        c.mean = (float) mean;
        if (!on) {
            double pace = most(least(1 / (3 * LEAST_READINGS), stepMs * (0.001 / NOISE_S)), young);
            double deviation = DEVIATION_OF_MEAN * least(Math.abs(mean), CLIP * noise);
            c.meanNoise += (float) (pace * (deviation - c.meanNoise));
        }
        return mean;
    }

    private static Verdict judge(BackgroundState c, double z, double lasting, long stepMs, boolean on) {
        if (on) {
            c.back = z < BACK && lasting < BACK_OF_MEAN ? (byte) Math.min(Byte.MAX_VALUE, c.back + 1) : 0;
            if (c.back < Math.min(Byte.MAX_VALUE, Math.max(BACK_READINGS, BACK_MS / stepMs))) {
                return Verdict.NONE;
            }
            c.sum = 0;
            c.back = 0;
            c.clearRun();
            return Verdict.OFF;
        }
        if (z <= START && c.sum == 0 && lasting < START_OF_MEAN) {
            return Verdict.NONE;
        }
        c.agoMs = c.sum == 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, c.agoMs + stepMs);
        double gain = Math.max(-CAP / MEMORY, Math.min(z - START, CAP)) * Math.min(1, stepMs / 1000.0);
        c.sum = (float) Math.max(0, c.sum + gain);
        if (c.sum < TRIP && lasting < START_OF_MEAN) {
            return Verdict.NONE;
        }
        c.back = 0;
        return Verdict.ON;
    }

    private static void learn(
            BackgroundState c, double excess, double scale, long stepMs, double young, boolean changed, boolean on) {
        boolean above = excess > 0;
        if (above != c.above) {
            if (!on && c.runCount > 0) {
                fold(c, stepMs);
            }
            c.clearRun();
            c.above = above;
        }
        if (changed && c.runCount < Short.MAX_VALUE) {
            c.runSum += (float) (c.weight < WARM_READINGS ? Math.abs(excess) : least(Math.abs(excess), CLIP * scale));
            c.runCount++;
        }
        double clip = c.count <= UNCLIPPED_READINGS ? Double.POSITIVE_INFINITY : CLIP * scale;
        double pace = most(least(1 / LEAST_READINGS, stepMs * (0.001 / (c.hides ? NOISE_S : LEVEL_S))), young);
        c.level += (float) ((on ? SLOW : 1) * pace * most(-clip, least(clip, excess)));
    }

    /** An excursion has come back through the background: it was noise. */
    private static void fold(BackgroundState c, long stepMs) {
        float run = c.runCount;
        float weight = c.weight + run;
        if (weight * stepMs > 1000 * NOISE_S && weight > 3 * LEAST_READINGS) {
            weight = (float) Math.max(3 * LEAST_READINGS, 1000 * NOISE_S / stepMs);
        }
        c.weight = Math.max(run, weight);
        c.noise += (float) (DEVIATION_OF_MEAN * c.runSum - run * c.noise) / c.weight;
    }

    /** The noise that an excess is measured by, in the sensor's unit. */
    public static double scale(BackgroundState c, double span) {
        double least = most(c.noise, NOISE_OF_LEVEL * Math.abs(c.level) + NOISE_OF_SPAN * span);
        if (c.hides) {
            return least(c.step, STEP_OF_SPAN * span);
        }
        boolean rests = c.step < Float.MAX_VALUE || (c.weight < WARM_READINGS && c.resting);
        return rests ? most(least, least(c.step, STEP_OF_SPAN * span)) : least;
    }

    /** What it reads in clean air, in the sensor's unit; NaN while that is still being learned. */
    public static float clean(BackgroundState c) {
        return c.warm ? c.level : Float.NaN;
    }

    private static double leastOfMean(BackgroundState c) {
        return c.hides ? LEAST_OF_HIDDEN : LEAST_OF_MEAN;
    }

    /** Whether a standing mean brought the alarm, rather than strong readings. */
    public static boolean byMean(BackgroundState c) {
        return c.sum < TRIP;
    }

    /** Whether the sensor's mean excess of the last minute stands clearly above its noise, alarm or not. */
    public static boolean stands(BackgroundState c, double span) {
        return c.warm && c.mean >= BACK_OF_MEAN * most(c.meanNoise, leastOfMean(c) * scale(c, span));
    }

    /** How long the rise that is in the sum has lasted, ms. */
    public static long risingMs(BackgroundState c) {
        return c.agoMs;
    }

    /** The excess over the background from which on a reading counts toward the alarm, in the sensor's unit. */
    public static double least(BackgroundState c, double span) {
        return START * scale(c, span);
    }
}
