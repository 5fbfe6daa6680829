package io.davy.detection.vibration;

import io.davy.plant.Bearing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for the combs of a bearing's faults in one envelope spectrum.
 *
 * <p>A comb counts by the weakest of its first three harmonics, since a single line that happens to lie on one of them proves nothing. It
 * must stand {@value #LEAST} times above the noise floor (three bins of noise do so together once in 10,000 searches of this width), and
 * {@value #ABOVE_OTHERS} times above what 99 of 100 combs of any other frequency reach in the same spectrum: that is what a machine
 * with many lines of its own asks for. Both are ratios, so no unit, load, size or speed enters.
 *
 * <p>The races' frequencies follow from the cage's alone ({@code n c} and {@code n (1 - c)} of the shaft's speed), whether it is slip or
 * contact angle that moves it; so one free figure, the cage's speed within {@value #CAGE_TOLERANCE} of the plant's, is searched.
 */
final class FaultFinder {
    static final int HARMONICS = 3;
    static final double LEAST = 6;
    static final double ABOVE_OTHERS = 1.5;
    static final double CAGE_TOLERANCE = 0.015;
    /** A share of an inner race's comb that counts even where nothing shows that it turns through the load. */
    private static final double WITHOUT_SIDEBANDS = 0.25;

    private static final double OTHERS = 0.99;
    private static final double LOWEST_OTHER = 2;

    private final Bearing bearing;
    private final double shaftHz;
    private final EnvelopeSpectrum spectrum;
    private final double least;
    private final double step;

    FaultFinder(Bearing bearing, double shaftHz, EnvelopeSpectrum raw) {
        this.bearing = bearing;
        this.shaftHz = shaftHz;
        this.spectrum = raw.withoutShaft(shaftHz);
        // Half a bin at the highest harmonic.
        this.step = raw.binHz() / 2 / HARMONICS / shaftHz / bearing.bpfi();
        this.least = Math.max(LEAST, ABOVE_OTHERS * others());
    }

    /** The highest frequency that is looked at, Hz. */
    static double widestHz(Bearing bearing, double shaftHz) {
        double highest = Math.max(bearing.bpfi(), Math.max(bearing.bpfo(), 2 * bearing.bsf()));
        return HARMONICS * highest * shaftHz;
    }

    private double others() {
        double from = LOWEST_OTHER * shaftHz;
        double to = Math.min(1.1 * bearing.bpfi() * shaftHz, spectrum.stands().length * spectrum.binHz() / HARMONICS);
        int n = (int) Math.max(1, (to - from) / (spectrum.binHz() / HARMONICS));
        double[] combs = new double[n];
        for (int i = 0; i < n; i++) {
            combs[i] = spectrum.comb(from + (to - from) * i / n, HARMONICS);
        }
        Arrays.sort(combs);
        return combs[(int) (OTHERS * (n - 1))];
    }

    /** The strongest comb of each part that has one, whether it counts (strength 1) or not. */
    List<Finding> find() {
        List<Finding> found = new ArrayList<>();
        for (BearingFault fault :
                List.of(BearingFault.OUTER, BearingFault.INNER, BearingFault.BALL, BearingFault.CAGE)) {
            Finding best = null;
            double tolerance = fault == BearingFault.BALL ? CAGE_TOLERANCE / 2 : CAGE_TOLERANCE;
            for (double e = -tolerance; e <= tolerance; e += step) {
                double hz = hz(fault, 1 + e);
                double strength = height(fault, hz) / least;
                if (best == null || strength > best.strength()) {
                    best = new Finding(fault, 0, strength, hz, hz(fault, 1), harmonics(hz), spectrum);
                }
            }
            if (best != null) {
                found.add(best);
            }
        }
        return found;
    }

    private double hz(BearingFault fault, double change) {
        return shaftHz
                * switch (fault) {
                    case OUTER -> bearing.bpfo() * change;
                    // What the cage gains the inner race's frequency loses.
                    case INNER -> bearing.bpfi() - bearing.bpfo() * (change - 1);
                    case BALL -> 2 * bearing.bsf() * change;
                    case CAGE -> bearing.ftf() * change;
                    case UNKNOWN -> 0;
                };
    }

    private double height(BearingFault fault, double hz) {
        return switch (fault) {
            case OUTER -> spectrum.comb(hz, HARMONICS);
            // A fault that turns through the load zone swells once a turn.
            case INNER -> {
                double comb = spectrum.comb(hz, HARMONICS);
                yield Math.max(Math.min(comb, spectrum.sidebands(hz, shaftHz, HARMONICS)), WITHOUT_SIDEBANDS * comb);
            }
            // A rolling element goes through the load zone with the cage.
            case BALL ->
                Math.min(spectrum.comb(hz, HARMONICS), spectrum.sidebands(hz, bearing.ftf() * shaftHz, HARMONICS));
            // Low frequencies are crowded: one harmonic more.
            case CAGE -> spectrum.comb(hz, HARMONICS + 1);
            case UNKNOWN -> 0;
        };
    }

    private double[] harmonics(double hz) {
        double[] heights = new double[HARMONICS];
        for (int h = 1; h <= heights.length; h++) {
            heights[h - 1] = spectrum.at(h * hz);
        }
        return heights;
    }
}
