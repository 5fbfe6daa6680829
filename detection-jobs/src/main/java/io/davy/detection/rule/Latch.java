package io.davy.detection.rule;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The on-delay / off-delay machine of one condition. */
public final class Latch {
    /** What a step did. */
    public enum Step {
        SAME,
        WENT_ON,
        WENT_OFF
    }

    private static final byte OFF = 0;
    private static final byte PENDING_ON = 1;
    private static final byte ON = 2;
    private static final byte PENDING_OFF = 3;

    private byte phase;
    private long sinceMs;
    private long onsetMs;
    private double onsetValue;

    /**
     * Takes one comparison.
     *
     * @param beyond the value is beyond the limit
     * @param back the value is back behind the limit and its deadband; neither is true inside the deadband
     */
    public Step step(boolean beyond, boolean back, long timeMs, double value, long onDelayMs, long offDelayMs) {
        switch (phase) {
            case OFF -> {
                if (!beyond) {
                    return Step.SAME;
                }
                onsetMs = timeMs;
                onsetValue = value;
                sinceMs = timeMs;
                phase = onDelayMs > 0 ? PENDING_ON : ON;
                return phase == ON ? Step.WENT_ON : Step.SAME;
            }
            case PENDING_ON -> {
                if (!beyond) {
                    phase = OFF;
                    return Step.SAME;
                }
                if (timeMs - sinceMs < onDelayMs) {
                    return Step.SAME;
                }
                phase = ON;
                return Step.WENT_ON;
            }
            case ON -> {
                if (!back) {
                    return Step.SAME;
                }
                sinceMs = timeMs;
                phase = offDelayMs > 0 ? PENDING_OFF : OFF;
                return phase == OFF ? Step.WENT_OFF : Step.SAME;
            }
            case PENDING_OFF -> {
                if (!back) {
                    phase = ON;
                    return Step.SAME;
                }
                if (timeMs - sinceMs < offDelayMs) {
                    return Step.SAME;
                }
                phase = OFF;
                return Step.WENT_OFF;
            }
            default -> throw new IllegalStateException("phase " + phase);
        }
    }

    /** Puts the condition on or off at once. */
    public Step set(boolean on, long timeMs, double value) {
        return step(on, !on, timeMs, value, 0, 0);
    }

    /** Whether the condition is on, or on its way off. */
    public boolean on() {
        return phase == ON || phase == PENDING_OFF;
    }

    /** Whether there is nothing to remember. */
    public boolean idle() {
        return phase == OFF;
    }

    /** Event time at which the condition began, milliseconds since 1970; stays after it went off. */
    public long onsetMs() {
        return onsetMs;
    }

    /** The value with which it began. */
    public double onsetValue() {
        return onsetValue;
    }

    /** A copy. */
    public Latch copy() {
        Latch to = new Latch();
        to.phase = phase;
        to.sinceMs = sinceMs;
        to.onsetMs = onsetMs;
        to.onsetValue = onsetValue;
        return to;
    }

    /** Writes the latch: 1 byte when off, 25 else. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(phase);
        if (phase != OFF) {
            out.writeLong(sinceMs);
            out.writeLong(onsetMs);
            out.writeDouble(onsetValue);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static Latch read(DataInput in) throws IOException {
        Latch latch = new Latch();
        latch.phase = in.readByte();
        if (latch.phase != OFF) {
            latch.sinceMs = in.readLong();
            latch.onsetMs = in.readLong();
            latch.onsetValue = in.readDouble();
        }
        return latch;
    }
}
