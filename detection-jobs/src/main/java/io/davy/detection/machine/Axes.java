package io.davy.detection.machine;

import java.util.Arrays;

/**
 * The principal axes of a symmetric matrix: Householder's reduction to three diagonals, then implicit QL steps. It is written for speed:
 * vectors lie in rows from the beginning to the end, so that each step runs along rows, which the compiler takes several numbers at a time.
 */
final class Axes {
    /** Steps for one value; hardly any takes more than three. */
    private static final int MOST_STEPS = 50;
    /** An element beside the diagonal this small against the largest of all is none: half the distance from 1 to the next number. */
    private static final double NONE = 0x1p-53;

    private final int n;
    /** The diagonal, in the end the eigenvalues. */
    private final double[] values;
    /** What stands right of the diagonal. */
    private final double[] beside;
    /** Row by row: in the end the eigenvectors. */
    private final double[][] vectors;
    /** What is beneath this is rounding. */
    private final double none;

    private Axes(double[][] symmetric) {
        n = symmetric.length;
        values = new double[n];
        beside = new double[n];
        vectors = reduce(symmetric);
        double largest = 0;
        for (int k = 0; k < n; k++) {
            largest = Math.max(largest, Math.max(Math.abs(values[k]), Math.abs(beside[k])));
        }
        none = NONE * largest;
    }

    /**
     * Finds them.
     *
     * @param symmetric is used up
     * @throws IllegalStateException if there are none, since an element is no number
     */
    static Axes of(double[][] symmetric) {
        Axes axes = new Axes(symmetric);
        for (int k = 0; k < axes.n; k++) {
            axes.free(k);
        }
        axes.sort();
        return axes;
    }

    /** The variances along the axes, the largest first. */
    double[] values() {
        return values;
    }

    /** The axis of a value, of length 1. */
    double[] axis(int i) {
        return vectors[i];
    }

    /** Mirrors the matrix onto three diagonals; returns the rows of the turned coordinates. */
    private double[][] reduce(double[][] a) {
        double[][] mirrors = new double[n][];
        double[] halves = new double[n];
        double[] w = new double[n];
        for (int k = 0; k + 2 < n; k++) {
            double square = 0;
            for (int j = k + 1; j < n; j++) {
                square += a[k][j] * a[k][j];
            }
            double length = Math.sqrt(square);
            beside[k] = a[k][k + 1] > 0 ? -length : length;
            if (length > 0) {
                double[] v = a[k].clone();
                v[k + 1] -= beside[k];
                // Half of the mirror's length squared.
                double half = length * Math.abs(v[k + 1]);
                mirror(a, v, w, k + 1, half);
                mirrors[k] = v;
                halves[k] = half;
            }
        }
        for (int k = 0; k < n; k++) {
            values[k] = a[k][k];
        }
        if (n > 1) {
            beside[n - 2] = a[n - 2][n - 1];
        }
        return turned(mirrors, halves);
    }

    /** Mirrors the rest of the matrix from both sides. */
    private void mirror(double[][] a, double[] v, double[] w, int from, double half) {
        Arrays.fill(w, from, n, 0);
        for (int i = from; i < n; i++) {
            add(w, a[i], v[i] / half, from);
        }
        double along = 0;
        for (int i = from; i < n; i++) {
            along += w[i] * v[i];
        }
        add(w, v, -along / (2 * half), from);
        for (int i = from; i < n; i++) {
            double[] row = a[i];
            double vi = v[i];
            double wi = w[i];
            for (int j = from; j < n; j++) {
                row[j] -= vi * w[j] + wi * v[j];
            }
        }
    }

    private static void add(double[] to, double[] row, double times, int from) {
        for (int j = from; j < to.length; j++) {
            to[j] += times * row[j];
        }
    }

    /** All mirrors one after the other, as rows. */
    private double[][] turned(double[][] mirrors, double[] halves) {
        double[][] q = new double[n][n];
        for (int i = 0; i < n; i++) {
            q[i][i] = 1;
        }
        double[] sum = new double[n];
        for (int k = n - 3; k >= 0; k--) {
            double[] v = mirrors[k];
            if (v == null) {
                continue;
            }
            Arrays.fill(sum, 0);
            for (int i = k + 1; i < n; i++) {
                add(sum, q[i], v[i] / halves[k], k + 1);
            }
            for (int i = k + 1; i < n; i++) {
                add(q[i], sum, -v[i], k + 1);
            }
        }
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                rows[j][i] = q[i][j];
            }
        }
        return rows;
    }

    /** Turns until nothing stands beside one element of the diagonal. */
    private void free(int k) {
        for (int steps = 0; ; steps++) {
            int end = k;
            while (end < n - 1 && !(Math.abs(beside[end]) <= none)) {
                end++;
            }
            if (end == k) {
                return;
            }
            if (steps == MOST_STEPS) {
                throw new IllegalStateException("a matrix of " + n + " channels has no principal axes");
            }
            sweep(k, end);
        }
    }

    /** One QL step with Wilkinson's shift over a block of the diagonal. */
    private void sweep(int k, int end) {
        double shape = (values[k + 1] - values[k]) / (2 * beside[k]);
        double g = values[end] - values[k] + beside[k] / (shape + Math.copySign(Math.sqrt(shape * shape + 1), shape));
        double sin = 1;
        double cos = 1;
        double shift = 0;
        for (int i = end - 1; i >= k; i--) {
            double f = sin * beside[i];
            double b = cos * beside[i];
            double r = Math.sqrt(f * f + g * g);
            beside[i + 1] = r;
            if (r == 0) {
                // The block has come apart here already.
                values[i + 1] -= shift;
                beside[end] = 0;
                return;
            }
            sin = f / r;
            cos = g / r;
            g = values[i + 1] - shift;
            double both = (values[i] - g) * sin + 2 * cos * b;
            shift = sin * both;
            values[i + 1] = g + shift;
            g = cos * both - b;
            turn(vectors[i], vectors[i + 1], sin, cos);
        }
        values[k] -= shift;
        beside[k] = g;
        beside[end] = 0;
    }

    private static void turn(double[] lower, double[] upper, double sin, double cos) {
        for (int j = 0; j < lower.length; j++) {
            double a = lower[j];
            double b = upper[j];
            upper[j] = sin * a + cos * b;
            lower[j] = cos * a - sin * b;
        }
    }

    private void sort() {
        for (int i = 0; i < n - 1; i++) {
            int most = i;
            for (int j = i + 1; j < n; j++) {
                most = values[j] > values[most] ? j : most;
            }
            double value = values[i];
            values[i] = values[most];
            values[most] = value;
            double[] vector = vectors[i];
            vectors[i] = vectors[most];
            vectors[most] = vector;
        }
    }
}
