package io.davy.detection.heat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The course of one slow value: a fast and a slow running mean. Their difference tells whether it is steady. Machines warm up and cool
 * down with time constants of a quarter of an hour to some hours; the slow mean, over an hour, still lags behind the slowest of them.
 */
final class Course {
    private static final double FAST_MS = 2 * 60_000;
    private static final double SLOW_MS = 60 * 60_000;
    /** What has been seen for less says nothing yet. */
    private static final long LEAST_MS = 5 * 60_000;

    private double fast;
    private double slow;
    private long firstMs;
    private long lastMs;

    /**
     * Takes a usable value.
     *
     * @param gapMs after a longer silence the course begins anew
     */
    void take(long timeMs, double value, long gapMs) {
        if (lastMs == 0 || timeMs - lastMs > gapMs) {
            fast = value;
            slow = value;
            firstMs = timeMs;
        } else {
            double step = timeMs - lastMs;
            fast += (1 - Math.exp(-step / FAST_MS)) * (value - fast);
            slow += (1 - Math.exp(-step / SLOW_MS)) * (value - slow);
        }
        lastMs = timeMs;
    }

    /** Forgets that it is current: its device is broken. */
    void lost() {
        lastMs = 0;
    }

    /** Whether it is known at a time. */
    boolean known(long timeMs, long gapMs) {
        return lastMs != 0 && timeMs - lastMs <= gapMs && lastMs - firstMs >= LEAST_MS;
    }

    /** The value, over some minutes. */
    double value() {
        return fast;
    }

    /** How far it has come of late; 0 if it is steady. */
    double moved() {
        return fast - slow;
    }

    Course copy() {
        Course to = new Course();
        to.fast = fast;
        to.slow = slow;
        to.firstMs = firstMs;
        to.lastMs = lastMs;
        return to;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(fast);
        out.writeDouble(slow);
        out.writeLong(firstMs);
        out.writeLong(lastMs);
    }

    static Course read(DataInput in) throws IOException {
        Course c = new Course();
        c.fast = in.readDouble();
        c.slow = in.readDouble();
        c.firstMs = in.readLong();
        c.lastMs = in.readLong();
        return c;
    }
}
