package io.davy.detection.gas;

import io.davy.detection.rule.Latch;
import io.davy.detection.rule.RuleState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** What a vote remembers of its detectors. */
final class VoteState implements RuleState {
    private static final int LAYOUT = 1;

    /** The newest clock, milliseconds since 1970; 0 before the first. */
    long clockMs;
    /** By detector: what it last said, in its unit, and when; 0 before the first. */
    final double[] value;

    final long[] timeMs;
    /** By detector: up to when it has been heard by the clock; 0 before the first. */
    final long[] heardMs;
    /** By detector: whether its last usable value was beyond the limit; stays while it cannot vote. */
    final boolean[] yes;

    final Voice[] voice;
    Latch vote = new Latch();
    Latch blind = new Latch();

    VoteState(int detectors) {
        value = new double[detectors];
        timeMs = new long[detectors];
        heardMs = new long[detectors];
        yes = new boolean[detectors];
        voice = new Voice[detectors];
        Arrays.fill(voice, Voice.HEALTHY);
    }

    /** How many can vote. */
    int healthy() {
        int n = 0;
        for (Voice v : voice) {
            n += v == Voice.HEALTHY ? 1 : 0;
        }
        return n;
    }

    /** How many that can vote say yes. */
    int yes() {
        int n = 0;
        for (int i = 0; i < yes.length; i++) {
            n += yes[i] && voice[i] == Voice.HEALTHY ? 1 : 0;
        }
        return n;
    }

    /** How many said yes before they could no longer vote. */
    int held() {
        int n = 0;
        for (int i = 0; i < yes.length; i++) {
            n += yes[i] && voice[i] != Voice.HEALTHY ? 1 : 0;
        }
        return n;
    }

    @Override
    public RuleState copy() {
        VoteState to = new VoteState(value.length);
        to.clockMs = clockMs;
        System.arraycopy(value, 0, to.value, 0, value.length);
        System.arraycopy(timeMs, 0, to.timeMs, 0, value.length);
        System.arraycopy(heardMs, 0, to.heardMs, 0, value.length);
        System.arraycopy(yes, 0, to.yes, 0, value.length);
        System.arraycopy(voice, 0, to.voice, 0, value.length);
        to.vote = vote.copy();
        to.blind = blind.copy();
        return to;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(LAYOUT);
        out.writeLong(clockMs);
        out.writeInt(value.length);
        for (int i = 0; i < value.length; i++) {
            out.writeDouble(value[i]);
            out.writeLong(timeMs[i]);
            out.writeLong(heardMs[i]);
            out.writeBoolean(yes[i]);
            out.writeByte(voice[i].ordinal());
        }
        vote.write(out);
        blind.write(out);
    }

    static VoteState read(DataInput in) throws IOException {
        int layout = in.readByte();
        if (layout != LAYOUT) {
            throw new IOException("the vote has layout " + layout + "; this version reads layout " + LAYOUT);
        }
        long clockMs = in.readLong();
        VoteState s = new VoteState(in.readInt());
        s.clockMs = clockMs;
        for (int i = 0; i < s.value.length; i++) {
            s.value[i] = in.readDouble();
            s.timeMs[i] = in.readLong();
            s.heardMs[i] = in.readLong();
            s.yes[i] = in.readBoolean();
            s.voice[i] = Voice.ALL[in.readByte()];
        }
        s.vote = Latch.read(in);
        s.blind = Latch.read(in);
        return s;
    }
}
