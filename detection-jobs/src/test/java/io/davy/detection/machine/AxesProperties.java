package io.davy.detection.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/** The principal axes are those that a general library finds, but for rounding. */
class AxesProperties {
    @Property(tries = 200)
    void axesAreThoseOfTheLibrary(
            @ForAll @IntRange(min = 1, max = 60) int n,
            @ForAll @IntRange(min = 0, max = 80) int looks,
            @ForAll long seed) {
        double[][] matrix = correlation(n, looks, new Random(seed));
        double[] wanted = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix)).getEigenvalues();
        Axes axes = Axes.of(copy(matrix));
        assertThat(axes.values()).containsExactly(wanted, within(1e-12 * n));
        for (int i = 0; i < n; i++) {
            double[] axis = axes.axis(i);
            for (int r = 0; r < n; r++) {
                assertThat(product(matrix[r], axis)).isCloseTo(axes.values()[i] * axis[r], within(1e-12 * n));
            }
            for (int k = 0; k <= i; k++) {
                assertThat(product(axes.axis(k), axis)).isCloseTo(k == i ? 1 : 0, within(1e-12 * n));
            }
        }
    }

    @Example
    void whatIsNoNumberHasNoAxes() {
        double[][] matrix = {{1, Double.NaN, 0}, {Double.NaN, 1, 0}, {0, 0, 1}};
        assertThatThrownBy(() -> Axes.of(matrix)).isInstanceOf(IllegalStateException.class);
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static double[][] copy(double[][] of) {
        double[][] to = new double[of.length][];
        for (int i = 0; i < of.length; i++) {
            to[i] = of[i].clone();
        }
        return to;
    }

    /** Channels that hang together in a few looks: of fewer looks than channels many values are none; of none all are 1. */
    private static double[][] correlation(int n, int looks, Random random) {
        double[][] seen = new double[looks][n];
        for (double[] look : seen) {
            double common = random.nextGaussian();
            for (int j = 0; j < n; j++) {
                look[j] = common + 0.3 * random.nextGaussian();
            }
        }
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (double[] look : seen) {
                    sum += look[i] * look[j];
                }
                matrix[i][j] = looks == 0 ? (i == j ? 1 : 0) : sum / looks;
            }
        }
        return matrix;
    }
}
