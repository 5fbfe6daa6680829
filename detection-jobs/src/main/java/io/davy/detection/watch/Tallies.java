package io.davy.detection.watch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Sums of what several rules of a sensor sum up alike: a quiet reading is added here once, and the rules have the sum before any of them may
 * say something. 20 B a sensor.
 */
final class Tallies {
    private final double[] sum;
    private final int[] count;
    /** Readings from this time on, milliseconds since 1970, go to the rules themselves; not kept over a restart. */
    private final long[] untilMs;

    Tallies(int sensors) {
        sum = new double[sensors];
        count = new int[sensors];
        untilMs = new long[sensors];
        restart();
    }

    int sensors() {
        return sum.length;
    }

    /** Adds a reading; false if the rules must have it themselves. */
    boolean add(int sensor, long timeMs, double value) {
        if (over(sensor, timeMs)) {
            return false;
        }
        sum[sensor] += value;
        count[sensor]++;
        return true;
    }

    /** Whether a reading of that time may end what its rules sum up. */
    boolean over(int sensor, long timeMs) {
        return timeMs >= untilMs[sensor];
    }

    /** The rules may be others: each reading goes to them until they say otherwise. */
    void restart() {
        Arrays.fill(untilMs, Long.MIN_VALUE);
    }

    void until(int sensor, long timeMs) {
        untilMs[sensor] = timeMs;
    }

    int count(int sensor) {
        return count[sensor];
    }

    double sum(int sensor) {
        return sum[sensor];
    }

    /** What was added has been handed over. */
    void clear(int sensor) {
        sum[sensor] = 0;
        count[sensor] = 0;
    }

    void copyRow(int from, Tallies to, int sensor) {
        to.sum[sensor] = sum[from];
        to.count[sensor] = count[from];
    }

    void writeRow(int sensor, DataOutput out) throws IOException {
        out.writeDouble(sum[sensor]);
        out.writeInt(count[sensor]);
    }

    void readRow(int sensor, DataInput in) throws IOException {
        sum[sensor] = in.readDouble();
        count[sensor] = in.readInt();
    }
}
