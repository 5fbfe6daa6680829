package io.davy.detection.anomaly;

import io.davy.detection.rule.Latch;
import io.davy.detection.rule.RuleState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What is remembered of one sensor's shape: mostly its forest. */
final class ShapeState implements RuleState {
    private static final byte VERSION = 1;

    final Forest forest;
    Latch latch = new Latch();
    /** The point in hand, steps since 1970; -1 before the first. */
    long step = -1;

    double sum;
    int count;
    /** Points that have been scored. */
    long points;
    /** Mean of the score. */
    double mean;
    /** Variance of the score. */
    double variance;

    ShapeState(Forest forest) {
        this.forest = forest;
    }

    @Override
    public ShapeState copy() {
        ShapeState to = new ShapeState(forest.copy());
        to.latch = latch.copy();
        to.step = step;
        to.sum = sum;
        to.count = count;
        to.points = points;
        to.mean = mean;
        to.variance = variance;
        return to;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        forest.write(out);
        latch.write(out);
        out.writeLong(step);
        out.writeDouble(sum);
        out.writeInt(count);
        out.writeLong(points);
        out.writeDouble(mean);
        out.writeDouble(variance);
    }

    static ShapeState read(DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("the shape has layout " + version + "; this version reads " + VERSION);
        }
        ShapeState s = new ShapeState(Forest.read(in));
        s.latch = Latch.read(in);
        s.step = in.readLong();
        s.sum = in.readDouble();
        s.count = in.readInt();
        s.points = in.readLong();
        s.mean = in.readDouble();
        s.variance = in.readDouble();
        return s;
    }
}
