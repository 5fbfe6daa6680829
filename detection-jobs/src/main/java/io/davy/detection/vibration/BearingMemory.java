package io.davy.detection.vibration;

import io.davy.detection.rule.RuleState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What the bearing rule remembers of each part: how often in a row it was found, and since when. */
final class BearingMemory implements RuleState {
    private static final int VERSION = 1;
    private static final int PARTS = BearingFault.values().length;

    /** By part: times that it was found, without as many misses between them. */
    final int[] found = new int[PARTS];

    /** By part: judged blocks in a row without it. */
    final int[] missed = new int[PARTS];

    final boolean[] on = new boolean[PARTS];
    /** By part: when it was first found, milliseconds since 1970. */
    final long[] onsetMs = new long[PARTS];

    /** By part: what it stood at when it was last found, times the noise floor. */
    final double[] value = new double[PARTS];

    /** RMS of the newest block with a finding, in the unit of its samples: a machine far below it stands still. */
    double rms;

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeDouble(rms);
        out.writeByte(PARTS);
        for (int i = 0; i < PARTS; i++) {
            out.writeInt(found[i]);
            out.writeInt(missed[i]);
            out.writeBoolean(on[i]);
            out.writeLong(onsetMs[i]);
            out.writeDouble(value[i]);
        }
    }

    static BearingMemory read(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("version " + version + " of a bearing's memory, expected " + VERSION);
        }
        BearingMemory m = new BearingMemory();
        m.rms = in.readDouble();
        int parts = in.readByte();
        for (int i = 0; i < parts; i++) {
            m.found[i] = in.readInt();
            m.missed[i] = in.readInt();
            m.on[i] = in.readBoolean();
            m.onsetMs[i] = in.readLong();
            m.value[i] = in.readDouble();
        }
        return m;
    }

    @Override
    public BearingMemory copy() {
        BearingMemory to = new BearingMemory();
        to.rms = rms;
        System.arraycopy(found, 0, to.found, 0, PARTS);
        System.arraycopy(missed, 0, to.missed, 0, PARTS);
        System.arraycopy(on, 0, to.on, 0, PARTS);
        System.arraycopy(onsetMs, 0, to.onsetMs, 0, PARTS);
        System.arraycopy(value, 0, to.value, 0, PARTS);
        return to;
    }
}
