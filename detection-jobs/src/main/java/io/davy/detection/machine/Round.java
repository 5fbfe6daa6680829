package io.davy.detection.machine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Gathers one reading or more of each of a machine's channels into one look at the machine. */
final class Round {
    /** A look is taken without the channels that have not come by so many intervals. */
    private static final double PATIENCE = 1.5;

    private final double[] sum;
    private final int[] count;
    private long startMs;
    private long newestMs;
    private int missing;

    Round(int channels) {
        sum = new double[channels];
        count = new int[channels];
        missing = channels;
    }

    /** Whether a reading of that time must wait for the next round. */
    boolean over(long timeMs, long intervalMs) {
        return missing < sum.length && timeMs - startMs >= PATIENCE * intervalMs;
    }

    /** Takes a reading; true if every channel is there now. */
    boolean add(int channel, long timeMs, double value) {
        startMs = missing == sum.length ? timeMs : startMs;
        newestMs = Math.max(timeMs, newestMs);
        missing -= count[channel] == 0 ? 1 : 0;
        sum[channel] += value;
        count[channel]++;
        return missing == 0;
    }

    long timeMs() {
        return newestMs;
    }

    /** The mean of each channel, NaN where none came; the next round begins. */
    double[] close() {
        double[] means = new double[sum.length];
        for (int j = 0; j < means.length; j++) {
            means[j] = count[j] == 0 ? Double.NaN : sum[j] / count[j];
        }
        Arrays.fill(sum, 0);
        Arrays.fill(count, 0);
        missing = sum.length;
        return means;
    }

    Round copy() {
        Round to = new Round(sum.length);
        System.arraycopy(sum, 0, to.sum, 0, sum.length);
        System.arraycopy(count, 0, to.count, 0, sum.length);
        to.startMs = startMs;
        to.newestMs = newestMs;
        to.missing = missing;
        return to;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(startMs);
        out.writeLong(newestMs);
        for (int j = 0; j < sum.length; j++) {
            out.writeDouble(sum[j]);
            out.writeInt(count[j]);
        }
    }

    static Round read(DataInput in, int channels) throws IOException {
        Round r = new Round(channels);
        r.startMs = in.readLong();
        r.newestMs = in.readLong();
        for (int j = 0; j < channels; j++) {
            r.sum[j] = in.readDouble();
            r.count[j] = in.readInt();
            r.missing -= r.count[j] > 0 ? 1 : 0;
        }
        return r;
    }
}
