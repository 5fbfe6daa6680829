package io.davy.detection.health;

import io.davy.detection.rule.Latch;
import io.davy.detection.rule.RuleState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of the baselines of sensors that are compared with each other; 76 B a sensor. */
final class DriftState implements RuleState {
    private static final int LAYOUT = 1;
    /** Parts of a window. */
    static final int PARTS = 8;
    /** Columns behind the parts' means: sum and count of the part in hand, reference, its windows, spread, departure. */
    static final int SUM = PARTS;

    static final int COUNT = PARTS + 1;
    static final int REFERENCE = PARTS + 2;
    static final int WINDOWS = PARTS + 3;
    static final int SPREAD = PARTS + 4;
    static final int NOW = PARTS + 5;
    static final int WIDTH = PARTS + 6;

    String[] tags;
    float[] figures;
    /** By sensor: the day of the calibration that the reference belongs to, days since 1970. */
    long[] calibrated;

    @Nullable
    Latch[] latches;
    /** The part in hand, counted from 1970; 0 before the first. */
    long part;

    DriftState(String[] tags) {
        this.tags = tags;
        figures = new float[tags.length * WIDTH];
        calibrated = new long[tags.length];
        latches = new Latch[tags.length];
        Arrays.fill(figures, Float.NaN);
        for (int i = 0; i < tags.length; i++) {
            Arrays.fill(figures, i * WIDTH + SUM, (i + 1) * WIDTH, 0);
        }
    }

    /** Makes the rows those of other sensors: those that stay keep theirs. */
    void fit(String[] wanted) {
        if (Arrays.equals(tags, wanted)) {
            tags = wanted;
            return;
        }
        Map<String, Integer> rows = new HashMap<>();
        for (int i = 0; i < tags.length; i++) {
            rows.put(tags[i], i);
        }
        DriftState to = new DriftState(wanted);
        for (int i = 0; i < wanted.length; i++) {
            Integer from = rows.get(wanted[i]);
            if (from != null) {
                System.arraycopy(figures, from * WIDTH, to.figures, i * WIDTH, WIDTH);
                to.calibrated[i] = calibrated[from];
                to.latches[i] = latches[from];
            }
        }
        tags = to.tags;
        figures = to.figures;
        calibrated = to.calibrated;
        latches = to.latches;
    }

    /** Forgets what was usual: the sensor was calibrated. */
    void forget(int i, long day) {
        Arrays.fill(figures, i * WIDTH + REFERENCE, (i + 1) * WIDTH, 0);
        calibrated[i] = day;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(LAYOUT);
        out.writeLong(part);
        out.writeInt(tags.length);
        for (int i = 0; i < tags.length; i++) {
            out.writeUTF(tags[i]);
            out.writeLong(calibrated[i]);
            for (int k = i * WIDTH; k < (i + 1) * WIDTH; k++) {
                out.writeFloat(figures[k]);
            }
            Latch latch = latches[i];
            out.writeBoolean(latch != null);
            if (latch != null) {
                latch.write(out);
            }
        }
    }

    static DriftState read(DataInput in) throws IOException {
        int layout = in.readByte();
        if (layout != LAYOUT) {
            throw new IOException("layout " + layout + " of the drifts; this version reads " + LAYOUT);
        }
        long part = in.readLong();
        DriftState s = new DriftState(new String[in.readInt()]);
        s.part = part;
        for (int i = 0; i < s.tags.length; i++) {
            s.tags[i] = in.readUTF();
            s.calibrated[i] = in.readLong();
            for (int k = i * WIDTH; k < (i + 1) * WIDTH; k++) {
                s.figures[k] = in.readFloat();
            }
            s.latches[i] = in.readBoolean() ? Latch.read(in) : null;
        }
        return s;
    }

    @Override
    public DriftState copy() {
        DriftState to = new DriftState(tags);
        to.figures = figures.clone();
        to.calibrated = calibrated.clone();
        to.part = part;
        for (int i = 0; i < latches.length; i++) {
            Latch latch = latches[i];
            to.latches[i] = latch == null ? null : latch.copy();
        }
        return to;
    }
}
