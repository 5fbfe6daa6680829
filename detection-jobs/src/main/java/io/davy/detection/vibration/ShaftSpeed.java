package io.davy.detection.vibration;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds the speed at which a shaft turned from the harmonics that it leaves in its vibration. */
final class ShaftSpeed {
    private static final int HARMONICS = 10;
    /** The harmonics must stand out of what the search finds elsewhere by this much, in sums of logarithms. */
    private static final double STANDS_OUT = 2;

    private ShaftSpeed() {}

    /**
     * The speed near a nominal one.
     *
     * @param tolerance how far from nominal it may be, as a share of it
     * @return Hz; null if no speed stands out
     */
    static @Nullable Double near(double[] samples, double rateHz, double nominalHz, double tolerance) {
        int size = Fourier.size(samples.length);
        double bin = rateHz / size;
        double[] power = Fourier.hannPower(samples, size);
        int wanted = (int) Math.min(power.length, (HARMONICS + 2) * nominalHz * (1 + tolerance) / bin);
        double[] stands = Floor.relative(Arrays.copyOf(power, wanted), 3, (int) (nominalHz / bin));
        double step = rateHz / samples.length / HARMONICS / 2;
        int steps = (int) Math.ceil(tolerance * nominalHz / step);
        double[] sums = new double[2 * steps + 1];
        int best = 0;
        for (int s = 0; s < sums.length; s++) {
            double hz = nominalHz + (s - steps) * step;
            for (int h = 1; h <= HARMONICS; h++) {
                int k = (int) Math.round(h * hz / bin);
                sums[s] += k < stands.length ? Math.log1p(stands[k]) : 0;
            }
            best = sums[s] > sums[best] ? s : best;
        }
        double[] sorted = sums.clone();
        Arrays.sort(sorted);
        boolean clear = sums[best] > STANDS_OUT * Math.max(HARMONICS * Math.log(2), sorted[sorted.length / 2]);
        return clear ? nominalHz + (best - steps) * step : null;
    }
}
