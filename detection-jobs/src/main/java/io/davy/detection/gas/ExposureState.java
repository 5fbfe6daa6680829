package io.davy.detection.gas;

import io.davy.detection.rule.Latch;
import io.davy.detection.rule.RuleState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the exposure rule of one sensor remembers: about 450 B with all its limits, 200 B without the 8 hours. */
final class ExposureState implements RuleState {
    private static final int LAYOUT = 1;

    /** The value that holds, in the sensor's unit, never below 0; and when it was read, 0 before the first. */
    double held;

    long heldSinceMs;
    /** Up to when values have been added to the doses. */
    long headMs;
    /** Before this no full minute comes; not kept over a restart. */
    long minuteMs;
    /** Whether the newest reading could be used. */
    boolean usable;
    /** By minute; null if no limit needs it. */
    @Nullable
    Dose minutes;
    /** By quarter of an hour; null if no limit needs it. */
    @Nullable
    Dose quarters;

    Latch ceiling = new Latch();
    private Latch stel = new Latch();
    private Latch twa = new Latch();

    ExposureState(@Nullable Dose minutes, @Nullable Dose quarters) {
        this.minutes = minutes;
        this.quarters = quarters;
    }

    Latch latch(ExposureKind kind) {
        return switch (kind) {
            case CEILING -> ceiling;
            case STEL -> stel;
            case TWA -> twa;
        };
    }

    /** Adds the held value up to a time, as far as it holds. */
    void addUpTo(long timeMs, long holdMs) {
        long until = heldSinceMs == 0 ? 0 : Math.min(timeMs, heldSinceMs + holdMs);
        if (until > headMs) {
            if (minutes != null) {
                minutes.add(headMs, until, held);
            }
            if (quarters != null) {
                quarters.add(headMs, until, held);
            }
        }
        headMs = Math.max(headMs, timeMs);
    }

    /** Adds a value that came late and stands for some seconds. */
    void late(long timeMs, double value, double seconds) {
        if (minutes != null) {
            minutes.late(timeMs, value, seconds, headMs);
        }
        if (quarters != null) {
            quarters.late(timeMs, value, seconds, headMs);
        }
    }

    @Override
    public RuleState copy() {
        ExposureState to =
                new ExposureState(minutes == null ? null : minutes.copy(), quarters == null ? null : quarters.copy());
        to.held = held;
        to.heldSinceMs = heldSinceMs;
        to.headMs = headMs;
        to.usable = usable;
        to.ceiling = ceiling.copy();
        to.stel = stel.copy();
        to.twa = twa.copy();
        return to;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(LAYOUT);
        out.writeDouble(held);
        out.writeLong(heldSinceMs);
        out.writeLong(headMs);
        out.writeBoolean(usable);
        write(minutes, out);
        write(quarters, out);
        ceiling.write(out);
        stel.write(out);
        twa.write(out);
    }

    private static void write(@Nullable Dose dose, DataOutput out) throws IOException {
        out.writeBoolean(dose != null);
        if (dose != null) {
            dose.write(out);
        }
    }

    static ExposureState read(DataInput in) throws IOException {
        int layout = in.readByte();
        if (layout != LAYOUT) {
            throw new IOException("the exposure has layout " + layout + "; this version reads layout " + LAYOUT);
        }
        double held = in.readDouble();
        long heldSinceMs = in.readLong();
        long headMs = in.readLong();
        boolean usable = in.readBoolean();
        Dose minutes = in.readBoolean() ? Dose.read(in) : null;
        ExposureState s = new ExposureState(minutes, in.readBoolean() ? Dose.read(in) : null);
        s.held = held;
        s.heldSinceMs = heldSinceMs;
        s.headMs = headMs;
        s.usable = usable;
        s.ceiling = Latch.read(in);
        s.stel = Latch.read(in);
        s.twa = Latch.read(in);
        return s;
    }
}
