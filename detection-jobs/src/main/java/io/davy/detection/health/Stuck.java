package io.davy.detection.health;

/**
 * Tells a value that stands still from one that rightly repeats itself, by the sensor's own history of change. A sensor whose noise moved it
 * at most readings, and that then gives exactly the same figure so often that chance would do it less than once in a million, is stuck.
 *
 * <p>Clean air that an instrument rounds to 0.0, and a slow temperature between two steps, repeat themselves for as long as they like:
 * there the noise is hidden by the rounding, and the history shows it as changes of one step, or all in one direction. So does a zero that has
 * drifted a little below the range: there the range hides the noise, and the history shows many repeats.
 */
final class Stuck {
    /** Columns: share of repeats, share of repeats after a repeat, longest run, run in hand, share of turns, smallest and mean change, last change. */
    static final int WIDTH = 8;

    private static final int P = 0;
    private static final int Q = 1;
    private static final int LONGEST = 2;
    private static final int RUN = 3;
    private static final int TURNS = 4;
    private static final int STEP = 5;
    private static final int MEAN = 6;
    private static final int LAST = 7;

    /** Readings before the history is believed. */
    private static final int LEARN = 256;
    /** Natural logarithm of one in a million. */
    private static final double CHANCE = Math.log(1e-6);
    /** Readings come in bursts of repeats where a device reports faster than it measures: so many times the longest burst. */
    private static final double BURSTS = 5;
    /** White noise turns at two of three changes; a slow signal hardly ever. */
    private static final double NOISY = 0.25;
    /** Where the rounding is as large as the noise, half of the changes must go back. */
    private static final double PLAIN = 0.5;
    /** The mean change is so many of the smallest: the noise is larger than the rounding. */
    private static final double STEPS = 2;
    /** A sensor that repeats itself more often tells nothing by repeating itself. */
    private static final double MOST_REPEATS = 0.95;
    /** One that repeats itself less often is taken to do so this often; one that does it more often tells nothing at the lower end of its range. */
    private static final double LEAST_REPEATS = 0.2;

    private static final int LEAST_RUN = 10;

    private Stuck() {}

    static void begin(float[] f, int at) {
        f[at + P] = 0.5f;
        f[at + Q] = 0.5f;
        f[at + TURNS] = 0.5f;
        f[at + STEP] = Float.MAX_VALUE;
    }

    /**
     * Takes the difference to the reading before.
     *
     * @param n how many readings there were
     * @param end whether it stands at the lower end of its range
     * @return whether it is stuck
     */
    static boolean step(float[] f, int at, double change, int n, boolean end) {
        boolean repeat = change == 0;
        float after = f[at + RUN];
        f[at + P] += ((repeat ? 1 : 0) - f[at + P]) * Weight.of(n, 2000);
        if (after > 0) {
            f[at + Q] += ((repeat ? 1 : 0) - f[at + Q]) * Weight.of(n, 500);
        }
        if (repeat) {
            f[at + RUN] = after + 1;
            return after + 1 >= LEAST_RUN && n >= LEARN && after + 1 >= patience(f, at, end);
        }
        float size = (float) Math.abs(change);
        if (after > 0) {
            f[at + LONGEST] = Math.max(after, f[at + LONGEST] * 0.9999f);
        }
        f[at + RUN] = 0;
        f[at + STEP] = Math.min(f[at + STEP], size);
        f[at + MEAN] += (size - f[at + MEAN]) * Weight.of(n, 500);
        float way = Math.copySign(1f, (float) change);
        if (f[at + LAST] != 0) {
            // 1 where it turned, else 0, without a question that noise answers at random.
            float turned = 0.5f - 0.5f * f[at + LAST] * way;
            f[at + TURNS] += (turned - f[at + TURNS]) * Weight.of(n, 200);
        }
        f[at + LAST] = way;
        return false;
    }

    /** How many repeats are too many. */
    private static double patience(float[] f, int at, boolean end) {
        double p = Math.max(LEAST_REPEATS, Math.max(f[at + P], f[at + Q]));
        boolean coarse = f[at + MEAN] < STEPS * f[at + STEP];
        if (p > MOST_REPEATS || end && f[at + P] > LEAST_REPEATS || f[at + TURNS] < (coarse ? PLAIN : NOISY)) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.max(CHANCE / Math.log(p), BURSTS * f[at + LONGEST]);
    }

    /** How often it has repeated itself by now. */
    static int run(float[] f, int at) {
        return (int) f[at + RUN];
    }
}
