package io.davy.detection.watch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What is remembered while readings of a sensor come that are later than is allowed. */
final class Backlog {
    int count;
    /** The oldest and newest of them, milliseconds since 1970. */
    long firstMs = Long.MAX_VALUE;

    long lastMs;
    /** When the last of them came, by the zone's clock. */
    long heardMs;
    /** Their limits, in the order in which they come. */
    Row row = Row.apart();

    /** Begins anew with the limits: what comes is older than what came before it. */
    void restart() {
        row = Row.apart();
    }

    Backlog copy() {
        Backlog to = new Backlog();
        to.count = count;
        to.firstMs = firstMs;
        to.lastMs = lastMs;
        to.heardMs = heardMs;
        row.copyTo(to.row);
        return to;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(count);
        out.writeLong(firstMs);
        out.writeLong(lastMs);
        out.writeLong(heardMs);
        row.write(out);
    }

    static Backlog read(int layout, DataInput in) throws IOException {
        Backlog b = new Backlog();
        b.count = in.readInt();
        b.firstMs = in.readLong();
        b.lastMs = in.readLong();
        b.heardMs = in.readLong();
        b.row.read(layout, in);
        return b;
    }
}
