package io.davy.detection.watch;

import io.davy.detection.gas.Background;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

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

    long[] lastTime;
    long[] lastSeen;
    long[] lastChange;
    double[] lastValue;
    int[] late;
    /** Phase, since when, onset time and onset value by sensor and {@link Rule}. */
    byte[] phase;

    long[] since;
    long[] onset;
    float[] onsetValue;
    /** How many of a sensor's rules are not OFF. */
    byte[] busy;

    Background.Columns background;
    double[] airSum;
    double[] airSum2;
    int[] airCount;
    double[][] rateValue;
    long[][] rateTime;
    ExtraStates extra = new ExtraStates();

    ZoneState(String[] tags) {
        int n = tags.length;
        this.tags = tags;
        lastTime = new long[n];
        lastSeen = new long[n];
        lastChange = new long[n];
        lastValue = new double[n];
        late = new int[n];
        phase = new byte[n * Rule.COUNT];
        since = new long[n * Rule.COUNT];
        onset = new long[n * Rule.COUNT];
        onsetValue = new float[n * Rule.COUNT];
        busy = new byte[n];
        background = new Background.Columns(n);
        airSum = new double[n];
        airSum2 = new double[n];
        airCount = new int[n];
        rateValue = new double[n][];
        rateTime = new long[n][];
    }

    /** The state of a zone that has not seen anything yet. */
    public static ZoneState fresh(ZonePlan plan) {
        return new ZoneState(plan.tags);
    }

    /** Whether the rows are those of the plan. */
    public boolean fits(ZonePlan plan) {
        return tags == plan.tags || Arrays.equals(tags, plan.tags);
    }

    /** The same state with the rows of another plan: sensors that stay keep theirs, new ones begin empty. */
    public ZoneState onto(ZonePlan plan) {
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
        to.lastTime[i] = lastTime[from];
        to.lastSeen[i] = lastSeen[from];
        to.lastChange[i] = lastChange[from];
        to.lastValue[i] = lastValue[from];
        to.late[i] = late[from];
        System.arraycopy(phase, from * Rule.COUNT, to.phase, i * Rule.COUNT, Rule.COUNT);
        System.arraycopy(since, from * Rule.COUNT, to.since, i * Rule.COUNT, Rule.COUNT);
        System.arraycopy(onset, from * Rule.COUNT, to.onset, i * Rule.COUNT, Rule.COUNT);
        System.arraycopy(onsetValue, from * Rule.COUNT, to.onsetValue, i * Rule.COUNT, Rule.COUNT);
        to.busy[i] = busy[from];
        background.copyRow(from, to.background, i);
        to.airSum[i] = airSum[from];
        to.airSum2[i] = airSum2[from];
        to.airCount[i] = airCount[from];
        to.rateValue[i] = rateValue[from] == null ? null : rateValue[from].clone();
        to.rateTime[i] = rateTime[from] == null ? null : rateTime[from].clone();
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
        return to;
    }

    private static final int LAYOUT = 2;

    /** How far the zone's clock has come, milliseconds since 1970. */
    public long clockMs() {
        return clockMs;
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
        extra.write(out);
    }

    private void writeRow(int i, DataOutput out) throws IOException {
        out.writeLong(lastTime[i]);
        out.writeLong(lastSeen[i]);
        out.writeLong(lastChange[i]);
        out.writeDouble(lastValue[i]);
        out.writeInt(late[i]);
        for (int at = i * Rule.COUNT; at < (i + 1) * Rule.COUNT; at++) {
            out.writeByte(phase[at]);
            if (phase[at] != OFF) {
                out.writeLong(since[at]);
                out.writeLong(onset[at]);
                out.writeFloat(onsetValue[at]);
            }
        }
        background.writeRow(i, out);
        out.writeDouble(airSum[i]);
        out.writeDouble(airSum2[i]);
        out.writeInt(airCount[i]);
        out.writeByte(rateValue[i] == null ? 0 : rateValue[i].length);
        if (rateValue[i] != null) {
            for (double v : rateValue[i]) {
                out.writeDouble(v);
            }
            for (long t : rateTime[i]) {
                out.writeLong(t);
            }
        }
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
            s.readRow(i, in);
        }
        if (layout > 1) {
            s.extra = ExtraStates.read(in);
        }
        return s;
    }

    private void readRow(int i, DataInput in) throws IOException {
        lastTime[i] = in.readLong();
        lastSeen[i] = in.readLong();
        lastChange[i] = in.readLong();
        lastValue[i] = in.readDouble();
        late[i] = in.readInt();
        for (int at = i * Rule.COUNT; at < (i + 1) * Rule.COUNT; at++) {
            phase[at] = in.readByte();
            if (phase[at] != OFF) {
                since[at] = in.readLong();
                onset[at] = in.readLong();
                onsetValue[at] = in.readFloat();
                busy[i] += Conditions.counts(Rule.ALL[at - i * Rule.COUNT]) ? 1 : 0;
            }
        }
        background.readRow(i, in);
        airSum[i] = in.readDouble();
        airSum2[i] = in.readDouble();
        airCount[i] = in.readInt();
        if (in.readByte() != 0) {
            rateValue[i] = RateOfRise.values();
            rateTime[i] = RateOfRise.times();
            for (int k = 0; k < rateValue[i].length; k++) {
                rateValue[i][k] = in.readDouble();
            }
            for (int k = 0; k < rateTime[i].length; k++) {
                rateTime[i][k] = in.readLong();
            }
        }
    }
}
