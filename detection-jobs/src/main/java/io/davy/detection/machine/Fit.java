package io.davy.detection.machine;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;

/** Makes a machine's {@link Normal} of second moments. */
final class Fit {
    /** No process value is held steadier than this share of its level, so a finer spread is an accident of the learning. */
    static final double FINEST = 1e-3;

    private Fit() {}

    /**
     * Fits.
     *
     * @param level of each channel
     * @param moments mean products of the deviations of the smoothed channels from their levels
     * @param noise variance that the smoothing leaves of each channel's fast noise
     * @param looks how many independent looks the moments are made of
     */
    static Normal of(double[] level, double[][] moments, double[] noise, double looks, Tuning t) {
        int p = level.length;
        double[] variance = new double[p];
        double[] fast = new double[p];
        double[] wander = new double[p];
        for (int j = 0; j < p; j++) {
            double finest = Double.isNaN(level[j]) ? 0 : FINEST * level[j];
            double seen = Math.max(moments[j][j], noise[j]);
            variance[j] = seen > 0 ? Math.max(seen, finest * finest) : 0;
            fast[j] = Math.min(Math.max(noise[j], finest * finest), variance[j]);
            wander[j] = variance[j] - fast[j];
        }
        Axes all = Axes.of(correlation(moments, variance, looks, t));
        double[] values = all.values();
        int kept = kept(values, t.explained());
        double[][] axes = new double[kept][];
        for (int i = 0; i < kept; i++) {
            axes[i] = all.axis(i);
        }
        double[] limits = limits(values, kept, t);
        return new Normal(fast, wander, axes, Arrays.copyOf(values, kept), limits[0], limits[1], limits[2]);
    }

    /** The limits of T2, of Q, and of the square of a single deviation. */
    static double[] limits(double[] values, int kept, Tuning t) {
        return new double[] {
            t.margin() * new ChiSquaredDistribution(kept).inverseCumulativeProbability(1 - t.chance()),
            t.margin() * residualLimit(values, kept, t),
            t.margin() * new ChiSquaredDistribution(1).inverseCumulativeProbability(1 - t.chance() / values.length)
        };
    }

    /** Correlations, drawn toward none as far as the looks are few. */
    private static double[][] correlation(double[][] moments, double[] variance, double looks, Tuning t) {
        int p = variance.length;
        double trust = looks / (looks + t.prior());
        double[][] r = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                double scale = Math.sqrt(variance[i] * variance[j]);
                r[i][j] = i == j ? 1 : scale > 0 ? trust * moments[i][j] / scale : 0;
            }
        }
        return r;
    }

    static int kept(double[] values, double explained) {
        double all = 0;
        for (double v : values) {
            all += v;
        }
        double sum = 0;
        for (int i = 0; i < values.length - 1; i++) {
            sum += values[i];
            if (sum >= explained * all) {
                return i + 1;
            }
        }
        return Math.max(1, values.length - 1);
    }

    /** Jackson and Mudholkar's limit of the squared prediction error. */
    private static double residualLimit(double[] values, int kept, Tuning t) {
        double first = 0;
        double second = 0;
        double third = 0;
        for (int i = kept; i < values.length; i++) {
            double v = Math.max(values[i], 1e-9);
            first += v;
            second += v * v;
            third += v * v * v;
        }
        double h = 1 - 2 * first * third / (3 * second * second);
        double c = new NormalDistribution().inverseCumulativeProbability(1 - t.chance());
        double inner = c * Math.sqrt(2 * second * h * h) / first + 1 + second * h * (h - 1) / (first * first);
        return first * Math.pow(inner, 1 / h);
    }
}
