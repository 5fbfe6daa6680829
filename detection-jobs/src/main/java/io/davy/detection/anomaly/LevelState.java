package io.davy.detection.anomaly;

import io.davy.detection.rule.Latch;
import io.davy.detection.rule.RuleState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What is remembered of one sensor's usual level: about 1.1 kB. */
final class LevelState implements RuleState {
    private static final byte VERSION = 1;

    Usual usual = new Usual();
    Latch latch = new Latch();
    /** The hour in hand, hours since 1970; -1 before the first. */
    long hour = -1;

    double sum;
    int count;
    /** The last hour that was judged, hours since 1970; -1 before the first. */
    long judged = -1;
    /** Cumulative sum of the excesses. */
    double excess;

    @Override
    public LevelState copy() {
        LevelState to = new LevelState();
        to.usual = usual.copy();
        to.latch = latch.copy();
        to.hour = hour;
        to.sum = sum;
        to.count = count;
        to.judged = judged;
        to.excess = excess;
        return to;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        usual.write(out);
        latch.write(out);
        out.writeLong(hour);
        out.writeDouble(sum);
        out.writeInt(count);
        out.writeLong(judged);
        out.writeDouble(excess);
    }

    static LevelState read(DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("the usual level has layout " + version + "; this version reads " + VERSION);
        }
        LevelState s = new LevelState();
        s.usual = Usual.read(in);
        s.latch = Latch.read(in);
        s.hour = in.readLong();
        s.sum = in.readDouble();
        s.count = in.readInt();
        s.judged = in.readLong();
        s.excess = in.readDouble();
        return s;
    }
}
