package io.davy.detection.watch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A sensor's readings within the allowed lateness in the order of their times, in stretches that each know the row before them: enough to
 * take a reading that came late in its place. What is too old goes stretch by stretch; no reading is taken twice for that.
 *
 * <p>It keeps about {@value #MOST} readings at most: of a sensor that sends faster than that in the allowed lateness, less lateness is
 * allowed.
 */
final class Recent {
    static final int MOST = 4096;
    /** From so many readings on a stretch is closed as soon as its sensor's row is at hand. */
    private static final int CLOSED_FROM = Stretch.FULL - 8;

    private static final int[] NOWHERE = {};

    /** The oldest first; the last one grows. */
    private final List<Stretch> stretches = new ArrayList<>(8);

    private int size;

    private Recent() {}

    /** Nothing is kept yet; the next reading is the one after this row. */
    static Recent after(Row row) {
        Recent r = new Recent();
        r.stretches.add(Stretch.after(pure(row), 0));
        return r;
    }

    /** A row as its readings alone have made it. */
    private static Row pure(Row row) {
        Row to = Row.apart();
        row.copyTo(to);
        for (Condition c = to.active; c != null; c = c.next) {
            if (c.rule.byClock()) {
                to.remove(c);
            }
        }
        return to;
    }

    /** How many readings are kept. */
    int size() {
        return size;
    }

    private Stretch newest() {
        return stretches.get(stretches.size() - 1);
    }

    /** The row before the first reading that is kept. */
    Row first() {
        return stretches.get(0).before;
    }

    /**
     * Adds a reading that is newer than all.
     *
     * @param packed its value and quality
     */
    void append(long timeMs, double packed) {
        newest().append(timeMs, packed);
        size++;
    }

    /** Whether it is time to close the stretch in hand. */
    boolean ripe() {
        return newest().size() >= CLOSED_FROM;
    }

    /**
     * Closes the stretch in hand and lets go of what is too old.
     *
     * @param now the sensor's row after all that is kept
     */
    void close(Row now, long latenessMs) {
        int last = newest().size();
        if (last == 0) {
            return;
        }
        stretches.add(Stretch.after(pure(now), last >= CLOSED_FROM ? Stretch.FULL : last));
        int gone = 0;
        while (gone < stretches.size() - 1
                && (stretches.get(gone + 1).before.lastTime < now.lastTime - latenessMs || size > MOST)) {
            size -= stretches.get(gone++).size();
        }
        stretches.subList(0, gone).clear();
    }

    /** Whether a reading of that time has its place among those kept. */
    boolean reaches(long timeMs) {
        return timeMs > first().lastTime && size > 0 && of(timeMs).spans(timeMs);
    }

    /** Whether one of that time is there. */
    boolean has(long timeMs) {
        return of(timeMs).has(timeMs);
    }

    private int at(long timeMs) {
        int at = stretches.size() - 1;
        while (at > 0 && stretches.get(at).before.lastTime >= timeMs) {
            at--;
        }
        return at;
    }

    private Stretch of(long timeMs) {
        return stretches.get(at(timeMs));
    }

    /** Puts a reading of a time that is not there in its place. */
    void insert(long timeMs, double packed) {
        int at = at(timeMs);
        stretches.set(at, stretches.get(at).with(timeMs, packed));
        size++;
    }

    /** Takes all readings again, from the row before them. */
    void replay(ZonePlan p, int i, Row onto, Ladder.Told told) {
        first().copyTo(onto);
        for (Stretch s : stretches) {
            s.replay(p, i, onto, told);
        }
    }

    /** Takes all readings again, and remembers the rows on the way: one of the readings is new. */
    void relive(ZonePlan p, int i, Row onto, Ladder.Told told) {
        first().copyTo(onto);
        for (int k = 0; k < stretches.size(); k++) {
            if (k > 0) {
                stretches.set(k, stretches.get(k).copy(pure(onto)));
            }
            stretches.get(k).replay(p, i, onto, told);
        }
    }

    /** Forgets the conditions of rules that the plan does not have. */
    void under(ZonePlan p, int i) {
        for (int k = 0; k < stretches.size(); k++) {
            Row row = pure(stretches.get(k).before);
            boolean other = false;
            for (Condition c = row.active; c != null; c = c.next) {
                if (!p.watches(i, c.rule)) {
                    row.remove(c);
                    other = true;
                }
            }
            if (other) {
                stretches.set(k, stretches.get(k).copy(row));
            }
        }
    }

    /** A copy; what no longer changes is shared with it. */
    Recent copy() {
        Recent to = new Recent();
        to.size = size;
        to.stretches.addAll(stretches.subList(0, stretches.size() - 1));
        to.stretches.add(newest().copy(newest().before));
        return to;
    }

    /**
     * Writes what is kept.
     *
     * @param newest has readings of the sensor that are newer still
     * @param places where it has them
     */
    void write(DataOutput out, Newest newest, int[] places) throws IOException {
        out.writeShort(stretches.size());
        for (Stretch s : stretches) {
            s.write(out, newest, s == newest() ? places : NOWHERE);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param layout of the zone's state; before 4 there was one stretch
     */
    static Recent read(int layout, DataInput in) throws IOException {
        Recent r = new Recent();
        int n = layout < 4 ? 1 : in.readShort();
        for (int k = 0; k < n; k++) {
            Stretch s = Stretch.read(layout, in);
            r.stretches.add(s);
            r.size += s.size();
        }
        return r;
    }
}
