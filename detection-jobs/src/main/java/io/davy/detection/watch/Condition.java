package io.davy.detection.watch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A rule that is not off at a sensor: 48 B, made when it begins to count and gone when it is off. */
final class Condition {
    final Rule rule;
    byte phase;
    /** When the delay that is running began, milliseconds since 1970. */
    long sinceMs;
    /** Event time at which the condition began, milliseconds since 1970. */
    long onsetMs;
    /** The value with which it began. */
    double onsetValue;
    /** The next one at the same sensor. */
    @Nullable
    Condition next;

    Condition(Rule rule) {
        this.rule = rule;
    }

    boolean on() {
        return phase == ZoneState.ON || phase == ZoneState.PENDING_OFF || phase == ZoneState.BENEATH;
    }

    Condition copy() {
        Condition to = new Condition(rule);
        to.phase = phase;
        to.sinceMs = sinceMs;
        to.onsetMs = onsetMs;
        to.onsetValue = onsetValue;
        return to;
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(rule.ordinal());
        out.writeByte(phase);
        out.writeLong(sinceMs);
        out.writeLong(onsetMs);
        out.writeDouble(onsetValue);
    }

    static Condition read(DataInput in) throws IOException {
        Condition c = new Condition(Rule.ALL[in.readByte()]);
        c.phase = in.readByte();
        c.sinceMs = in.readLong();
        c.onsetMs = in.readLong();
        c.onsetValue = in.readDouble();
        return c;
    }
}
