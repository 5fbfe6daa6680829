package io.davy.detection.health;

import io.davy.detection.rule.Latch;
import io.davy.detection.rule.RuleState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What is known of the devices of a zone: one row of figures a sensor, 112 B, and a latch for each fault that is on. */
final class HealthState implements RuleState {
    private static final int LAYOUT = 1;
    static final int STUCK = 0;
    static final int SPIKE = STUCK + Stuck.WIDTH;
    static final int NOISE = SPIKE + Spike.WIDTH;
    static final int CLOCK = NOISE + Noise.WIDTH;
    static final int WIDTH = CLOCK + ClockDelay.WIDTH;

    String[] tags;
    /** By sensor: the last value that could be used. */
    double[] last;
    /** By sensor: how many such there were. */
    int[] count;
    /** By sensor: the faults that are on or on their way, a bit each. */
    int[] faults;
    /** By sensor: {@link #WIDTH} figures. */
    float[] figures;
    /** By sensor * 32 + fault. */
    private Map<Integer, Latch> latches = new TreeMap<>();

    HealthState(String[] tags) {
        this.tags = tags;
        last = new double[tags.length];
        count = new int[tags.length];
        faults = new int[tags.length];
        figures = new float[tags.length * WIDTH];
        for (int i = 0; i < tags.length; i++) {
            Stuck.begin(figures, i * WIDTH + STUCK);
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
        HealthState to = new HealthState(wanted);
        for (int i = 0; i < wanted.length; i++) {
            Integer from = rows.get(wanted[i]);
            if (from != null) {
                to.last[i] = last[from];
                to.count[i] = count[from];
                to.faults[i] = faults[from];
                System.arraycopy(figures, from * WIDTH, to.figures, i * WIDTH, WIDTH);
                for (Fault f : Fault.ALL) {
                    Latch latch = latches.get(key(from, f));
                    if (latch != null) {
                        to.latches.put(key(i, f), latch);
                    }
                }
            }
        }
        tags = to.tags;
        last = to.last;
        count = to.count;
        faults = to.faults;
        figures = to.figures;
        latches = to.latches;
    }

    private static int key(int sensor, Fault fault) {
        return sensor * 32 + fault.ordinal();
    }

    /** Whether a sensor has one of these faults, bit by bit. */
    boolean any(int bits) {
        for (int own : faults) {
            if ((own & bits) != 0) {
                return true;
            }
        }
        return false;
    }

    boolean on(int sensor, Fault fault) {
        Latch latch = (faults[sensor] & fault.bit()) == 0 ? null : latches.get(key(sensor, fault));
        return latch != null && latch.on();
    }

    /** The fault's latch, a new one if it is off. */
    Latch latch(int sensor, Fault fault) {
        return latches.computeIfAbsent(key(sensor, fault), k -> new Latch());
    }

    /** Remembers or forgets the fault after its latch was stepped. */
    void keep(int sensor, Fault fault, Latch latch) {
        if (latch.idle()) {
            latches.remove(key(sensor, fault));
            faults[sensor] &= ~fault.bit();
        } else {
            faults[sensor] |= fault.bit();
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(LAYOUT);
        out.writeInt(tags.length);
        for (int i = 0; i < tags.length; i++) {
            out.writeUTF(tags[i]);
            out.writeDouble(last[i]);
            out.writeInt(count[i]);
            out.writeInt(faults[i]);
            for (int k = i * WIDTH; k < (i + 1) * WIDTH; k++) {
                out.writeFloat(figures[k]);
            }
        }
        out.writeInt(latches.size());
        for (Map.Entry<Integer, Latch> e : latches.entrySet()) {
            out.writeInt(e.getKey());
            e.getValue().write(out);
        }
    }

    static HealthState read(DataInput in) throws IOException {
        int layout = in.readByte();
        if (layout != LAYOUT) {
            throw new IOException("layout " + layout + " of the devices' health; this version reads " + LAYOUT);
        }
        HealthState s = new HealthState(new String[in.readInt()]);
        for (int i = 0; i < s.tags.length; i++) {
            s.tags[i] = in.readUTF();
            s.last[i] = in.readDouble();
            s.count[i] = in.readInt();
            s.faults[i] = in.readInt();
            for (int k = i * WIDTH; k < (i + 1) * WIDTH; k++) {
                s.figures[k] = in.readFloat();
            }
        }
        for (int n = in.readInt(); n > 0; n--) {
            s.latches.put(in.readInt(), Latch.read(in));
        }
        return s;
    }

    @Override
    public HealthState copy() {
        HealthState to = new HealthState(tags);
        to.last = last.clone();
        to.count = count.clone();
        to.faults = faults.clone();
        to.figures = figures.clone();
        latches.forEach((k, l) -> to.latches.put(k, l.copy()));
        return to;
    }
}
