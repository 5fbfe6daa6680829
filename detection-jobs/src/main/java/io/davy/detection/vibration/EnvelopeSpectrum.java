package io.davy.detection.vibration;

import java.util.Arrays;

/**
 * How strongly the envelope of a vibration swells and fades, by frequency.
 *
 * @param stands by bin, how many times the squared magnitude stands above the noise floor around it; 1 is noise
 * @param binHz width of a bin, Hz
 * @param lowHz lower edge of the band whose envelope it is, Hz
 * @param highHz upper edge, Hz
 * @param bands of how many bands of equal width between the edges it is the mean
 */
record EnvelopeSpectrum(double[] stands, double binHz, double lowHz, double highHz, int bands) {
    /** How many lines of a series of halves, thirds or quarters are looked at. */
    private static final int PART_LINES = 32;

    /** Where it is compared with nothing, in turns beside each line. */
    private static final double BESIDE = 0.07;

    /** How many times the middle line must stand above what is beside it. */
    private static final double PART_STANDS = 2;

    /** The strongest of the three bins around a frequency. */
    double at(double hz) {
        int bin = (int) Math.round(hz / binHz);
        double most = 0;
        for (int i = Math.max(0, bin - 1); i <= bin + 1 && i < stands.length; i++) {
            most = Math.max(most, stands[i]);
        }
        return most;
    }

    /** The weakest of a frequency's first harmonics: a comb stands only as high as its lowest tooth. */
    double comb(double hz, int harmonics) {
        double least = Double.MAX_VALUE;
        for (int h = 1; h <= harmonics; h++) {
            least = Math.min(least, at(h * hz));
        }
        return least;
    }

    /** The weakest, over the first harmonics, of the stronger sideband at a distance. */
    double sidebands(double hz, double distanceHz, int harmonics) {
        double least = Double.MAX_VALUE;
        for (int h = 1; h <= harmonics; h++) {
            least = Math.min(least, Math.max(at(h * hz - distanceHz), at(h * hz + distanceHz)));
        }
        return least;
    }

    /**
     * Silences the shaft's own harmonics: unbalance, misalignment and vanes are not the bearing's. Its halves, thirds and quarters too
     * where they stand there: what is loose, or is driven by a belt, answers at every other turn.
     */
    EnvelopeSpectrum withoutShaft(double shaftHz) {
        double[] rest = stands.clone();
        silence(rest, shaftHz);
        for (int part = 2; part <= 4; part++) {
            if (turnsInParts(shaftHz, part)) {
                silence(rest, shaftHz / part);
            }
        }
        return new EnvelopeSpectrum(rest, binHz, lowHz, highHz, bands);
    }

    private boolean turnsInParts(double shaftHz, int part) {
        int lines = (int) Math.min(PART_LINES, rest(shaftHz) * part);
        double[] on = new double[lines];
        double[] beside = new double[lines];
        int n = 0;
        for (int k = 1; k <= lines; k++) {
            if (k % part != 0) {
                double hz = k * shaftHz / part;
                on[n] = at(hz);
                beside[n++] = (at(hz - BESIDE * shaftHz) + at(hz + BESIDE * shaftHz)) / 2;
            }
        }
        return n > 0 && median(on, n) >= PART_STANDS * median(beside, n);
    }

    private double rest(double shaftHz) {
        return stands.length * binHz / shaftHz - 1;
    }

    private static double median(double[] values, int n) {
        double[] sorted = Arrays.copyOf(values, n);
        Arrays.sort(sorted);
        return sorted[n / 2];
    }

    private void silence(double[] rest, double everyHz) {
        for (double f = everyHz; f < rest.length * binHz; f += everyHz) {
            int lo = (int) Math.floor(f / binHz) - 2;
            for (int i = Math.max(0, lo); i < Math.min(rest.length, lo + 6); i++) {
                rest[i] = Math.min(rest[i], 1);
            }
        }
    }
}
