package io.davy.appliance.score;

import java.util.Arrays;
import java.util.SplittableRandom;

/** 95 % intervals; the same values always give the same interval. */
public final class Intervals {
    /** 97.5 % of the normal distribution lie below this many deviations. */
    private static final double Z = 1.959964;

    private static final double TAIL = 0.025;
    private static final int RESAMPLES = 2000;
    private static final long SEED = 95;

    private Intervals() {}

    /** From low to high; NaN where nothing can be told. */
    public record Interval(double low, double high) {
        static final Interval NONE = new Interval(Double.NaN, Double.NaN);
    }

    /** Wilson's interval of a share, 0 to 1. */
    public static Interval wilson(int hits, int n) {
        if (n == 0) {
            return Interval.NONE;
        }
        double p = (double) hits / n;
        double z2 = Z * Z / n;
        double middle = (p + z2 / 2) / (1 + z2);
        double half = Z * Math.sqrt(p * (1 - p) / n + z2 / (4 * n)) / (1 + z2);
        return new Interval(hits == 0 ? 0 : middle - half, hits == n ? 1 : middle + half);
    }

    /** The interval of a Poisson count by Byar's approximation (Breslow and Day 1987), within 1 % of the exact one. */
    public static Interval poisson(int count) {
        double c = count;
        double low = count == 0 ? 0 : c * Math.pow(1 - 1 / (9 * c) - Z / (3 * Math.sqrt(c)), 3);
        double above = c + 1;
        return new Interval(low, above * Math.pow(1 - 1 / (9 * above) + Z / (3 * Math.sqrt(above)), 3));
    }

    /** The order statistics between which the quantile lies; the whole spread where there are too few to tell. */
    public static Interval quantile(double[] sorted, double q) {
        int n = sorted.length;
        if (n == 0) {
            return Interval.NONE;
        }
        int low = 0;
        int high = n - 1;
        double below = 0;
        double logOdds = Math.log(q) - Math.log1p(-q);
        double log = n * Math.log1p(-q);
        // below: probability that fewer than k of the n values lie under the quantile.
        for (int k = 0; k <= n; k++) {
            double p = Math.exp(log);
            if (below + p <= TAIL) {
                low = Math.min(k, n - 1);
            }
            below += p;
            if (below >= 1 - TAIL) {
                high = Math.min(k, n - 1);
                break;
            }
            log += Math.log((double) (n - k) / (k + 1)) + logOdds;
        }
        return new Interval(sorted[low], sorted[high]);
    }

    /** The quantile of sorted values; between two of them where it falls there. */
    public static double quantileOf(double[] sorted, double q) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = q * (sorted.length - 1);
        int i = (int) at;
        if (i + 1 >= sorted.length || at == i) {
            return sorted[i];
        }
        return Double.isInfinite(sorted[i + 1]) ? sorted[i + 1] : sorted[i] + (at - i) * (sorted[i + 1] - sorted[i]);
    }

    /** A bootstrap's interval of a mean. */
    public static Interval mean(double[] values) {
        if (values.length < 2) {
            return Interval.NONE;
        }
        SplittableRandom random = new SplittableRandom(SEED);
        double[] means = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[r] = sum / values.length;
        }
        Arrays.sort(means);
        return new Interval(quantileOf(means, TAIL), quantileOf(means, 1 - TAIL));
    }
}
