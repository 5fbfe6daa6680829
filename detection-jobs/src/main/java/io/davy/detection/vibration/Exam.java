package io.davy.detection.vibration;

import io.davy.plant.Bearing;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One look at a stretch of vibration for damage of a rolling bearing.
 *
 * @param finding what was found; null if nothing
 * @param shaftHz the shaft's speed that was reckoned with, Hz
 * @param shaftFound whether it was found in the vibration; else it is the nominal one
 * @param shape shape in time
 * @param hammering kurtosis of the calmest eighth of the stretch, levelled over frequency; 0 for noise
 * @param steady whether the parts of the stretch show the finding too, so that it is no matter of a moment
 */
record Exam(
        @Nullable Finding finding, double shaftHz, boolean shaftFound, Shape shape, double hammering, boolean steady) {
    /** Fewer turns of the shaft hold too little of a cage's rhythm. */
    static final double LEAST_TURNS = 20;

    /** Kurtosis, above that of noise, from which every part of a stretch counts as hammering: half more than noise has. */
    static final double HAMMERS = 1;

    /** Harmonics whose weakest is this share of the strongest are of one height. */
    private static final double LIKE_HEIGHT = 0.5;

    /** How high a half must show what the whole shows, as a share of what counts in the whole. */
    private static final double HALF = 0.5;

    /** Whether a stretch can be judged: long enough, and fast enough to hold the bearing's ringing above its rhythm. */
    static boolean possible(int samples, double rateHz, @Nullable Bearing bearing, double shaftHz) {
        return shaftHz > 0 && samples / rateHz * shaftHz >= LEAST_TURNS && rateHz / 4 >= widest(bearing, shaftHz);
    }

    private static double widest(@Nullable Bearing bearing, double shaftHz) {
        return bearing == null ? 10 * shaftHz : FaultFinder.widestHz(bearing, shaftHz);
    }

    /**
     * Looks.
     *
     * @param acceleration any unit
     * @param bearing null: only hammering is looked for
     * @param nominalHz shaft speed as the plant or the device gives it
     * @param tolerance how far from it the shaft may turn, as a share
     */
    static Exam of(
            double[] acceleration, double rateHz, @Nullable Bearing bearing, double nominalHz, double tolerance) {
        Double found = ShaftSpeed.near(acceleration, rateHz, nominalHz, tolerance);
        double shaftHz = found == null ? nominalHz : found;
        Envelopes envelopes = new Envelopes(acceleration, rateHz, shaftHz, widest(bearing, shaftHz));
        Shape shape = Shape.of(acceleration);
        Finding named = bearing == null ? null : strongest(envelopes.spectra(), bearing, shaftHz);
        if (named != null && bearing != null) {
            boolean steady = Stream.of(0, 1).allMatch(half -> {
                double[] part = half(acceleration, half);
                List<EnvelopeSpectrum> spectra =
                        new Envelopes(part, rateHz, shaftHz, widest(bearing, shaftHz)).spectra();
                return strength(spectra, bearing, shaftHz, named.fault()) >= HALF;
            });
            return new Exam(
                    inRhythmOfCage(named, envelopes), shaftHz, found != null, shape, envelopes.hammering(), steady);
        }
        EnvelopeSpectrum whole = envelopes.spectra().get(0);
        // What strikes once a turn, or several times, is a piston, a coupling or a gear.
        boolean withShaft = whole.comb(shaftHz, FaultFinder.HARMONICS) >= FaultFinder.LEAST
                || whole.comb(2 * shaftHz, FaultFinder.HARMONICS) >= FaultFinder.LEAST;
        Finding unknown = envelopes.hammering() < HAMMERS || withShaft ? null : unknown(envelopes);
        // Each eighth hammers: where each is long enough to be a stretch of its own, that is no matter of a moment.
        boolean steady = acceleration.length / rateHz * shaftHz >= Envelopes.PARTS * LEAST_TURNS;
        return new Exam(unknown, shaftHz, found != null, shape, envelopes.hammering(), steady);
    }

    /**
     * Who strikes in the cage's rhythm: a cage that knocks once a turn gives harmonics of one height; many blows of a rolling element that
     * swell in the load zone and fade give a few of unlike height.
     */
    private static Finding inRhythmOfCage(Finding f, Envelopes envelopes) {
        if (f.fault() != BearingFault.CAGE || envelopes.hammering() < HAMMERS) {
            return f;
        }
        double least = Double.MAX_VALUE;
        double most = 0;
        for (int h = 1; h <= FaultFinder.HARMONICS + 1; h++) {
            least = Math.min(least, f.spectrum().at(h * f.foundHz()));
            most = Math.max(most, f.spectrum().at(h * f.foundHz()));
        }
        return least < LIKE_HEIGHT * most ? f.as(BearingFault.BALL) : f;
    }

    private static double[] half(double[] samples, int which) {
        int n = samples.length / 2;
        return java.util.Arrays.copyOfRange(samples, which * n, which * n + n);
    }

    private static Finding unknown(Envelopes envelopes) {
        return new Finding(
                BearingFault.UNKNOWN,
                1 - HAMMERS / (1 + envelopes.hammering()),
                envelopes.hammering() / HAMMERS,
                0,
                0,
                new double[0],
                envelopes.sharpest());
    }

    private static @Nullable Finding strongest(List<EnvelopeSpectrum> spectra, Bearing bearing, double shaftHz) {
        List<Finding> all = spectra.stream()
                .flatMap(s -> new FaultFinder(bearing, shaftHz, s).find().stream())
                .sorted(Comparator.comparingDouble(Finding::strength).reversed())
                .toList();
        if (all.isEmpty() || all.get(0).strength() < 1) {
            return null;
        }
        Finding best = all.get(0);
        double next = all.stream()
                .filter(f -> f.fault() != best.fault())
                .mapToDouble(Finding::strength)
                .findFirst()
                .orElse(0);
        double confidence = best.strength() / (best.strength() + next) * (1 - 0.5 / best.strength());
        return new Finding(
                best.fault(),
                confidence,
                best.strength(),
                best.foundHz(),
                best.expectedHz(),
                best.harmonics(),
                best.spectrum());
    }

    private static double strength(
            List<EnvelopeSpectrum> spectra, Bearing bearing, double shaftHz, BearingFault fault) {
        return spectra.stream()
                .flatMap(s -> new FaultFinder(bearing, shaftHz, s).find().stream())
                .filter(f -> f.fault() == fault)
                .mapToDouble(Finding::strength)
                .max()
                .orElse(0);
    }
}
