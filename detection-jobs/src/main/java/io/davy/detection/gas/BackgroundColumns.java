package io.davy.detection.gas;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** What {@link Background} remembers of each sensor of a zone: 52 bytes a sensor, in primitive columns. */
public final class BackgroundColumns {
    static final byte WARM = 1;
    static final byte ABOVE = 2;
    static final byte RESTING = 4;

    /** Running background, in the sensor's unit. */
    public final float[] level;
    /** Running deviation around it, in the sensor's unit. */
    public final float[] noise;
    /** The newest usable reading's time, milliseconds since 1970. */
    final long[] lastMs;
    /** How long the warm-up has gone on; once it is over, how long the rise that is in the sum. */
    final int[] agoMs;

    final float[] sum;
    final int[] count;
    /** How many readings the noise is made of. */
    final float[] weight;
    /** The least step with which the value ever left a resting one; {@link Float#MAX_VALUE} if it never did. */
    final float[] step;
    /** The excursion in hand: sum of the deviations of its readings, and their number. */
    final float[] runSum;

    final short[] runCount;
    /** Mean excess of the last minute, and its own noise. */
    final float[] mean;

    final float[] meanNoise;
    /** Readings in a row back at the background. */
    final byte[] back;

    final byte[] flags;

    /** Columns of so many sensors that have not been heard yet. */
    public BackgroundColumns(int n) {
        level = new float[n];
        noise = new float[n];
        lastMs = new long[n];
        agoMs = new int[n];
        sum = new float[n];
        count = new int[n];
        weight = new float[n];
        step = new float[n];
        Arrays.fill(step, Float.MAX_VALUE);
        runSum = new float[n];
        runCount = new short[n];
        mean = new float[n];
        meanNoise = new float[n];
        back = new byte[n];
        flags = new byte[n];
    }

    /** How many sensors there are. */
    public int size() {
        return level.length;
    }

    boolean is(int i, byte flag) {
        return (flags[i] & flag) != 0;
    }

    void set(int i, byte flag, boolean to) {
        flags[i] = (byte) (to ? flags[i] | flag : flags[i] & ~flag);
    }

    void clearRun(int i) {
        runSum[i] = 0;
        runCount[i] = 0;
    }

    /** Copies one sensor's row to a row of other columns. */
    public void copyRow(int from, BackgroundColumns to, int i) {
        to.level[i] = level[from];
        to.noise[i] = noise[from];
        to.lastMs[i] = lastMs[from];
        to.agoMs[i] = agoMs[from];
        to.sum[i] = sum[from];
        to.count[i] = count[from];
        to.weight[i] = weight[from];
        to.step[i] = step[from];
        to.runSum[i] = runSum[from];
        to.runCount[i] = runCount[from];
        to.mean[i] = mean[from];
        to.meanNoise[i] = meanNoise[from];
        to.back[i] = back[from];
        to.flags[i] = flags[from];
    }

    /** Writes one sensor's row. */
    public void writeRow(int i, DataOutput out) throws IOException {
        out.writeFloat(level[i]);
        out.writeFloat(noise[i]);
        out.writeLong(lastMs[i]);
        out.writeInt(agoMs[i]);
        out.writeFloat(sum[i]);
        out.writeInt(count[i]);
        out.writeFloat(weight[i]);
        out.writeFloat(step[i]);
        out.writeFloat(runSum[i]);
        out.writeShort(runCount[i]);
        out.writeFloat(mean[i]);
        out.writeFloat(meanNoise[i]);
        out.writeByte(back[i]);
        out.writeByte(flags[i]);
    }

    /** Reads what {@link #writeRow} wrote. */
    public void readRow(int i, DataInput in) throws IOException {
        level[i] = in.readFloat();
        noise[i] = in.readFloat();
        lastMs[i] = in.readLong();
        agoMs[i] = in.readInt();
        sum[i] = in.readFloat();
        count[i] = in.readInt();
        weight[i] = in.readFloat();
        step[i] = in.readFloat();
        runSum[i] = in.readFloat();
        runCount[i] = in.readShort();
        mean[i] = in.readFloat();
        meanNoise[i] = in.readFloat();
        back[i] = in.readByte();
        flags[i] = in.readByte();
    }

    /**
     * Reads a row as layouts 1 and 2 of the zone's state had it: background and noise are kept, the rest begins anew.
     *
     * @param lastTimeMs the sensor's newest reading, milliseconds since 1970
     */
    public void readOldRow(int i, DataInput in, long lastTimeMs) throws IOException {
        level[i] = in.readFloat();
        noise[i] = in.readFloat();
        in.readFloat();
        count[i] = in.readInt();
        in.readInt();
        in.readLong();
        weight[i] = count[i];
        lastMs[i] = lastTimeMs;
        flags[i] = count[i] > 0 ? WARM : 0;
    }
}
