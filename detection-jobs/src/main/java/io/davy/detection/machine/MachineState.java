package io.davy.detection.machine;

import io.davy.detection.rule.Latch;
import io.davy.detection.rule.RuleState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is remembered of one machine. */
final class MachineState implements RuleState {
    private static final byte VERSION = 1;

    Round round;
    Moments moments;
    Latch latch = new Latch();

    @Nullable
    Normal normal;
    /** Time of the last look, milliseconds since 1970; 0 before the first. */
    long lastMs;
    /** When each channel was last there, milliseconds since 1970. */
    long[] seenMs;
    /** Steady running that has been learned of, s. */
    double learnedS;
    /** How long the model has agreed with the machine since it was learned, s. */
    double calmS;
    /** How long the level has not followed, s. */
    double frozenS;
    /** Since the last fit, s. */
    double fittedS;
    /** How long the drive has looked otherwise than the machine's present state, s. */
    double changingS;
    /** The worst of this excursion. */
    double peak;

    /** How far beyond its limits it must be; 1 except after an excursion. */
    double bar = 1;
    /** How far beyond its limits passing excursions have taught it to let go, 1 to 4. */
    double tolerance = 1;
    /** Level of the drive while it ran; NaN before. */
    double driveLevel = Double.NaN;

    boolean standing;

    MachineState(int channels) {
        round = new Round(channels);
        moments = new Moments(channels);
        seenMs = new long[channels];
    }

    /** Learning begins anew. */
    void relearn() {
        moments = new Moments(seenMs.length);
        normal = null;
        learnedS = 0;
        restart();
    }

    /** The level begins anew; what is known of the spread stays. */
    void restart() {
        moments.forgetLevel();
        learnedS = 0;
        calmS = 0;
        frozenS = 0;
        peak = 0;
        bar = 1;
    }

    @Override
    public MachineState copy() {
        MachineState to = new MachineState(seenMs.length);
        to.round = round.copy();
        to.moments = moments.copy();
        to.latch = latch.copy();
        to.normal = normal;
        to.lastMs = lastMs;
        to.seenMs = Arrays.copyOf(seenMs, seenMs.length);
        to.learnedS = learnedS;
        to.calmS = calmS;
        to.frozenS = frozenS;
        to.fittedS = fittedS;
        to.changingS = changingS;
        to.peak = peak;
        to.bar = bar;
        to.tolerance = tolerance;
        to.driveLevel = driveLevel;
        to.standing = standing;
        return to;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeByte(seenMs.length);
        round.write(out);
        moments.write(out);
        latch.write(out);
        out.writeBoolean(normal != null);
        if (normal != null) {
            normal.write(out);
        }
        out.writeLong(lastMs);
        for (long seen : seenMs) {
            out.writeLong(seen);
        }
        Columns.write(
                out, new double[] {learnedS, calmS, frozenS, fittedS, changingS, peak, driveLevel, bar, tolerance});
        out.writeBoolean(standing);
    }

    static MachineState read(DataInput in, int channels) throws IOException {
        byte version = in.readByte();
        int written = in.readUnsignedByte();
        if (version != VERSION || written != channels) {
            throw new IOException("the machine's state has layout " + version + " of " + written
                    + " channels; expected layout " + VERSION + " of " + channels);
        }
        MachineState s = new MachineState(channels);
        s.round = Round.read(in, channels);
        s.moments = Moments.read(in, channels);
        s.latch = Latch.read(in);
        s.normal = in.readBoolean() ? Normal.read(in) : null;
        s.lastMs = in.readLong();
        for (int j = 0; j < channels; j++) {
            s.seenMs[j] = in.readLong();
        }
        double[] times = Columns.read(in, 9);
        s.learnedS = times[0];
        s.calmS = times[1];
        s.frozenS = times[2];
        s.fittedS = times[3];
        s.changingS = times[4];
        s.peak = times[5];
        s.driveLevel = times[6];
        s.bar = times[7];
        s.tolerance = times[8];
        s.standing = in.readBoolean();
        return s;
    }
}
