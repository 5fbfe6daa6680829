package io.davy.detection.watch;

import io.davy.detection.gas.BackgroundState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What the {@link Ladder} remembers of one sensor: all that the sensor's readings, taken in the order of their times, decide, and besides
 * the conditions of the rules that go by the clock. 48 B; what few sensors have, they have as objects of their own.
 */
final class Row {
    /** The newest reading's time, milliseconds since 1970; 0 before the first. */
    long lastTime;
    /** When the value last changed. */
    long lastChange;

    double lastValue;
    /** The rules that are not off, as a list. */
    @Nullable
    Condition active;
    /** Null for a sensor without the rule. */
    @Nullable
    RateOfRise rate;
    /** Null for a sensor without the rule. */
    @Nullable
    BackgroundState background;
    /** The rows of the whole zone; null for a row that is no sensor's present. */
    final Row @Nullable [] zone;

    Row(Row @Nullable [] zone) {
        this.zone = zone;
    }

    /** A row of its own, as it was at some time or as it would be. */
    static Row apart() {
        return new Row(null);
    }

    @Nullable
    Condition find(Rule rule) {
        for (Condition c = active; c != null; c = c.next) {
            if (c.rule == rule) {
                return c;
            }
        }
        return null;
    }

    void add(Condition c) {
        c.next = active;
        active = c;
    }

    void remove(Condition gone) {
        if (active == gone) {
            active = gone.next;
            return;
        }
        for (Condition c = active; c != null; c = c.next) {
            if (c.next == gone) {
                c.next = gone.next;
                return;
            }
        }
    }

    void copyTo(Row to) {
        to.lastTime = lastTime;
        to.lastChange = lastChange;
        to.lastValue = lastValue;
        to.active = null;
        Condition last = null;
        for (Condition c = active; c != null; c = c.next) {
            Condition copy = c.copy();
            if (last == null) {
                to.active = copy;
            } else {
                last.next = copy;
            }
            last = copy;
        }
        if (rate == null) {
            to.rate = null;
        } else if (to.rate == null) {
            to.rate = rate.copy();
        } else {
            rate.copyTo(to.rate);
        }
        if (background == null) {
            to.background = null;
        } else if (to.background == null) {
            to.background = background.copy();
        } else {
            background.copyTo(to.background);
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(lastTime);
        out.writeLong(lastChange);
        out.writeDouble(lastValue);
        int n = 0;
        for (Condition c = active; c != null; c = c.next) {
            n++;
        }
        out.writeByte(n);
        for (Condition c = active; c != null; c = c.next) {
            c.write(out);
        }
        out.writeBoolean(rate != null);
        if (rate != null) {
            rate.write(out);
        }
        out.writeBoolean(background != null);
        if (background != null) {
            background.write(out);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param layout of the zone's state; up to 3 each row has a background
     */
    void read(int layout, DataInput in) throws IOException {
        lastTime = in.readLong();
        lastChange = in.readLong();
        lastValue = in.readDouble();
        int n = in.readByte();
        Condition last = null;
        for (int k = 0; k < n; k++) {
            Condition c = Condition.read(in);
            if (last == null) {
                active = c;
            } else {
                last.next = c;
            }
            last = c;
        }
        rate = in.readBoolean() ? RateOfRise.read(in) : null;
        background = layout <= 3 || in.readBoolean() ? BackgroundState.read(in) : null;
    }
}
