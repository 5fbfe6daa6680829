package io.davy.detection.watch;

import io.davy.wire.ReadingWalker;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Some of a sensor's readings, one after the other in the order of their times, 12 B each, and its row before the first of them. Only the
 * newest stretch of a sensor grows; one that is full is never changed, so that a checkpoint shares it.
 */
final class Stretch {
    /** How many readings a stretch has room for before the next begins. */
    static final int FULL = 64;

    private static final int LEAST = 8;
    private static final long NO_VALUE = 0x7ff8_0000_0000_0000L;
    private static final int MOST_QUALITY = 0xfffe;

    /** The row before the first reading; never changed. */
    final Row before;

    private long baseMs;
    private int size;
    /** Milliseconds after the base. */
    private int[] offset;
    /** Values; what carries none is a NaN whose low bits are the quality and one. */
    private double[] value;
    /** Whether somebody else may read it, so that it must not be used again. */
    private boolean shared;

    private Stretch(Row before, long baseMs, int size, int[] offset, double[] value) {
        this.before = before;
        this.baseMs = baseMs;
        this.size = size;
        this.offset = offset;
        this.value = value;
    }

    /**
     * An empty stretch.
     *
     * @param like how many readings it is likely to hold
     */
    static Stretch after(Row before, int like) {
        int room = Math.max(LEAST, Math.min(FULL, like));
        return new Stretch(before, 0, 0, new int[room], new double[room]);
    }

    int size() {
        return size;
    }

    /**
     * Adds a reading that is newer than all.
     *
     * @param packed its value and quality
     */
    void append(long timeMs, double packed) {
        if (size == offset.length) {
            int room = size < FULL ? 2 * size : size + (size >> 1);
            offset = Arrays.copyOf(offset, room);
            value = Arrays.copyOf(value, room);
        }
        if (size == 0) {
            baseMs = timeMs;
        }
        offset[size] = (int) (timeMs - baseMs);
        value[size++] = packed;
    }

    /** Whether readings of times around this one can be added. */
    boolean near(long timeMs) {
        return size == 0 || Sheet.near(timeMs, baseMs);
    }

    /** Whether a reading of an earlier time than its newest can stand in this stretch. */
    boolean spans(long timeMs) {
        return size > 0 && baseMs + offset[size - 1] - timeMs < Integer.MAX_VALUE;
    }

    boolean has(long timeMs) {
        return find(timeMs) >= 0;
    }

    private int find(long timeMs) {
        return timeMs < baseMs ? -1 : Arrays.binarySearch(offset, 0, size, (int) (timeMs - baseMs));
    }

    /** The same stretch with one reading more, of a time that it does not have. */
    Stretch with(long timeMs, double packed) {
        int at = -1 - find(timeMs);
        int shift = timeMs < baseMs ? (int) (baseMs - timeMs) : 0;
        Stretch to = new Stretch(
                before,
                baseMs - shift,
                size + 1,
                new int[Math.max(FULL, size + 1)],
                new double[Math.max(FULL, size + 1)]);
        for (int k = 0; k < size; k++) {
            to.offset[k < at ? k : k + 1] = offset[k] + shift;
        }
        System.arraycopy(value, 0, to.value, 0, at);
        System.arraycopy(value, at, to.value, at + 1, size - at);
        to.offset[at] = (int) (timeMs - to.baseMs);
        to.value[at] = packed;
        // The row before it is still that of both.
        to.shared = shared;
        return to;
    }

    /** The same readings after a row. Readings are only ever added behind those that are there, so both share them; one of the two may grow. */
    Stretch copy(Row row) {
        Stretch to = new Stretch(row, baseMs, size, offset, value);
        share();
        to.share();
        return to;
    }

    /** A checkpoint has it too. */
    void share() {
        shared = true;
    }

    /**
     * An empty stretch after a row, in the place of this one where nobody else has it: what lives for minutes and is made anew all the
     * time is what a collector of garbage copies most.
     */
    Stretch again(Row now) {
        if (shared || offset.length < FULL) {
            return after(Recent.pure(now, Row.apart()), FULL);
        }
        return new Stretch(Recent.pure(now, before), 0, 0, offset, value);
    }

    /** Takes its readings on a row. */
    void replay(ZonePlan p, int i, Row onto, Ladder.Told told) {
        for (int k = 0; k < size; k++) {
            long bits = Double.doubleToRawLongBits(value[k]);
            boolean none = Double.isNaN(value[k]) && (bits & 0xffff) != 0;
            Ladder.step(p, i, onto, baseMs + offset[k], value[k], none ? (int) (bits & 0xffff) - 1 : 0, told);
        }
    }

    /** A value and its quality in one: what carries none is a NaN that has the quality. */
    static double packed(double v, int quality) {
        return quality < ReadingWalker.FIRST_UNUSABLE_QUALITY
                ? (!Double.isNaN(v) ? v : Double.longBitsToDouble(NO_VALUE))
                : Double.longBitsToDouble(NO_VALUE | Math.min(quality, MOST_QUALITY) + 1);
    }

    void write(DataOutput out) throws IOException {
        before.write(out);
        out.writeLong(baseMs);
        out.writeShort(size);
        ByteBuffer bytes = ByteBuffer.allocate(size * 12);
        for (int k = 0; k < size; k++) {
            bytes.putInt(offset[k]).putLong(Double.doubleToRawLongBits(value[k]));
        }
        out.write(bytes.array());
    }

    static Stretch read(int layout, DataInput in) throws IOException {
        Row before = Row.apart();
        before.read(layout, in);
        long base = in.readLong();
        int size = in.readShort();
        byte[] all = new byte[size * 12];
        in.readFully(all);
        ByteBuffer bytes = ByteBuffer.wrap(all);
        int[] offset = new int[Math.max(LEAST, size)];
        double[] value = new double[offset.length];
        for (int k = 0; k < size; k++) {
            offset[k] = bytes.getInt();
            value[k] = Double.longBitsToDouble(bytes.getLong());
        }
        return new Stretch(before, base, size, offset, value);
    }
}
