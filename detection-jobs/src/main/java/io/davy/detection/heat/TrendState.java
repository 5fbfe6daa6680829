package io.davy.detection.heat;

import io.davy.detection.rule.Latch;
import io.davy.detection.rule.RuleState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The last medians of a temperature, and the bucket in hand: about 300 B. */
final class TrendState implements RuleState {
    private static final int LAYOUT = 1;
    /** A bucket's median is that of the means of its parts. */
    private static final int PARTS = 9;

    private final double[] medians = new double[Forecast.MEDIANS];
    private int count;
    /** Number of the bucket in hand since 1970; 0 before the first. */
    private long bucket;

    private final double[] sums = new double[PARTS];
    /** From when to when readings belong to the part in hand, milliseconds since 1970; not kept over a restart. */
    private long partFromMs;

    private long partUntilMs;
    private int part;
    private final int[] counts = new int[PARTS];
    /** How many forecasts in a row rose. */
    int rising;

    Latch latch = new Latch();

    /**
     * Takes a usable value.
     *
     * @return true if a bucket is complete and {@link #medians} are those of a whole window
     */
    boolean take(long timeMs, double value, long bucketMs) {
        if (timeMs >= partFromMs && timeMs < partUntilMs) {
            sums[part] += value;
            counts[part]++;
            return false;
        }
        long b = Math.floorDiv(timeMs, bucketMs);
        boolean whole = false;
        if (b != bucket) {
            whole = close(b) && count == Forecast.MEDIANS;
            bucket = b;
        }
        part = (int) (Math.floorMod(timeMs, bucketMs) * PARTS / bucketMs);
        // Of a part that begins between two milliseconds the first is the one after.
        partFromMs = b * bucketMs + (part * bucketMs + PARTS - 1) / PARTS;
        partUntilMs = b * bucketMs + ((part + 1) * bucketMs + PARTS - 1) / PARTS;
        sums[part] += value;
        counts[part]++;
        return whole;
    }

    /** Puts the bucket in hand to the others; false if one is missing: nothing is compared over a gap. */
    private boolean close(long next) {
        double median = median();
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        boolean follows = bucket != 0 && next == bucket + 1 && !Double.isNaN(median);
        if (!follows) {
            count = 0;
            rising = 0;
            return false;
        }
        if (count == Forecast.MEDIANS) {
            System.arraycopy(medians, 1, medians, 0, Forecast.MEDIANS - 1);
            count--;
        }
        medians[count++] = median;
        return true;
    }

    private double median() {
        double[] means = new double[PARTS];
        int n = 0;
        for (int i = 0; i < PARTS; i++) {
            if (counts[i] > 0) {
                means[n++] = sums[i] / counts[i];
            }
        }
        return n == 0 ? Double.NaN : Forecast.median(Arrays.copyOf(means, n));
    }

    /** Oldest first. */
    double[] medians() {
        return medians.clone();
    }

    @Override
    public RuleState copy() {
        TrendState to = new TrendState();
        System.arraycopy(medians, 0, to.medians, 0, medians.length);
        System.arraycopy(sums, 0, to.sums, 0, PARTS);
        System.arraycopy(counts, 0, to.counts, 0, PARTS);
        to.count = count;
        to.bucket = bucket;
        to.rising = rising;
        to.latch = latch.copy();
        return to;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(LAYOUT);
        out.writeInt(count);
        for (int i = 0; i < count; i++) {
            out.writeDouble(medians[i]);
        }
        out.writeLong(bucket);
        for (int i = 0; i < PARTS; i++) {
            out.writeDouble(sums[i]);
            out.writeInt(counts[i]);
        }
        out.writeInt(rising);
        latch.write(out);
    }

    static TrendState read(DataInput in) throws IOException {
        int layout = in.readByte();
        if (layout != LAYOUT) {
            throw new IOException("the trend has layout " + layout + "; this version reads layout " + LAYOUT);
        }
        TrendState s = new TrendState();
        s.count = in.readInt();
        for (int i = 0; i < s.count; i++) {
            s.medians[i] = in.readDouble();
        }
        s.bucket = in.readLong();
        for (int i = 0; i < PARTS; i++) {
            s.sums[i] = in.readDouble();
            s.counts[i] = in.readInt();
        }
        s.rising = in.readInt();
        s.latch = Latch.read(in);
        return s;
    }
}
