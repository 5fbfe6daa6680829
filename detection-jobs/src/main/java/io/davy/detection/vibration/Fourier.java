package io.davy.detection.vibration;

import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/** Discrete Fourier transforms of sizes that are powers of two, in place. */
final class Fourier {
    private Fourier() {}

    /** The least power of two that is not less. */
    static int size(int n) {
        int size = 2;
        while (size < n) {
            size *= 2;
        }
        return size;
    }

    /** Transforms in place: real parts first, then imaginary parts. */
    static void forward(double[] re, double[] im) {
        FastFourierTransformer.transformInPlace(
                new double[][] {re, im}, DftNormalization.STANDARD, TransformType.FORWARD);
    }

    /** The inverse of {@link #forward}. */
    static void inverse(double[] re, double[] im) {
        FastFourierTransformer.transformInPlace(
                new double[][] {re, im}, DftNormalization.STANDARD, TransformType.INVERSE);
    }

    /** Squared magnitudes of the lower half of a windowed signal's spectrum. */
    static double[] hannPower(double[] samples, int size) {
        double[] re = new double[size];
        double[] im = new double[size];
        double mean = mean(samples);
        for (int i = 0; i < samples.length; i++) {
            re[i] = (samples[i] - mean) * hann(i, samples.length);
        }
        forward(re, im);
        double[] power = new double[size / 2 + 1];
        for (int k = 0; k < power.length; k++) {
            power[k] = re[k] * re[k] + im[k] * im[k];
        }
        return power;
    }

    static double hann(int i, int n) {
        return 0.5 - 0.5 * Math.cos(2 * Math.PI * i / n);
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }
}
