package io.davy.detection.gas;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A gas sensor's own running background and noise, and a cumulative sum of how far it stands above them.
 *
 * <p>Background and noise are running means of innovations clipped at 2.5 times the noise, so that a plume hardly moves them; while the
 * alarm is on, the background follows ten times slower and the noise stands still. The sum grows by the standardised excess (at most
 * {@value #CAP}) less {@value #SLACK} at each reading and trips at {@value #TRIP}: a strong step trips at its second reading, plain noise
 * practically never. The figures are choices of this project: no standard gives any for readings below a set-point.
 */
public final class Background {
    private static final double CAP = 8;
    private static final double SLACK = 2.5;
    private static final double TRIP = 10;
    private static final double CLIP = 2.5;
    private static final double BACK = 3;
    private static final double LEVEL_TIME_MS = 3_600_000.0;
    private static final double NOISE_TIME_MS = 4 * 3_600_000.0;
    /** Readings and time before the rule may speak. */
    private static final int WARM_READINGS = 30;

    private static final long WARM_MS = 300_000;
    /** Least noise that is believed, as a share of the background and of the span. */
    private static final double NOISE_OF_LEVEL = 0.0125;

    private static final double NOISE_OF_SPAN = 2e-6;

    /** Readings in a row back at the background before the alarm goes off. */
    private static final int BACK_READINGS = 5;

    /** What {@link #update} found. */
    public enum Verdict {
        NONE,
        ON,
        OFF
    }

    private Background() {}

    /** The state of one sensor's background, primitive, in arrays shared by a zone. */
    public static final class Columns {
        public float[] level;
        public float[] noise;
        public float[] sum;
        public int[] count;
        public int[] backInARow;
        public long[] firstMs;

        public Columns(int n) {
            level = new float[n];
            noise = new float[n];
            sum = new float[n];
            count = new int[n];
            backInARow = new int[n];
            firstMs = new long[n];
        }

        /** Copies one sensor's row to a row of other columns. */
        public void copyRow(int from, Columns to, int i) {
            to.level[i] = level[from];
            to.noise[i] = noise[from];
            to.sum[i] = sum[from];
            to.count[i] = count[from];
            to.backInARow[i] = backInARow[from];
            to.firstMs[i] = firstMs[from];
        }

        /** Writes one sensor's row. */
        public void writeRow(int i, DataOutput out) throws IOException {
            out.writeFloat(level[i]);
            out.writeFloat(noise[i]);
            out.writeFloat(sum[i]);
            out.writeInt(count[i]);
            out.writeInt(backInARow[i]);
            out.writeLong(firstMs[i]);
        }

        /** Reads what {@link #writeRow} wrote. */
        public void readRow(int i, DataInput in) throws IOException {
            level[i] = in.readFloat();
            noise[i] = in.readFloat();
            sum[i] = in.readFloat();
            count[i] = in.readInt();
            backInARow[i] = in.readInt();
            firstMs[i] = in.readLong();
        }
    }

    /** The excess over background at which a reading counts fully toward the alarm, in the sensor's unit. */
    public static double fullExcess(Columns c, int i, double span) {
        return CAP * scale(c, i, span);
    }

    /**
     * Takes a usable reading.
     *
     * @param c the zone's columns
     * @param i the sensor's index
     * @param timeMs reading time
     * @param previousMs time of the reading before it; 0 if it is the first
     * @param value in the sensor's unit
     * @param span the sensor's span, in its unit
     * @param on whether the alarm's condition is on
     */
    public static Verdict update(
            Columns c, int i, long timeMs, long previousMs, double value, double span, boolean on) {
        int n = c.count[i];
        if (n == 0) {
            c.level[i] = (float) value;
            c.noise[i] = (float) (NOISE_OF_LEVEL * Math.abs(value) + NOISE_OF_SPAN * span);
            c.count[i] = 1;
            c.firstMs[i] = timeMs;
            return Verdict.NONE;
        }
        if (n < Integer.MAX_VALUE) {
            c.count[i] = ++n;
        }
        double scale = scale(c, i, span);
        double excess = value - c.level[i];
        double z = excess / scale;
        Verdict verdict = Verdict.NONE;
        if (n > WARM_READINGS && timeMs - c.firstMs[i] >= WARM_MS) {
            verdict = judge(c, i, z, on);
        }
        learn(c, i, excess, timeMs - previousMs, n, on);
        return verdict;
    }

    private static Verdict judge(Columns c, int i, double z, boolean on) {
        if (on) {
            c.backInARow[i] = z < BACK ? c.backInARow[i] + 1 : 0;
            if (c.backInARow[i] >= BACK_READINGS) {
                c.sum[i] = 0;
                c.backInARow[i] = 0;
                return Verdict.OFF;
            }
            return Verdict.NONE;
        }
        double sum = Math.max(0, c.sum[i] + Math.min(z, CAP) - SLACK);
        c.sum[i] = (float) sum;
        if (sum >= TRIP) {
            c.backInARow[i] = 0;
            return Verdict.ON;
        }
        return Verdict.NONE;
    }

    private static void learn(Columns c, int i, double excess, long stepMs, int n, boolean on) {
        double noise = Math.max(c.noise[i], 1e-12);
        double clipped = Math.max(-CLIP * noise, Math.min(CLIP * noise, excess));
        double level = Math.max(Math.min(1, stepMs / LEVEL_TIME_MS), 1.0 / n);
        if (on) {
            c.level[i] += (float) (0.1 * level * clipped);
            return;
        }
        c.level[i] += (float) (level * clipped);
        double pace = Math.max(Math.min(1, stepMs / NOISE_TIME_MS), 1.0 / n);
        // 1.25 mean absolute deviations are one standard deviation of normal noise.
        c.noise[i] += (float) (pace * (1.25 * Math.abs(clipped) - noise));
    }

    private static double scale(Columns c, int i, double span) {
        return Math.max(c.noise[i], NOISE_OF_LEVEL * Math.abs(c.level[i]) + NOISE_OF_SPAN * span);
    }
}
