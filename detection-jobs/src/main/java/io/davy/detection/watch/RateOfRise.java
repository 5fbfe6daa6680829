package io.davy.detection.watch;

import java.util.Arrays;

/**
 * How fast a value rises, from means over an eighth of the window, so that noise on one reading is no rise. A gap of more than half the
 * window forgets what came before it: a rate over a gap means nothing.
 */
final class RateOfRise {
    private static final int MEANS = 8;
    private static final int SUM = MEANS;
    private static final int COUNT = MEANS;
    private static final int LAST = MEANS + 1;
    private static final int STORED = MEANS + 2;

    private RateOfRise() {}

    static double[] values() {
        return new double[MEANS + 1];
    }

    static long[] times() {
        return new long[MEANS + 3];
    }

    /**
     * Takes a reading.
     *
     * @param values from {@link #values()}
     * @param times from {@link #times()}
     * @return units per minute over about the window, each time that a mean is complete; NaN otherwise
     */
    static double update(double[] values, long[] times, long timeMs, double value, long windowMs) {
        if (times[LAST] != 0 && timeMs - times[LAST] > windowMs / 2) {
            Arrays.fill(values, 0);
            Arrays.fill(times, 0);
        }
        times[LAST] = timeMs;
        values[SUM] += value;
        times[COUNT]++;
        int stored = (int) times[STORED];
        long newest = stored == 0 ? 0 : times[(stored - 1) % MEANS];
        if (stored > 0 && timeMs - newest < windowMs / MEANS) {
            return Double.NaN;
        }
        double mean = values[SUM] / times[COUNT];
        values[SUM] = 0;
        times[COUNT] = 0;
        double rate = Double.NaN;
        if (stored >= MEANS - 1) {
            int oldest = stored < MEANS ? 0 : stored % MEANS;
            rate = (mean - values[oldest]) * 60_000.0 / (timeMs - times[oldest]);
        }
        values[stored % MEANS] = mean;
        times[stored % MEANS] = timeMs;
        // Beyond twice the ring only the place in it matters.
        times[STORED] = stored + 1 >= 2 * MEANS ? MEANS + (stored + 1) % MEANS : stored + 1;
        return rate;
    }
}
