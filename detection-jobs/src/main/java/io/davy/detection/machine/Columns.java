package io.davy.detection.machine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Rows of numbers on the wire. */
final class Columns {
    private Columns() {}

    static void write(DataOutput out, double[] values) throws IOException {
        for (double v : values) {
            out.writeDouble(v);
        }
    }

    static double[] read(DataInput in, int n) throws IOException {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }
}
