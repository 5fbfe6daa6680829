package io.davy.detection.gas;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What {@link Background} remembers of one sensor: 64 B in one object, so that a reading finds all of it beside each other. */
public final class BackgroundState {
    /** Running background, in the sensor's unit. */
    public float level;
    /** Running deviation around it, in the sensor's unit. */
    public float noise;
    /** The newest usable reading's time, milliseconds since 1970. */
    long lastMs;
    /** How long the warm-up has gone on; once it is over, how long the rise that is in the sum. */
    int agoMs;

    float sum;
    int count;
    /** How many readings the noise is made of. */
    float weight;
    /** The least step with which the value ever left a resting one; {@link Float#MAX_VALUE} if it never did. */
    float step = Float.MAX_VALUE;
    /** The excursion in hand: sum of the deviations of its readings, and their number. */
    float runSum;

    short runCount;
    /** Mean excess of the last minute, and its own noise. */
    float mean;

    float meanNoise;
    /** Readings in a row back at the background. */
    byte back;

    boolean warm;
    /** The excursion in hand is above the background. */
    boolean above;
    /** The newest value was that before it. */
    boolean resting;
    /** The device shows its rest instead of what it reads around it: see {@link Background}. */
    boolean hides;
    /** Beside its rest it has been seen to change by much less than the step with which it leaves it. */
    boolean fine;

    private static final byte WARM = 1;
    private static final byte ABOVE = 2;
    private static final byte RESTING = 4;
    private static final byte HIDES = 8;
    private static final byte FINE = 16;

    void clearRun() {
        runSum = 0;
        runCount = 0;
    }

    /** A copy. */
    public BackgroundState copy() {
        BackgroundState to = new BackgroundState();
        copyTo(to);
        return to;
    }

    /** Makes another the same. */
    public void copyTo(BackgroundState to) {
        to.level = level;
        to.noise = noise;
        to.lastMs = lastMs;
        to.agoMs = agoMs;
        to.sum = sum;
        to.count = count;
        to.weight = weight;
        to.step = step;
        to.runSum = runSum;
        to.runCount = runCount;
        to.mean = mean;
        to.meanNoise = meanNoise;
        to.back = back;
        to.warm = warm;
        to.above = above;
        to.resting = resting;
        to.hides = hides;
        to.fine = fine;
    }

    /** Writes the state, 52 B. */
    public void write(DataOutput out) throws IOException {
        out.writeFloat(level);
        out.writeFloat(noise);
        out.writeLong(lastMs);
        out.writeInt(agoMs);
        out.writeFloat(sum);
        out.writeInt(count);
        out.writeFloat(weight);
        out.writeFloat(step);
        out.writeFloat(runSum);
        out.writeShort(runCount);
        out.writeFloat(mean);
        out.writeFloat(meanNoise);
        out.writeByte(back);
        out.writeByte((warm ? WARM : 0)
                | (above ? ABOVE : 0)
                | (resting ? RESTING : 0)
                | (hides ? HIDES : 0)
                | (fine ? FINE : 0));
    }

    /** Reads what {@link #write} wrote. */
    public static BackgroundState read(DataInput in) throws IOException {
        BackgroundState s = new BackgroundState();
        s.level = in.readFloat();
        s.noise = in.readFloat();
        s.lastMs = in.readLong();
        s.agoMs = in.readInt();
        s.sum = in.readFloat();
        s.count = in.readInt();
        s.weight = in.readFloat();
        s.step = in.readFloat();
        s.runSum = in.readFloat();
        s.runCount = in.readShort();
        s.mean = in.readFloat();
        s.meanNoise = in.readFloat();
        s.back = in.readByte();
        byte flags = in.readByte();
        s.warm = (flags & WARM) != 0;
        s.above = (flags & ABOVE) != 0;
        s.resting = (flags & RESTING) != 0;
        s.hides = (flags & HIDES) != 0;
        s.fine = (flags & FINE) != 0;
        return s;
    }

    /**
     * Reads a row as layouts 1 and 2 of the zone's state had it: background and noise are kept, the rest begins anew.
     *
     * @param lastTimeMs the sensor's newest reading, milliseconds since 1970
     */
    public static BackgroundState readOld(DataInput in, long lastTimeMs) throws IOException {
        BackgroundState s = new BackgroundState();
        s.level = in.readFloat();
        s.noise = in.readFloat();
        in.readFloat();
        s.count = in.readInt();
        in.readInt();
        in.readLong();
        s.weight = s.count;
        s.lastMs = lastTimeMs;
        s.warm = s.count > 0;
        return s;
    }
}
