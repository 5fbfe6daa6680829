package io.davy.sim.layout;

import io.davy.plant.Place;
import io.davy.plant.Sensor;
import io.davy.sim.air.Airflow;
import io.davy.sim.air.PuffCloud;
import io.davy.sim.device.InstrumentSpec;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How near a leak's place can be told from what its detectors read: the Cramer-Rao bound of place and rate together, for one who knows the
 * wind of each second, every obstacle, how gas spreads and how the rate goes, but not the eddies of the moment.
 *
 * <p>An observation is the mean of one detector over five minutes. What it is expected to be, how that changes as the source moves by a
 * step, and how far the eddies throw it about come from airs that share the wind and differ in their eddies; the detector's noise comes
 * on top. Slopes are multiplied across two halves of the airs, so that the chance that is left in them adds no information. Nothing is known
 * beforehand of where machines stand: an estimate that knows it may be better than this bound.
 */
final class PlaceBound {
    /** How many airs; even. */
    private static final int AIRS = 12;

    private static final double STEP_M = 0.5;
    private static final int BLOCK_S = 300;
    /** The gas is looked at once in so many seconds. */
    private static final int LOOK_S = 5;
    /** The inverse of a variance that was taken from so many airs comes out too large by this (inverse Wishart). */
    private static final double OF_FEW = (AIRS - 3.0) / (AIRS - 1.0);
    /** What noise leaves in the mean of a block, as a share of its variance: a reading a second, and a slow part of 0.3 over 45 s. */
    private static final double NOISE_LEFT = 1.0 / BLOCK_S + 0.3 * 0.3 * 2 * 45 / BLOCK_S;
    /** How far a zero has moved since it was last clean, as a share of its drift over half a day; and the air that comes in from outside. */
    private static final double ZERO_LEFT = 0.25;

    private static final double AMBIENT_LEFT = 0.02;
    private static final double FAINT_SD = 0.02;
    private static final double[][] MOVES = {{0, 0}, {STEP_M, 0}, {0, STEP_M}};

    /**
     * One second of a leak.
     *
     * @param ppmM3 what is released as one puff, millionths of a cubic metre of pure gas; 0 if nothing is
     * @param spreadM how wide it begins, m
     */
    record Second(double speed, double toward, double turbulence, double ppmM3, double spreadM) implements Airflow {}

    private final Layout layout;
    private final Place source;
    private final List<Second> seconds;
    private final List<Place> noses;

    PlaceBound(Layout layout, Place source, List<Second> seconds) {
        this.layout = layout;
        this.source = source;
        this.seconds = List.copyOf(seconds);
        this.noses = layout.plant().sensors().stream()
                .filter(s -> layout.detector().gas().equals(s.gas()))
                .map(Sensor::place)
                .toList();
    }

    /** Root of the summed variances along x and y, m; infinite where the readings do not tell a place. */
    double metres() {
        // By air, by move, by detector and block.
        double[][][] means =
                IntStream.range(0, AIRS).parallel().mapToObj(this::air).toArray(double[][][]::new);
        int n = means[0][0].length;
        double[][] fisher = new double[3][3];
        double noise = noise();
        for (int o = 0; o < n; o++) {
            double[] one = slopes(means, o, 0);
            double[] other = slopes(means, o, 1);
            double information = 1 / (spread(means, o) / OF_FEW + noise);
            for (int i = 0; i < 3; i++) {
                for (int k = 0; k < 3; k++) {
                    fisher[i][k] += information * (one[i] * other[k] + one[k] * other[i]) / 2;
                }
            }
        }
        return placeOf(fisher);
    }

    /** Means of each detector in each block, for each move of the source, in one air. */
    private double[][] air(int number) {
        double[][] means = new double[MOVES.length][];
        for (int m = 0; m < MOVES.length; m++) {
            means[m] = cloud(
                    new PuffCloud(
                            layout.obstacles(),
                            Double.POSITIVE_INFINITY,
                            FAINT_SD * layout.detector().spec().noise(),
                            layout.detector().molarMass(),
                            number),
                    MOVES[m]);
        }
        return means;
    }

    private double[] cloud(PuffCloud cloud, double[] move) {
        int blocks = seconds.size() / BLOCK_S;
        double[] means = new double[noses.size() * blocks];
        for (int t = 0; t < blocks * BLOCK_S; t++) {
            Second s = seconds.get(t);
            if (s.ppmM3 > 0) {
                cloud.release(source.x() + move[0], source.y() + move[1], source.z(), s.ppmM3, s.spreadM);
            }
            cloud.step(1, s);
            for (int i = 0; t % LOOK_S == 0 && i < noses.size(); i++) {
                Place p = noses.get(i);
                means[i * blocks + t / BLOCK_S] += cloud.ppmAt(p.x(), p.y(), p.z()) * LOOK_S / BLOCK_S;
            }
        }
        return means;
    }

    /** How an observation changes with x, y and the logarithm of the rate, by one half of the airs. */
    private static double[] slopes(double[][][] means, int o, int half) {
        double[] slope = new double[3];
        for (int a = half; a < AIRS; a += 2) {
            slope[0] += (means[a][1][o] - means[a][0][o]) / STEP_M;
            slope[1] += (means[a][2][o] - means[a][0][o]) / STEP_M;
            slope[2] += means[a][0][o];
        }
        for (int i = 0; i < 3; i++) {
            slope[i] /= AIRS / 2.0;
        }
        return slope;
    }

    private static double spread(double[][][] means, int o) {
        double sum = 0;
        double squares = 0;
        for (double[][] air : means) {
            sum += air[0][o];
            squares += air[0][o] * air[0][o];
        }
        return Math.max(0, squares - sum * sum / AIRS) / (AIRS - 1);
    }

    private double noise() {
        InstrumentSpec spec = layout.detector().spec();
        double zero = ZERO_LEFT * spec.zeroDrift();
        double ambient = AMBIENT_LEFT * layout.detector().background();
        return NOISE_LEFT * spec.noise() * spec.noise() + zero * zero + ambient * ambient;
    }

    /** From the inverse of a symmetric matrix of three. */
    private static double placeOf(double[][] f) {
        double xx = f[1][1] * f[2][2] - f[1][2] * f[1][2];
        double yy = f[0][0] * f[2][2] - f[0][2] * f[0][2];
        double det = f[0][0] * xx
                - f[0][1] * (f[0][1] * f[2][2] - f[1][2] * f[0][2])
                + f[0][2] * (f[0][1] * f[1][2] - f[1][1] * f[0][2]);
        double variance = (xx + yy) / det;
        return det > 0 && xx > 0 && yy > 0 ? Math.sqrt(variance) : Double.POSITIVE_INFINITY;
    }
}
