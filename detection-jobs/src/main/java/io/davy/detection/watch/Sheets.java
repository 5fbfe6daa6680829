package io.davy.detection.watch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A zone's readings of the allowed lateness, as they came: a reading is written behind the one before it and, where nothing comes late,
 * never touched again, and what is too old goes sheet by sheet. Only when one comes late are they put with their sensors, where it
 * finds its place ({@link Recent}); so are those of a sensor that is slower than its zone, when their sheet goes.
 */
final class Sheets {
    /** As many readings of a sensor, on an average, as {@link Recent} keeps at most. */
    private static final int MOST = Recent.MOST / Stretch.FULL;

    private static final int MOST_SPARE = 8;
    private static final Sheet NONE = new Sheet(new Row[] {Row.apart()}, 0);

    /** The full ones, the oldest first. */
    private final List<Sheet> full = new ArrayList<>(8);
    /** The one that grows; none before the first reading and after all have been put with their sensors. */
    private Sheet newest = NONE;
    /** What a sheet that went has left for the next: most of it is as large as what is needed. */
    private final ArrayDeque<long[]> sparePages = new ArrayDeque<>();

    private Row @Nullable [] spareRows;

    /** Takes a reading that is newer than all of its sensor, before its row does. */
    void append(ZonePlan p, ZoneState s, int i, long timeMs, double packed) {
        if (!newest.takes(timeMs)) {
            turn(p, s, timeMs);
        }
        newest.append(i, timeMs, packed);
    }

    private void turn(ZonePlan p, ZoneState s, long timeMs) {
        if (newest == NONE || !newest.hasRoom(timeMs)) {
            if (newest != NONE) {
                full.add(newest);
            }
            newest = new Sheet(rows(s, timeMs), timeMs);
            while (!full.isEmpty() && (full.size() > MOST || old(p, s))) {
                letGo(p, s);
            }
        }
        newest.turn(sparePages);
    }

    /** The rows as they are now, but where what is kept of a sensor goes on with the next reading. */
    private @Nullable Row[] rows(ZoneState s, long timeMs) {
        Row[] rows = spareRows != null ? spareRows : new Row[s.rows.length];
        spareRows = null;
        for (int i = 0; i < rows.length; i++) {
            Recent recent = s.recents[i];
            if (recent != null && full.isEmpty() && recent.goesOn(timeMs)) {
                rows[i] = null;
            } else {
                rows[i] = Recent.pure(s.rows[i], rows[i] != null ? rows[i] : Row.apart());
            }
        }
        return rows;
    }

    /** Whether the oldest sheet is too old for all sensors that are still heard. */
    private boolean old(ZonePlan p, ZoneState s) {
        @Nullable Row[] last = full.get(full.size() - 1).before;
        @Nullable Row[] next = next().before;
        for (int i = 0; i < s.rows.length; i++) {
            Row before = last[i];
            boolean heard = before == null || before.lastTime < s.rows[i].lastTime;
            if (heard && needed(p, s, next, i)) {
                return false;
            }
        }
        return true;
    }

    private Sheet next() {
        return full.size() > 1 ? full.get(1) : newest;
    }

    /** Whether a sensor's readings before the next sheet may still be met by a late one. Only the oldest sheet lacks rows. */
    private static boolean needed(ZonePlan p, ZoneState s, @Nullable Row[] next, int i) {
        Row after = next[i];
        return after == null || after.lastTime >= s.rows[i].lastTime - p.latenessMs;
    }

    /** Lets the oldest sheet go. What sensors have on it that they still need is put with them. */
    private void letGo(ZonePlan p, ZoneState s) {
        @Nullable Row[] next = next().before;
        Sheet oldest = full.remove(0);
        boolean[] needed = new boolean[s.rows.length];
        boolean any = false;
        for (int i = 0; i < needed.length; i++) {
            Row before = oldest.before[i];
            Row after = next[i];
            if (before == null || after == null || before.lastTime < after.lastTime) {
                needed[i] = needed(p, s, next, i);
                any |= needed[i];
                s.recents[i] = needed[i] ? s.recents[i] : null;
            }
        }
        if (any) {
            put(s, oldest, needed, p.latenessMs);
        }
        spare(oldest);
    }

    private void spare(Sheet gone) {
        if (gone.shared()) {
            return;
        }
        spareRows = gone.before;
        for (long[] page : gone.pages()) {
            if (sparePages.size() < MOST_SPARE) {
                sparePages.add(page);
            }
        }
    }

    /** Puts all with their sensors. */
    void settle(ZoneState s, long latenessMs) {
        if (newest == NONE) {
            return;
        }
        full.add(newest);
        newest = NONE;
        boolean[] all = new boolean[s.rows.length];
        Arrays.fill(all, true);
        for (Sheet sheet : full) {
            put(s, sheet, all, latenessMs);
            spare(sheet);
        }
        full.clear();
        for (int i = 0; i < s.rows.length; i++) {
            Recent recent = s.recents[i];
            if (recent != null && recent.ripe()) {
                recent.close(s.rows[i], latenessMs);
            }
        }
    }

    private static void put(ZoneState s, Sheet sheet, boolean[] wanted, long latenessMs) {
        for (int i = 0; i < wanted.length; i++) {
            Row before = sheet.before[i];
            if (!wanted[i] || before == null) {
                continue;
            }
            Recent recent = s.recents[i];
            if (recent == null) {
                s.recents[i] = Recent.after(before);
            } else if (recent.ripe() || !recent.goesOn(sheet.baseMs)) {
                recent.close(before, latenessMs);
            }
        }
        sheet.each((i, timeMs, packed) -> {
            Recent recent = s.recents[i];
            if (wanted[i] && recent != null) {
                recent.append(timeMs, packed);
            }
        });
    }

    /** A copy; what no longer changes is shared with it. */
    Sheets copy() {
        Sheets to = new Sheets();
        full.forEach(Sheet::share);
        to.full.addAll(full);
        to.newest = newest == NONE ? NONE : newest.copy();
        return to;
    }

    void write(DataOutput out) throws IOException {
        out.writeShort(full.size() + (newest == NONE ? 0 : 1));
        for (Sheet sheet : full) {
            sheet.write(out);
        }
        if (newest != NONE) {
            newest.write(out);
        }
    }

    /** Reads what {@link #write} wrote. */
    static Sheets read(int layout, int sensors, DataInput in) throws IOException {
        Sheets s = new Sheets();
        for (int n = in.readShort(); n > 0; n--) {
            Sheet sheet = Sheet.read(layout, sensors, in);
            if (n > 1) {
                s.full.add(sheet);
            } else {
                s.newest = sheet;
            }
        }
        return s;
    }
}
