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

    /** The full ones, the oldest first. */
    private final List<Stretch> full = new ArrayList<>(8);
    /** The one that grows. */
    private Stretch newest;

    private int size;

    private Recent(Stretch newest) {
        this.newest = newest;
    }

    /** Nothing is kept yet; the next reading is the one after this row. */
    static Recent after(Row row) {
        return new Recent(Stretch.after(pure(row, Row.apart()), 0));
    }

    /**
     * A row as its readings alone have made it.
     *
     * @param to becomes that
     */
    static Row pure(Row row, Row to) {
        row.copyTo(to);
        for (Condition c = to.active; c != null; c = c.next) {
            if (c.rule.byClock()) {
                to.remove(c);
            }
        }
        return to;
    }

    /** Whether readings of times around this one may be added to the stretch in hand. */
    boolean goesOn(long timeMs) {
        return newest.near(timeMs);
    }

    /** How many readings are kept. */
    int size() {
        return size;
    }

    private Stretch at(int k) {
        return k < full.size() ? full.get(k) : newest;
    }

    private void put(int k, Stretch stretch) {
        if (k < full.size()) {
            full.set(k, stretch);
        } else {
            newest = stretch;
        }
    }

    /** The row before the first reading that is kept. */
    Row first() {
        return at(0).before;
    }

    /**
     * Adds a reading that is newer than all.
     *
     * @param packed its value and quality
     */
    void append(long timeMs, double packed) {
        newest.append(timeMs, packed);
        size++;
    }

    /** Whether it is time to close the stretch in hand. */
    boolean ripe() {
        return newest.size() >= CLOSED_FROM;
    }

    /**
     * Closes the stretch in hand and lets go of what is too old.
     *
     * @param now the sensor's row after all that is kept
     */
    void close(Row now, long latenessMs) {
        int last = newest.size();
        if (last == 0) {
            return;
        }
        full.add(newest);
        int gone = 0;
        Stretch old = null;
        while (gone + 1 < full.size()
                && (full.get(gone + 1).before.lastTime < now.lastTime - latenessMs || size > MOST)) {
            old = full.get(gone++);
            size -= old.size();
        }
        newest = old != null && last >= CLOSED_FROM
                ? old.again(now)
                : Stretch.after(pure(now, Row.apart()), last >= CLOSED_FROM ? Stretch.FULL : last);
        full.subList(0, gone).clear();
    }

    /** Whether a reading of that time has its place among those kept. */
    boolean reaches(long timeMs) {
        return timeMs > first().lastTime && size > 0 && at(of(timeMs)).spans(timeMs);
    }

    /** Whether one of that time is there. */
    boolean has(long timeMs) {
        return at(of(timeMs)).has(timeMs);
    }

    private int of(long timeMs) {
        int k = full.size();
        while (k > 0 && at(k).before.lastTime >= timeMs) {
            k--;
        }
        return k;
    }

    /** Puts a reading of a time that is not there in its place. */
    void insert(long timeMs, double packed) {
        int k = of(timeMs);
        put(k, at(k).with(timeMs, packed));
        size++;
    }

    /** Takes all readings again, from the row before them. */
    void replay(ZonePlan p, int i, Row onto, Ladder.Told told) {
        first().copyTo(onto);
        for (int k = 0; k <= full.size(); k++) {
            at(k).replay(p, i, onto, told);
        }
    }

    /** Takes all readings again, and remembers the rows on the way: one of the readings is new. */
    void relive(ZonePlan p, int i, Row onto, Ladder.Told told) {
        first().copyTo(onto);
        for (int k = 0; k <= full.size(); k++) {
            if (k > 0) {
                put(k, at(k).copy(pure(onto, Row.apart())));
            }
            at(k).replay(p, i, onto, told);
        }
    }

    /** Forgets the conditions of rules that the plan does not have. */
    void under(ZonePlan p, int i) {
        for (int k = 0; k <= full.size(); k++) {
            Row row = pure(at(k).before, Row.apart());
            boolean other = false;
            for (Condition c = row.active; c != null; c = c.next) {
                if (!p.watches(i, c.rule)) {
                    row.remove(c);
                    other = true;
                }
            }
            if (other) {
                put(k, at(k).copy(row));
            }
        }
    }

    /** A copy; what no longer changes is shared with it. */
    Recent copy() {
        Recent to = new Recent(newest.copy(newest.before));
        to.size = size;
        full.forEach(Stretch::share);
        to.full.addAll(full);
        return to;
    }

    void write(DataOutput out) throws IOException {
        out.writeShort(full.size() + 1);
        for (Stretch s : full) {
            s.write(out);
        }
        newest.write(out);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param layout of the zone's state; before 4 there was one stretch
     */
    static Recent read(int layout, DataInput in) throws IOException {
        int n = layout < 4 ? 1 : in.readShort();
        Recent r = new Recent(Stretch.read(layout, in));
        for (int k = 1; k < n; k++) {
            r.full.add(r.newest);
            r.newest = Stretch.read(layout, in);
        }
        r.size = r.newest.size() + r.full.stream().mapToInt(Stretch::size).sum();
        return r;
    }
}
