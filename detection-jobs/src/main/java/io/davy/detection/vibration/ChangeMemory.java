package io.davy.detection.vibration;

import io.davy.detection.rule.Latch;
import io.davy.detection.rule.RuleState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** What the change rule remembers of one sensor: the level it began with, and its newest means. */
final class ChangeMemory implements RuleState {
    private static final int VERSION = 1;

    /** Means of the first day, until it is over; then empty. */
    double[] first = new double[ChangeRule.LEARNED];

    int learned;
    /** Middle and upper level of the first day; NaN until it is over. */
    double usual = Double.NaN;

    double upper = Double.NaN;
    /** Newest means, a ring. */
    final double[] recent = new double[ChangeRule.RECENT];

    int means;
    /** The mean that is being gathered. */
    long bucketMs = Long.MIN_VALUE;

    double sum;
    int count;
    Latch latch = new Latch();

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeInt(learned);
        out.writeInt(first.length);
        for (int i = 0; i < Math.min(learned, first.length); i++) {
            out.writeDouble(first[i]);
        }
        out.writeDouble(usual);
        out.writeDouble(upper);
        for (double r : recent) {
            out.writeDouble(r);
        }
        out.writeInt(means);
        out.writeLong(bucketMs);
        out.writeDouble(sum);
        out.writeInt(count);
        latch.write(out);
    }

    static ChangeMemory read(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("version " + version + " of a change's memory, expected " + VERSION);
        }
        ChangeMemory m = new ChangeMemory();
        m.learned = in.readInt();
        m.first = new double[in.readInt()];
        for (int i = 0; i < Math.min(m.learned, m.first.length); i++) {
            m.first[i] = in.readDouble();
        }
        m.usual = in.readDouble();
        m.upper = in.readDouble();
        for (int i = 0; i < m.recent.length; i++) {
            m.recent[i] = in.readDouble();
        }
        m.means = in.readInt();
        m.bucketMs = in.readLong();
        m.sum = in.readDouble();
        m.count = in.readInt();
        m.latch = Latch.read(in);
        return m;
    }

    @Override
    public ChangeMemory copy() {
        ChangeMemory to = new ChangeMemory();
        to.first = first.clone();
        to.learned = learned;
        to.usual = usual;
        to.upper = upper;
        System.arraycopy(recent, 0, to.recent, 0, recent.length);
        to.means = means;
        to.bucketMs = bucketMs;
        to.sum = sum;
        to.count = count;
        to.latch = latch.copy();
        return to;
    }

    /** Middle and upper level of what was learned. */
    void settle() {
        double[] sorted = Arrays.copyOf(first, learned);
        Arrays.sort(sorted);
        usual = sorted[sorted.length / 2];
        upper = sorted[(int) (ChangeRule.UPPER * (sorted.length - 1))];
        first = new double[0];
    }

    /** The middle of the newest means. */
    double level() {
        double[] sorted = recent.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
