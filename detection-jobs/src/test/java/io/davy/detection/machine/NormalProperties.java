package io.davy.detection.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/** A verdict is that of the plain sums over the axes that a general library finds. */
class NormalProperties {
    @Property(tries = 200)
    void aVerdictIsThatOfThePlainSums(
            @ForAll @IntRange(min = 2, max = 45) int n,
            @ForAll @IntRange(min = 1, max = 44) int most,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[][] correlation = new double[n][n];
        double common = random.nextDouble() * 0.9;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                correlation[i][j] = i == j ? 1 : common * (i % 3 == j % 3 ? 1 : 0.1);
            }
        }
        EigenDecompositionSymmetric library = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(correlation));
        Axes axes = Axes.of(correlation);
        int kept = Math.min(most, n - 1);
        // Axes of equal values are any: the border must not fall between two such.
        while (kept > 1 && axes.values()[kept - 1] - axes.values()[kept] < 1e-9) {
            kept--;
        }
        boolean clear = axes.values()[kept - 1] - axes.values()[kept] >= 1e-9;
        double[] off = random.doubles(n, -3, 3).toArray();
        double[] ones = new double[n];
        double[][] kepts = new double[kept][];
        double[][] theirs = new double[kept][];
        for (int i = 0; i < kept; i++) {
            kepts[i] = axes.axis(i);
            theirs[i] = library.getEigenvector(i).toArray();
        }
        java.util.Arrays.fill(ones, 1);
        Normal normal = new Normal(ones, new double[n], kepts, axes.values(), 1, 1, 1);
        Normal.Verdict v = normal.judge(off, 1);
        double[] plain = plain(off, kepts, axes.values());
        assertThat(v.t2()).isEqualTo(plain[0]);
        assertThat(v.q()).isEqualTo(plain[1]);
        if (clear) {
            double[] wanted = plain(off, theirs, library.getEigenvalues());
            assertThat(v.t2()).isCloseTo(wanted[0], within(1e-9 * (1 + wanted[0])));
            assertThat(v.q()).isCloseTo(wanted[1], within(1e-9 * (1 + wanted[1])));
        }
    }

    /** T2 and Q as they are written in books. */
    private static double[] plain(double[] z, double[][] axes, double[] variances) {
        double t2 = 0;
        double q = 0;
        for (double each : z) {
            q += each * each;
        }
        for (int i = 0; i < axes.length; i++) {
            double score = 0;
            for (int j = 0; j < z.length; j++) {
                score += axes[i][j] * z[j];
            }
            t2 += score * score / variances[i];
            q -= score * score;
        }
        return new double[] {t2, Math.max(0, q)};
    }
}
