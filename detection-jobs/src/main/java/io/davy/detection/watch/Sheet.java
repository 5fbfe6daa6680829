package io.davy.detection.watch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a zone's readings in the order in which they came, 16 B each, and the rows of its sensors before the first of them. Only the newest
 * sheet of a zone grows; one that is full is never changed, so that a checkpoint shares it.
 */
final class Sheet {
    /** Readings a sensor that a page has room for, on an average. */
    private static final int A_SENSOR = 16;

    private static final int MOST_ON_A_PAGE = 4096;
    /** No two times of a sheet are further apart than twice this, so that what is between them fits an int. */
    private static final long REACH_MS = 1L << 30;

    /** By sensor: its row before all that is here; null where what is kept of it elsewhere goes on here. */
    final @Nullable Row[] before;

    final long baseMs;
    /** Twos: the sensor's index above and milliseconds after the base below; the value as {@link Stretch#packed} has it. */
    private final List<long[]> pages = new ArrayList<>();

    private long[] page = {};
    private int end;
    /** Whether somebody else may read it, so that it must not be used again. */
    private boolean shared;

    Sheet(@Nullable Row[] before, long baseMs) {
        this.before = before;
        this.baseMs = baseMs;
    }

    /** Whether a time is so near the base that what lies between two such fits an int. */
    static boolean near(long timeMs, long baseMs) {
        return timeMs - baseMs + REACH_MS >>> 31 == 0;
    }

    /** Whether a reading of that time has room on the page in hand. */
    boolean takes(long timeMs) {
        return end < page.length && near(timeMs, baseMs);
    }

    /** Adds a reading that it {@link #takes}. */
    void append(int sensor, long timeMs, double packed) {
        page[end] = (long) sensor << 32 | timeMs - baseMs & 0xffff_ffffL;
        page[end + 1] = Double.doubleToRawLongBits(packed);
        end += 2;
    }

    /** Whether another page may begin for a reading of that time. */
    boolean hasRoom(long timeMs) {
        return near(timeMs, baseMs) && (long) pages.size() * perPage() < (long) Stretch.FULL * before.length;
    }

    /** Entries of a page: fewer than 16 a sensor only in large zones. */
    private int perPage() {
        return Math.min(MOST_ON_A_PAGE, A_SENSOR * before.length);
    }

    /**
     * Begins a page.
     *
     * @param spare pages that nobody uses any more
     */
    void turn(ArrayDeque<long[]> spare) {
        long[] next = spare.poll();
        page = next != null ? next : new long[2 * perPage()];
        pages.add(page);
        end = 0;
    }

    int size() {
        return pages.isEmpty() ? 0 : (pages.size() - 1) * perPage() + end / 2;
    }

    /** Takes readings one by one. */
    interface Each {
        void reading(int sensor, long timeMs, double packed);
    }

    /** Hands out all readings in the order in which they came. */
    void each(Each taker) {
        for (long[] p : pages) {
            int to = p == page ? end : p.length;
            for (int at = 0; at < to; at += 2) {
                taker.reading((int) (p[at] >>> 32), baseMs + (int) p[at], Double.longBitsToDouble(p[at + 1]));
            }
        }
    }

    /** A checkpoint has it too. */
    void share() {
        shared = true;
    }

    boolean shared() {
        return shared;
    }

    /** Its pages, for another to use. */
    List<long[]> pages() {
        return pages;
    }

    /** The same readings. More are only ever added behind those that are there, so both share the pages; one of the two may grow. */
    Sheet copy() {
        Sheet to = new Sheet(before, baseMs);
        to.pages.addAll(pages);
        to.page = page;
        to.end = end;
        share();
        to.share();
        return to;
    }

    void write(DataOutput out) throws IOException {
        for (Row row : before) {
            out.writeBoolean(row != null);
            if (row != null) {
                row.write(out);
            }
        }
        out.writeLong(baseMs);
        out.writeInt(size());
        for (long[] p : pages) {
            int to = p == page ? end : p.length;
            ByteBuffer bytes = ByteBuffer.allocate(to * Long.BYTES);
            bytes.asLongBuffer().put(p, 0, to);
            out.write(bytes.array());
        }
    }

    static Sheet read(int layout, int sensors, DataInput in) throws IOException {
        Row[] before = new Row[sensors];
        for (int i = 0; i < sensors; i++) {
            if (in.readBoolean()) {
                before[i] = Row.apart();
                before[i].read(layout, in);
            }
        }
        Sheet sheet = new Sheet(before, in.readLong());
        ArrayDeque<long[]> none = new ArrayDeque<>();
        for (int left = in.readInt() * 2; left > 0; left -= sheet.end) {
            sheet.turn(none);
            byte[] all = new byte[Math.min(left, sheet.page.length) * Long.BYTES];
            in.readFully(all);
            ByteBuffer.wrap(all).asLongBuffer().get(sheet.page, 0, all.length / Long.BYTES);
            sheet.end = all.length / Long.BYTES;
        }
        return sheet;
    }
}
