package io.davy.detection.vibration;

import java.util.Arrays;

/** Measures a spectrum against its own surroundings, so that neither the unit nor the loudness of a machine matters. */
final class Floor {
    /** The mean of an exponential distribution over its median: what bins of noise follow. */
    private static final double MEAN_OVER_MEDIAN = 1 / Math.log(2);

    private static final int STEPS_A_WINDOW = 8;
    private static final int LEAST_BINS = 9;

    private Floor() {}

    /**
     * Divides each bin by the noise floor around it: the median of its window, which lines do not lift.
     *
     * @param power squared magnitudes
     * @param from first bin that counts; the ones before become 0
     * @param window bins
     */
    static double[] relative(double[] power, int from, int window) {
        int w = Math.max(LEAST_BINS, window);
        int step = Math.max(1, w / STEPS_A_WINDOW);
        int knots = power.length / step + 2;
        double[] floor = new double[knots];
        for (int k = 0; k < knots; k++) {
            int lo = Math.max(from, Math.min(k * step - w / 2, power.length - w));
            int hi = Math.min(power.length, lo + w);
            floor[k] = median(power, lo, hi) * MEAN_OVER_MEDIAN;
        }
        double[] relative = new double[power.length];
        for (int i = from; i < power.length; i++) {
            int k = i / step;
            double part = (i - k * step) / (double) step;
            double f = floor[k] * (1 - part) + floor[k + 1] * part;
            relative[i] = f > 0 ? power[i] / f : 0;
        }
        return relative;
    }

    private static double median(double[] values, int lo, int hi) {
        if (hi <= lo) {
            return 0;
        }
        double[] part = Arrays.copyOfRange(values, lo, hi);
        Arrays.sort(part);
        return part[part.length / 2];
    }
}
