package io.davy.detection.watch;

import io.davy.wire.ReadingWalker;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A sensor's readings within the allowed lateness in the order of their times, 12 B each, and its row before the first of them: enough to
 * take a reading that came late in its place.
 *
 * <p>It keeps {@value #MOST} readings at most: of a sensor that sends faster than that in the allowed lateness, less lateness is allowed.
 */
final class Recent {
    static final int MOST = 4096;
    private static final int LEAST = 8;
    private static final long NO_VALUE = 0x7ff8_0000_0000_0000L;
    private static final int MOST_QUALITY = 0xfffe;
    private static final Ladder.Told SILENT = (p, i, row, c, timeMs, value) -> {};

    /** The row before the first reading that is kept. */
    final Row tail;

    private long baseMs;
    private int size;
    /** Milliseconds after the base. */
    private int[] offset = new int[LEAST];
    /** Values; what carries none is a NaN whose low bits are the quality and one. */
    private double[] value = new double[LEAST];

    Recent(Row tail) {
        this.tail = tail;
    }

    int size() {
        return size;
    }

    int capacity() {
        return offset.length;
    }

    /**
     * Adds a reading that is newer than all.
     *
     * @param packed its value and quality
     */
    void append(ZonePlan p, int i, long timeMs, double packed) {
        if (size == offset.length || (size > 0 && timeMs - baseMs > Integer.MAX_VALUE)) {
            room(p, i, timeMs - p.latenessMs);
        }
        if (size == 0) {
            baseMs = timeMs;
        }
        offset[size] = (int) (timeMs - baseMs);
        value[size++] = packed;
    }

    /** Lets go of what is too old; grows if that is little, and drops the oldest where it must not grow. */
    private void room(ZonePlan p, int i, long oldestMs) {
        int from = 0;
        while (from < size && baseMs + offset[from] < oldestMs) {
            from++;
        }
        boolean little = from < offset.length / 4;
        if (little && offset.length >= MOST) {
            from = Math.min(size, MOST / 4);
        }
        drop(p, i, from);
        if (little && offset.length < MOST) {
            int more = Math.min(MOST, offset.length + (offset.length >> 1));
            offset = Arrays.copyOf(offset, more);
            value = Arrays.copyOf(value, more);
        }
    }

    private void drop(ZonePlan p, int i, int from) {
        if (from == 0) {
            return;
        }
        for (int k = 0; k < from; k++) {
            step(p, i, tail, k, SILENT);
        }
        size -= from;
        long base = size == 0 ? baseMs : baseMs + offset[from];
        int shift = (int) (base - baseMs);
        for (int k = 0; k < size; k++) {
            offset[k] = offset[from + k] - shift;
        }
        System.arraycopy(value, from, value, 0, size);
        baseMs = base;
    }

    private void step(ZonePlan p, int i, Row row, int k, Ladder.Told told) {
        long bits = Double.doubleToRawLongBits(value[k]);
        boolean none = Double.isNaN(value[k]) && (bits & 0xffff) != 0;
        Ladder.step(p, i, row, baseMs + offset[k], value[k], none ? (int) (bits & 0xffff) - 1 : 0, told);
    }

    /** A value and its quality in one: what carries none is a NaN that has the quality. */
    static double packed(double v, int quality) {
        return quality < ReadingWalker.FIRST_UNUSABLE_QUALITY
                ? (!Double.isNaN(v) ? v : Double.longBitsToDouble(NO_VALUE))
                : Double.longBitsToDouble(NO_VALUE | Math.min(quality, MOST_QUALITY) + 1);
    }

    /** Whether a reading of that time has its place among those kept; makes room for it. */
    boolean reaches(ZonePlan p, int i, long timeMs) {
        if (size == offset.length) {
            room(p, i, baseMs + offset[size - 1] - p.latenessMs);
        }
        return timeMs > tail.lastTime && size > 0 && baseMs + offset[size - 1] - timeMs < Integer.MAX_VALUE;
    }

    /**
     * Puts a reading in its place.
     *
     * @return false if one of the same time is there already
     */
    boolean insert(long timeMs, double v, int quality) {
        if (find(timeMs) >= 0) {
            return false;
        }
        if (timeMs < baseMs) {
            int shift = (int) (baseMs - timeMs);
            for (int k = 0; k < size; k++) {
                offset[k] += shift;
            }
            baseMs = timeMs;
        }
        int at = -1 - find(timeMs);
        System.arraycopy(offset, at, offset, at + 1, size - at);
        System.arraycopy(value, at, value, at + 1, size - at);
        offset[at] = (int) (timeMs - baseMs);
        value[at] = packed(v, quality);
        size++;
        return true;
    }

    private int find(long timeMs) {
        return timeMs < baseMs ? -1 : Arrays.binarySearch(offset, 0, size, (int) (timeMs - baseMs));
    }

    /** Takes all readings again, from the row before them. */
    void replay(ZonePlan p, int i, Row onto, Ladder.Told told) {
        tail.copyTo(onto);
        for (int k = 0; k < size; k++) {
            step(p, i, onto, k, told);
        }
    }

    Recent copy(Row ownTail) {
        Recent to = new Recent(ownTail);
        tail.copyTo(ownTail);
        to.baseMs = baseMs;
        to.size = size;
        to.offset = offset.clone();
        to.value = value.clone();
        return to;
    }

    /**
     * Writes what is kept.
     *
     * @param newest has readings of the sensor that are newer still
     * @param places where it has them
     */
    void write(DataOutput out, Newest newest, int[] places) throws IOException {
        tail.write(out);
        long base = size > 0 || places.length == 0 ? baseMs : newest.timeMs(places[0]);
        out.writeLong(base);
        int all = size + places.length;
        out.writeShort(all);
        ByteBuffer bytes = ByteBuffer.allocate(all * 12);
        for (int k = 0; k < size; k++) {
            bytes.putInt(offset[k]).putLong(Double.doubleToRawLongBits(value[k]));
        }
        for (int at : places) {
            bytes.putInt((int) (newest.timeMs(at) - base)).putLong(Double.doubleToRawLongBits(newest.value(at)));
        }
        out.write(bytes.array());
    }

    static Recent read(DataInput in, Row tail) throws IOException {
        tail.read(in);
        Recent r = new Recent(tail);
        r.baseMs = in.readLong();
        r.size = in.readShort();
        byte[] all = new byte[r.size * 12];
        in.readFully(all);
        ByteBuffer bytes = ByteBuffer.wrap(all);
        r.offset = new int[Math.max(LEAST, r.size)];
        r.value = new double[r.offset.length];
        for (int k = 0; k < r.size; k++) {
            r.offset[k] = bytes.getInt();
            r.value[k] = Double.longBitsToDouble(bytes.getLong());
        }
        return r;
    }
}
