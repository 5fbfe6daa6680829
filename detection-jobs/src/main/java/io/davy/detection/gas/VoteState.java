package io.davy.detection.gas;

import io.davy.detection.rule.Latch;
import io.davy.detection.rule.RuleState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** What a vote remembers of its detectors. */
final class VoteState implements RuleState {
    private static final int LAYOUT = 2;

    /** The newest clock, milliseconds since 1970; 0 before the first. */
    long clockMs;
    /** By detector: what it last said, in its unit, and when; 0 before the first. */
    final double[] value;

    final long[] timeMs;
    /** By detector: up to when it has been heard by the clock; 0 before the first. */
    final long[] heardMs;
    /** By detector: whether its last usable value was beyond the limit; stays while it has none. */
    final boolean[] yes;

    final Voice[] voice;
    /** By detector: whether officers have taken it out of service. */
    final boolean[] out;
    /** By detector out of service: whether it said yes when it was taken. */
    private final boolean[] yesBefore;

    Latch vote = new Latch();
    Latch blind = new Latch();

    VoteState(int detectors) {
        value = new double[detectors];
        timeMs = new long[detectors];
        heardMs = new long[detectors];
        yes = new boolean[detectors];
        voice = new Voice[detectors];
        out = new boolean[detectors];
        yesBefore = new boolean[detectors];
        Arrays.fill(voice, Voice.HEALTHY);
    }

    /** How many can vote. */
    int healthy() {
        int n = 0;
        for (int i = 0; i < voice.length; i++) {
            n += votes(i) ? 1 : 0;
        }
        return n;
    }

    /** Whether a detector can vote. */
    boolean votes(int i) {
        return voice[i] == Voice.HEALTHY && !out[i];
    }

    /**
     * Takes a detector out of service, or back.
     *
     * @return whether it was not before
     */
    boolean outOfService(int i, boolean is) {
        if (out[i] == is) {
            return false;
        }
        out[i] = is;
        if (is) {
            yesBefore[i] = yes[i];
        } else if (voice[i] != Voice.HEALTHY) {
            // What it measured during the work is no yes to hold on to.
            yes[i] = yesBefore[i];
        }
        return true;
    }

    /** How many that can vote say yes. */
    int yes() {
        int n = 0;
        for (int i = 0; i < yes.length; i++) {
            n += yes[i] && votes(i) ? 1 : 0;
        }
        return n;
    }

    /** How many said yes before they could no longer vote. */
    int held() {
        int n = 0;
        for (int i = 0; i < yes.length; i++) {
            n += !votes(i) && (out[i] ? yesBefore[i] : yes[i]) ? 1 : 0;
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
        System.arraycopy(out, 0, to.out, 0, value.length);
        System.arraycopy(yesBefore, 0, to.yesBefore, 0, value.length);
        to.vote = vote.copy();
        to.blind = blind.copy();
        return to;
    }

    @Override
    public void write(DataOutput to) throws IOException {
        to.writeByte(LAYOUT);
        to.writeLong(clockMs);
        to.writeInt(value.length);
        for (int i = 0; i < value.length; i++) {
            to.writeDouble(value[i]);
            to.writeLong(timeMs[i]);
            to.writeLong(heardMs[i]);
            to.writeBoolean(yes[i]);
            to.writeByte(voice[i].ordinal());
            to.writeBoolean(out[i]);
            to.writeBoolean(yesBefore[i]);
        }
        vote.write(to);
        blind.write(to);
    }

    static VoteState read(DataInput in) throws IOException {
        int layout = in.readByte();
        if (layout < 1 || layout > LAYOUT) {
            throw new IOException("the vote has layout " + layout + "; this version reads layouts 1 to " + LAYOUT);
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
            // Before layout 2 a vote did not know who was out of service.
            if (layout > 1) {
                s.out[i] = in.readBoolean();
                s.yesBefore[i] = in.readBoolean();
            }
        }
        s.vote = Latch.read(in);
        s.blind = Latch.read(in);
        return s;
    }
}
