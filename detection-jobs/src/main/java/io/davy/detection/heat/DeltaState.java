package io.davy.detection.heat;

import io.davy.detection.rule.Latch;
import io.davy.detection.rule.RuleState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What a comparison of temperatures remembers: the course of each sensor, and the conditions of those that are judged. */
final class DeltaState implements RuleState {
    private static final int LAYOUT = 1;

    final Course[] courses;
    /** By sensor: when it was judged last, milliseconds since 1970. */
    final long[] judgedMs;

    final Latch[] first;
    final Latch[] high;

    DeltaState(int sensors) {
        courses = new Course[sensors];
        judgedMs = new long[sensors];
        first = new Latch[sensors];
        high = new Latch[sensors];
        for (int i = 0; i < sensors; i++) {
            courses[i] = new Course();
            first[i] = new Latch();
            high[i] = new Latch();
        }
    }

    @Override
    public RuleState copy() {
        DeltaState to = new DeltaState(courses.length);
        for (int i = 0; i < courses.length; i++) {
            to.courses[i] = courses[i].copy();
            to.judgedMs[i] = judgedMs[i];
            to.first[i] = first[i].copy();
            to.high[i] = high[i].copy();
        }
        return to;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(LAYOUT);
        out.writeInt(courses.length);
        for (int i = 0; i < courses.length; i++) {
            courses[i].write(out);
            out.writeLong(judgedMs[i]);
            first[i].write(out);
            high[i].write(out);
        }
    }

    static DeltaState read(DataInput in) throws IOException {
        int layout = in.readByte();
        if (layout != LAYOUT) {
            throw new IOException("the temperatures have layout " + layout + "; this version reads layout " + LAYOUT);
        }
        DeltaState s = new DeltaState(in.readInt());
        for (int i = 0; i < s.courses.length; i++) {
            s.courses[i] = Course.read(in);
            s.judgedMs[i] = in.readLong();
            s.first[i] = Latch.read(in);
            s.high[i] = Latch.read(in);
        }
        return s;
    }
}
