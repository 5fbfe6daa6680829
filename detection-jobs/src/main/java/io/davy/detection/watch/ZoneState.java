package io.davy.detection.watch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The state of one zone's watch: primitive columns, one row a sensor; lives in Flink's keyed state. */
public final class ZoneState {
    static final byte OFF = 0;
    static final byte PENDING_ON = 1;
    static final byte ON = 2;
    static final byte PENDING_OFF = 3;
    /** On, but told only as one of the sensors of a lost gateway. */
    static final byte BENEATH = 4;

    /** Milliseconds since 1970 up to which the zone's clock has come. */
    long clockMs;
    /** When the interval of the air sample in hand began; 0 before the first. */
    long airStartMs;
    /** When the interval in hand was last told before its end. */
    long airToldMs;

    String[] tags;

    Row[] rows;
    /** When a sensor was last heard, milliseconds since 1970 on the zone's clock; 0 if never. */
    long[] lastSeen;
    /** The readings within the allowed lateness as they came. */
    Sheets sheets = new Sheets();
    /** By sensor: those before these that have been put with their sensor; null where there are none. */
    final @Nullable Recent[] recents;
    /** By index of the sensor: what comes of it later than is allowed. */
    final Map<Integer, Backlog> backlogs = new TreeMap<>();
    /** Readings that came after a newer one. */
    int[] late;
    /** No sensor can fall silent before this moment; not kept over a restart. */
    long silenceDueMs;

    /** When the zone is looked at next, milliseconds since 1970; not kept over a restart, nor in a copy. */
    private long wakeMs;

    /** The plan that it was last put under; not kept over a restart. */
    private @Nullable ZonePlan last;

    double[] airSum;
    double[] airSum2;
    int[] airCount;
    ExtraStates extra = new ExtraStates();
    /** What rules of {@link #extra} have still to be told of. */
    final Tallies tallies;

    ZoneState(String[] tags) {
        int n = tags.length;
        this.tags = tags;
        lastSeen = new long[n];
        late = new int[n];
        recents = new Recent[n];
        tallies = new Tallies(n);
        airSum = new double[n];
        airSum2 = new double[n];
        airCount = new int[n];
        rows = new Row[n];
        for (int i = 0; i < n; i++) {
            rows[i] = new Row(rows);
        }
    }

    /** The state of a zone that has not seen anything yet. */
    public static ZoneState fresh(ZonePlan plan) {
        return new ZoneState(plan.tags);
    }

    /** Whether the rows are those of the plan. */
    public boolean fits(ZonePlan plan) {
        return tags == plan.tags || Arrays.equals(tags, plan.tags);
    }

    /**
     * The state under a plan, a new object if its sensors are others. What nothing in the plan would ever end goes off with its reason.
     *
     * @param out takes what went off
     */
    public ZoneState under(ZonePlan plan, WatchOutput out) {
        if (plan == last) {
            return this;
        }
        ZoneState to = PlanChange.adopt(plan, this, out);
        to.last = plan;
        to.tallies.restart();
        return to;
    }

    /** The same state with the rows of another plan: sensors that stay keep theirs, new ones begin empty. */
    public ZoneState onto(ZonePlan plan) {
        sheets.settle(this, plan.latenessMs);
        Map<String, Integer> rows = new HashMap<>();
        for (int i = 0; i < tags.length; i++) {
            rows.put(tags[i], i);
        }
        ZoneState to = new ZoneState(plan.tags);
        to.clockMs = clockMs;
        to.airStartMs = airStartMs;
        to.airToldMs = airToldMs;
        to.extra = extra.copy();
        for (int i = 0; i < plan.size; i++) {
            Integer row = rows.get(plan.tags[i]);
            if (row != null) {
                copyRow(row, to, i);
            }
        }
        return to;
    }

    private void copyRow(int from, ZoneState to, int i) {
        rows[from].copyTo(to.rows[i]);
        to.lastSeen[i] = lastSeen[from];
        to.late[i] = late[from];
        Recent recent = recents[from];
        to.recents[i] = recent == null ? null : recent.copy();
        Backlog backlog = backlogs.get(from);
        if (backlog != null) {
            to.backlogs.put(i, backlog.copy());
        }
        tallies.copyRow(from, to.tallies, i);
        to.airSum[i] = airSum[from];
        to.airSum2[i] = airSum2[from];
        to.airCount[i] = airCount[from];
    }

    /** A deep copy, as Flink needs one while a checkpoint is being written. */
    public ZoneState copy() {
        ZoneState to = new ZoneState(tags);
        to.clockMs = clockMs;
        to.airStartMs = airStartMs;
        to.airToldMs = airToldMs;
        to.extra = extra.copy();
        for (int i = 0; i < tags.length; i++) {
            copyRow(i, to, i);
        }
        to.sheets = sheets.copy();
        to.last = last;
        return to;
    }

    private static final int LAYOUT = 5;

    /** Whether it does not know yet that it is looked at then. */
    public boolean wakes(long atMs) {
        boolean other = wakeMs != atMs;
        wakeMs = atMs;
        return other;
    }

    /** How far the zone's clock has come, milliseconds since 1970. */
    public long clockMs() {
        return clockMs;
    }

    /** Where a rule stands at a sensor. */
    byte phase(int sensor, Rule rule) {
        Condition c = rows[sensor].find(rule);
        return c == null ? OFF : c.phase;
    }

    /** When a rule's condition at a sensor began, milliseconds since 1970; 0 if it is off. */
    long onset(int sensor, Rule rule) {
        Condition c = rows[sensor].find(rule);
        return c == null ? 0 : c.onsetMs;
    }

    /** Writes the state, version first. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(LAYOUT);
        out.writeLong(clockMs);
        out.writeLong(airStartMs);
        out.writeLong(airToldMs);
        out.writeInt(tags.length);
        for (int i = 0; i < tags.length; i++) {
            out.writeUTF(tags[i]);
            writeRow(i, out);
        }
        sheets.write(out);
        extra.write(out);
    }

    private void writeRow(int i, DataOutput out) throws IOException {
        rows[i].write(out);
        out.writeLong(lastSeen[i]);
        out.writeInt(late[i]);
        Recent recent = recents[i];
        out.writeBoolean(recent != null);
        if (recent != null) {
            recent.write(out);
        }
        Backlog backlog = backlogs.get(i);
        out.writeBoolean(backlog != null);
        if (backlog != null) {
            backlog.write(out);
        }
        tallies.writeRow(i, out);
        out.writeDouble(airSum[i]);
        out.writeDouble(airSum2[i]);
        out.writeInt(airCount[i]);
    }

    /**
     * Reads what {@link #write} wrote, of this version or an older one.
     *
     * @throws IOException if a newer version wrote it; the message says so
     */
    public static ZoneState read(DataInput in) throws IOException {
        int layout = in.readInt();
        if (layout < 1 || layout > LAYOUT) {
            throw new IOException(
                    "the zone state has layout " + layout + "; this version reads layouts 1 to " + LAYOUT);
        }
        long clock = in.readLong();
        long air = in.readLong();
        long airTold = in.readLong();
        int n = in.readInt();
        ZoneState s = new ZoneState(new String[n]);
        s.clockMs = clock;
        s.airStartMs = air;
        s.airToldMs = airTold;
        for (int i = 0; i < n; i++) {
            s.tags[i] = in.readUTF();
            if (layout < 3) {
                OldRows.read(s, i, in);
            } else {
                s.readRow(i, layout, in);
            }
        }
        if (layout > 4) {
            s.sheets = Sheets.read(layout, n, in);
        }
        if (layout > 1) {
            s.extra = ExtraStates.read(in);
        }
        return s;
    }

    private void readRow(int i, int layout, DataInput in) throws IOException {
        rows[i].read(layout, in);
        lastSeen[i] = in.readLong();
        late[i] = in.readInt();
        if (in.readBoolean()) {
            recents[i] = Recent.read(layout, in);
        }
        if (in.readBoolean()) {
            backlogs.put(i, Backlog.read(layout, in));
        }
        if (layout > 3) {
            tallies.readRow(i, in);
        }
        airSum[i] = in.readDouble();
        airSum2[i] = in.readDouble();
        airCount[i] = in.readInt();
    }
}
