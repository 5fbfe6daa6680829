package io.davy.detection.watch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Sums of what several rules of a sensor sum up alike: a quiet reading is added here once, and the rules have the sum before any of them may
 * say something. 32 B a sensor, beside each other.
 */
final class Tallies {
    private static final int WIDTH = 4;
    private static final int SUM = 0;
    private static final int COUNT = 1;
    /** Readings from this time on, milliseconds since 1970, go to the rules themselves; not kept over a restart. */
    private static final int UNTIL = 2;

    private final double[] cells;

    Tallies(int sensors) {
        cells = new double[WIDTH * sensors];
        restart();
    }

    int sensors() {
        return cells.length / WIDTH;
    }

    /** Adds a reading; false if the rules must have it themselves. */
    boolean add(int sensor, long timeMs, double value) {
        int at = sensor * WIDTH;
        if ((double) timeMs >= cells[at + UNTIL]) {
            return false;
        }
        cells[at + SUM] += value;
        cells[at + COUNT]++;
        return true;
    }

    /** Whether a reading of that time may end what its rules sum up. */
    boolean over(int sensor, long timeMs) {
        return (double) timeMs >= cells[sensor * WIDTH + UNTIL];
    }

    /** The rules may be others: each reading goes to them until they say otherwise. */
    void restart() {
        for (int i = 0; i < sensors(); i++) {
            cells[i * WIDTH + UNTIL] = Double.NEGATIVE_INFINITY;
        }
    }

    void until(int sensor, long timeMs) {
        cells[sensor * WIDTH + UNTIL] = (double) timeMs;
    }

    int count(int sensor) {
        return (int) cells[sensor * WIDTH + COUNT];
    }

    double sum(int sensor) {
        return cells[sensor * WIDTH + SUM];
    }

    /** What was added has been handed over. */
    void clear(int sensor) {
        cells[sensor * WIDTH + SUM] = 0;
        cells[sensor * WIDTH + COUNT] = 0;
    }

    void copyRow(int from, Tallies to, int sensor) {
        to.cells[sensor * WIDTH + SUM] = sum(from);
        to.cells[sensor * WIDTH + COUNT] = count(from);
    }

    void writeRow(int sensor, DataOutput out) throws IOException {
        out.writeDouble(sum(sensor));
        out.writeInt(count(sensor));
    }

    void readRow(int sensor, DataInput in) throws IOException {
        cells[sensor * WIDTH + SUM] = in.readDouble();
        cells[sensor * WIDTH + COUNT] = in.readInt();
    }
}
