package io.davy.detection.heat;

import java.util.Arrays;

/**
 * When a rising temperature meets its limit, from medians at even distances.
 *
 * <p>The slope of each half is the median of the slopes of all pairs (Theil-Sen), its error from the scatter about the two lines. From
 * half to half the slope may fall: what warms up towards an end, T = end - d exp(-t / tau), loses the same share of its slope in the same
 * time. That share gives tau and the end, and an end below the limit is never met. A slope that grows is taken as it is now.
 *
 * @param degC temperature now
 * @param perMin slope now, K/min
 * @param begun whether the newer half rises beyond doubt
 * @param rising whether both halves do
 * @param minutes until the limit is met; infinite if never
 * @param earliest the same with 90 % certainty that it is not sooner
 * @param latest the same with 90 % certainty that it is not later
 */
record Forecast(
        double degC, double perMin, boolean begun, boolean rising, double minutes, double earliest, double latest) {
    /** Medians in all; half of them in each half. */
    static final int MEDIANS = 16;

    private static final int HALF = MEDIANS / 2;
    /** A slope this many of its errors above zero rises beyond doubt. Twice as many does as well; at half of it noise begins the count of a rise. */
    private static final double DOUBTLESS = 3;
    /** Normal quantile of a one-sided 90 %. */
    private static final double Z90 = 1.2816;
    /** The Theil-Sen slope's error is this much of the least squares slope's (its efficiency is about 0.91). */
    private static final double THEIL_SEN = 1.05;

    /**
     * Looks ahead.
     *
     * @param medians oldest first, of equal buckets
     * @param stepMin between two medians, min
     * @param limit that is met, above the newest
     * @param leastNoise of a median, K: what the device cannot resolve
     */
    static Forecast of(double[] medians, double stepMin, double limit, double leastNoise) {
        double first = slope(medians, 0, stepMin);
        double second = slope(medians, HALF, stepMin);
        double noise = Math.max(leastNoise, noise(medians, stepMin, first, second));
        double spread = stepMin * Math.sqrt(HALF * (HALF * HALF - 1) / 12.0);
        double error = THEIL_SEN * noise / spread;
        double now = level(medians, HALF, stepMin, second) + second * (HALF - 1) * stepMin;
        double half = HALF * stepMin;
        return new Forecast(
                now,
                second,
                second > DOUBTLESS * error,
                first > DOUBTLESS * error && second > DOUBTLESS * error,
                until(limit - now, second, second / first, half),
                until(limit - now, second + Z90 * error, (second + Z90 * error) / (first - Z90 * error), half),
                until(limit - now, second - Z90 * error, (second - Z90 * error) / (first + Z90 * error), half));
    }

    /**
     * Minutes to rise so far.
     *
     * @param slope in the middle of the newer half
     * @param kept share of the slope that is left after one half
     * @param half length of a half, min
     */
    private static double until(double rise, double slope, double kept, double half) {
        if (rise <= 0) {
            return 0;
        }
        if (slope <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        if (kept >= 1 || kept <= 0) {
            return kept <= 0 ? Double.POSITIVE_INFINITY : rise / slope;
        }
        double tau = -half / Math.log(kept);
        double left = slope * Math.sqrt(kept) * tau;
        return rise >= left ? Double.POSITIVE_INFINITY : -tau * Math.log(1 - rise / left);
    }

    private static double slope(double[] y, int from, double stepMin) {
        double[] slopes = new double[HALF * (HALF - 1) / 2];
        int n = 0;
        for (int i = from; i < from + HALF; i++) {
            for (int j = i + 1; j < from + HALF; j++) {
                slopes[n++] = (y[j] - y[i]) / ((j - i) * stepMin);
            }
        }
        return median(slopes);
    }

    private static double level(double[] y, int from, double stepMin, double slope) {
        double[] levels = new double[HALF];
        for (int i = 0; i < HALF; i++) {
            levels[i] = y[from + i] - slope * i * stepMin;
        }
        return median(levels);
    }

    private static double noise(double[] y, double stepMin, double first, double second) {
        double[] off = new double[MEDIANS];
        for (int h = 0; h < 2; h++) {
            double slope = h == 0 ? first : second;
            double level = level(y, h * HALF, stepMin, slope);
            for (int i = 0; i < HALF; i++) {
                off[h * HALF + i] = Math.abs(y[h * HALF + i] - level - slope * i * stepMin);
            }
        }
        // 1.4826 median absolute deviations are one standard deviation; two lines took four degrees of freedom.
        return 1.4826 * median(off) * Math.sqrt(MEDIANS / (MEDIANS - 4.0));
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
