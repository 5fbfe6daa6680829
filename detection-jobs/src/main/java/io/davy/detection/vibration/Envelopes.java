package io.davy.detection.vibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a vibration through bands: its whole, then halved and thirded, as the fast kurtogram does. Weak damage shows in the mean over
 * all bands of a width, strong local damage in the one band that is the most impulsive; which of them it is differs by machine, so both
 * are kept.
 */
final class Envelopes {
    private static final int[] SPLITS = {1, 3, 6, 12, 24, 48};

    /** Parts of a stretch that must all hammer: one clank is in one of them. */
    static final int PARTS = 8;

    private final double rateHz;
    private final int samples;
    private final int size;
    private final double[] re;
    private final double[] im;
    private final double floorHz;
    private final double upToHz;
    private final List<EnvelopeSpectrum> spectra = new ArrayList<>();
    private double kurtosis = Double.NEGATIVE_INFINITY;
    private @Nullable EnvelopeSpectrum sharpest;
    private double hammering;

    /**
     * @param acceleration samples in any unit
     * @param shaftHz shaft speed, Hz
     * @param widestHz the highest frequency that is looked for in the envelope, Hz; no band is narrower
     */
    Envelopes(double[] acceleration, double rateHz, double shaftHz, double widestHz) {
        this.rateHz = rateHz;
        this.samples = acceleration.length;
        this.size = Fourier.size(samples);
        this.re = new double[size];
        this.im = new double[size];
        this.floorHz = 3 * shaftHz;
        this.upToHz = widestHz + 2 * shaftHz;
        double mean = Fourier.mean(acceleration);
        for (int i = 0; i < samples; i++) {
            re[i] = acceleration[i] - mean;
        }
        Fourier.forward(re, im);
        whiten((int) Math.round(shaftHz * size / rateHz));
        for (int split : SPLITS) {
            if (split == 1 || rateHz / 2 / split >= widestHz) {
                split(split);
            }
        }
    }

    /** Levels the spectrum over the width of the shaft's speed, so that no gear or resonance drowns the rest. */
    private void whiten(int width) {
        int half = Math.max(1, width / 2);
        double[] sum = new double[size / 2 + 2];
        for (int k = 0; k <= size / 2; k++) {
            sum[k + 1] = sum[k] + re[k] * re[k] + im[k] * im[k];
        }
        for (int k = 0; k <= size / 2; k++) {
            int lo = Math.max(0, k - half);
            int hi = Math.min(size / 2 + 1, k + half + 1);
            double scale = Math.sqrt((sum[hi] - sum[lo]) / (hi - lo));
            re[k] = scale > 0 ? re[k] / scale : 0;
            im[k] = scale > 0 ? im[k] / scale : 0;
        }
    }

    private void split(int count) {
        double[] mean = null;
        EnvelopeSpectrum last = null;
        for (int b = 0; b < count; b++) {
            double low = Math.max(b * rateHz / 2 / count, floorHz);
            last = band(low, (b + 1) * rateHz / 2 / count, count);
            mean = mean == null ? new double[last.stands().length] : mean;
            for (int i = 0; i < Math.min(mean.length, last.stands().length); i++) {
                mean[i] += last.stands()[i] / count;
            }
        }
        if (mean != null && last != null) {
            spectra.add(new EnvelopeSpectrum(mean, last.binHz(), floorHz, rateHz / 2, count));
        }
    }

    private EnvelopeSpectrum band(double lowHz, double highHz, int bands) {
        int lo = (int) Math.ceil(lowHz * size / rateHz);
        int hi = (int) Math.min(size / 2, Math.floor(highHz * size / rateHz));
        // Twice the band's width, so that the square of the envelope does not fold.
        int points = Fourier.size(2 * (hi - lo));
        double[] a = new double[points];
        double[] b = new double[points];
        System.arraycopy(re, lo, a, 0, hi - lo);
        System.arraycopy(im, lo, b, 0, hi - lo);
        Fourier.inverse(a, b);
        double rate = rateHz * points / size;
        int used = (int) ((long) samples * points / size);
        double[] envelope = new double[used];
        double second = 0;
        double fourth = 0;
        for (int i = 0; i < used; i++) {
            envelope[i] = a[i] * a[i] + b[i] * b[i];
            second += envelope[i];
            fourth += envelope[i] * envelope[i];
        }
        double sharp = second > 0 ? fourth * used / (second * second) - 2 : 0;
        if (bands == 1) {
            hammering = calmest(envelope);
        }
        // Padded to twice its length: a tooth then loses little where it falls between two bins.
        int length = Fourier.size(used);
        double[] power = Fourier.hannPower(envelope, length);
        int wanted = (int) Math.min(power.length, Math.ceil(upToHz * length / rate) + 2);
        double[] near = Arrays.copyOf(power, wanted);
        double bin = rate / length;
        EnvelopeSpectrum spectrum = new EnvelopeSpectrum(
                Floor.relative(near, (int) Math.ceil(2 * rate / used / bin) + 1, (int) (floorHz / bin)),
                bin,
                lowHz,
                highHz,
                1);
        if (sharp > kurtosis) {
            kurtosis = sharp;
            sharpest = spectrum;
        }
        return spectrum;
    }

    private static double calmest(double[] envelope) {
        int n = envelope.length / PARTS;
        double least = Double.MAX_VALUE;
        for (int p = 0; p < PARTS; p++) {
            double second = 0;
            double fourth = 0;
            for (int i = p * n; i < (p + 1) * n; i++) {
                second += envelope[i];
                fourth += envelope[i] * envelope[i];
            }
            least = Math.min(least, second > 0 ? fourth * n / (second * second) - 2 : 0);
        }
        return least;
    }

    /** The means over all bands of a width, the widest first, and the most impulsive band last. */
    List<EnvelopeSpectrum> spectra() {
        List<EnvelopeSpectrum> all = new ArrayList<>(spectra);
        all.add(sharpest());
        return all;
    }

    /** The most impulsive band. */
    EnvelopeSpectrum sharpest() {
        return Objects.requireNonNull(sharpest);
    }

    /** Kurtosis of the calmest part of the stretch over all bands, 0 for noise. */
    double hammering() {
        return hammering;
    }

    /** Kurtosis of the most impulsive band, 0 for noise. */
    double kurtosis() {
        return kurtosis;
    }
}
