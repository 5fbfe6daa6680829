package io.davy.detection.machine;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.detection.rule.ExtraRule;
import io.davy.detection.rule.Latch;
import io.davy.detection.rule.Sample;
import io.davy.detection.rule.Signal;
import io.davy.detection.rule.Teller;
import io.davy.plant.MachineModel;
import io.davy.plant.Plant.Machine;
import io.davy.plant.Sensor;
import java.io.DataInput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a machine's channels together leave their normal.
 *
 * <p>Without a taught model it learns from the first steady running, follows slow drifts, and stops following while it disagrees. A stop
 * and a start are no fault: it looks away while the machine stands, and learns the new level after a start before it judges again.
 */
final class MachineWatch implements ExtraRule<MachineState> {
    /** Name of the rule. */
    static final String NAME = "machine_abnormal";

    /** A shift: who has not undone it by then has accepted it, and what came after it is watched again. */
    private static final double ACCEPTED_S = 8 * 3600;
    /** After a pause of so many intervals the smoothing begins anew. */
    static final double GAP = 30;
    /** A channel that has been away for so many intervals is taken for normal, so that the others are still watched. */
    private static final double AWAY = 10;

    /** What is left of an excursion that is over must grow by so much, squared, to be one again; it fades as the level follows. */
    private static final double AFTERGLOW = 2;

    /** An excursion that is no more than {@link #PLAIN} and comes back by itself within so long, s, is a way of running. */
    private static final double PASSING_S = 600;
    /** An excursion like the last passing one, and a little more, is not told again. */
    private static final double LIKE = 1.25;

    private static final double FIT_EVERY_S = 60;
    /** What is known well is fitted anew when this share of it is new: a fit costs as much as a thousand looks. An eighth costs the pump rig F1 .007. */
    private static final double FIT_SHARE = 1.0 / 16;
    /** From twice the limit's deviations on it is more than worth knowing. */
    private static final double PLAIN = 4;

    private final Machine machine;
    private final List<Sensor> channels;
    private final long intervalMs;
    private final double intervalS;
    private final Drive drive;
    private final Tuning tuning;
    private final @Nullable Taught taught;
    /** Of a look that comes an interval after the one before. */
    private final Shares usual;

    /**
     * A watch.
     *
     * @param channels at least two
     * @param model learned from history; null to learn on line
     */
    MachineWatch(Machine machine, List<Sensor> channels, @Nullable MachineModel model, Tuning tuning) {
        this.machine = machine;
        this.channels = channels;
        this.intervalMs =
                channels.stream().mapToLong(c -> c.interval().toMillis()).max().orElse(1000);
        this.intervalS = intervalMs / 1000.0;
        this.drive = Drive.of(channels);
        this.tuning = tuning.every(intervalS);
        this.taught = model == null ? null : Taught.of(model);
        this.usual = Shares.of(Math.min(intervalS, this.tuning.smoothS()), this.tuning);
    }

    @Override
    public String key() {
        return "machine/" + machine.id();
    }

    @Override
    public List<String> sensors() {
        return channels.stream().map(Sensor::tag).toList();
    }

    @Override
    public MachineState fresh() {
        return new MachineState(channels.size());
    }

    @Override
    public MachineState read(DataInput in) throws IOException {
        return MachineState.read(in, channels.size());
    }

    @Override
    public void reading(MachineState s, int channel, Sample sample, Teller out) {
        if (sample.late || !sample.usable) {
            return;
        }
        if (s.round.over(sample.timeMs, intervalMs)) {
            look(s, s.round.timeMs(), s.round.close(), out);
        }
        s.seenMs[channel] = sample.timeMs;
        if (s.round.add(channel, sample.timeMs, sample.value)) {
            look(s, s.round.timeMs(), s.round.close(), out);
        }
    }

    private void look(MachineState s, long timeMs, double[] values, Teller out) {
        double dt = s.lastMs == 0 ? intervalS : (timeMs - s.lastMs) / 1000.0;
        if (dt <= 0) {
            return;
        }
        s.lastMs = timeMs;
        if (dt > GAP * intervalS) {
            s.moments.forgetSmooth();
            dt = intervalS;
        }
        if (runs(s, values, dt, timeMs, out)) {
            double most = Math.min(dt, tuning.smoothS());
            judge(s, timeMs, values, most == usual.dtS() ? usual : Shares.of(most, tuning), out);
        }
    }

    /** Whether the machine runs as it did; a start or a stop is waited out. */
    private boolean runs(MachineState s, double[] values, double dt, long timeMs, Teller out) {
        double value = drive.channel() < 0 ? Double.NaN : values[drive.channel()];
        double level =
                taught == null ? s.driveLevel : drive.channel() < 0 ? Double.NaN : taught.level()[drive.channel()];
        if (Double.isNaN(value) || Double.isNaN(level)) {
            return !s.standing;
        }
        boolean stands = drive.stands(value, level);
        boolean started = taught == null && !s.standing && drive.hasStarted(value, level);
        if (stands == s.standing && !started) {
            s.changingS = 0;
            return !s.standing;
        }
        s.changingS += dt;
        if (s.changingS < Drive.SURE * intervalS) {
            return false;
        }
        s.changingS = 0;
        s.standing = stands;
        if (started) {
            s.driveLevel = Double.NaN;
            s.relearn();
        } else {
            s.restart();
        }
        if (s.latch.set(false, timeMs, 0) == Latch.Step.WENT_OFF) {
            out.tell(signal(s, false, timeMs, 0, null));
        }
        return false;
    }

    private void judge(MachineState s, long timeMs, double[] values, Shares shares, Teller out) {
        double dt = shares.dtS();
        Moments m = s.moments;
        boolean trusted = s.calmS >= tuning.calmS();
        m.smooth(values, shares, !s.latch.on());
        double[] off = taught == null ? m.off() : taught.off(m.smooth);
        boolean complete = present(s, timeMs, off);
        Normal normal = taught == null ? s.normal : taught.normal();
        Normal.Verdict verdict = normal == null ? null : normal.judge(off, growth(s));
        double worst = verdict == null ? 0 : verdict.worst();
        boolean learning = s.learnedS < tuning.learnS();
        boolean follows = learning || worst < s.bar || !trusted;
        s.bar = 1 + (s.bar - 1) * shares.faded();
        s.tolerance = 1 + (s.tolerance - 1) * shares.remembered();
        if (follows && taught == null) {
            m.follow(values, shares);
            s.driveLevel = drive.channel() < 0 ? Double.NaN : m.level[drive.channel()];
        }
        s.frozenS = follows ? 0 : s.frozenS + dt;
        if (follows) {
            boolean usual = learning || worst < 1;
            if (taught == null && usual && complete && s.learnedS > 2 * tuning.smoothS()) {
                m.spread(off, shares);
            }
            s.learnedS += dt;
        }
        s.fittedS += dt;
        if (taught == null && !s.latch.on() && s.learnedS >= tuning.learnS() && worst < 1
                || taught == null && !trusted && s.learnedS >= tuning.learnS()) {
            fit(s, trusted);
        }
        if (!learning && !trusted && (s.normal != null || taught != null)) {
            s.calmS = worst < 1 ? s.calmS + dt : 0;
        }
        if (verdict != null && trusted && !learning) {
            tell(s, verdict, timeMs, out);
        }
    }

    private void fit(MachineState s, boolean trusted) {
        double least = FIT_EVERY_S * Math.max(1, intervalS);
        double every = trusted ? Math.max(least, FIT_SHARE * Math.min(s.learnedS, tuning.spreadS())) : least;
        if (s.normal == null || s.fittedS >= every) {
            s.normal = s.moments.fit(intervalS, tuning);
            s.fittedS = 0;
        }
    }

    /** Takes channels that have been away for normal, unless an alarm stands: silence must not clear it. */
    private boolean present(MachineState s, long timeMs, double[] off) {
        boolean all = true;
        for (int j = 0; j < off.length; j++) {
            if (timeMs - s.seenMs[j] > AWAY * intervalMs) {
                all = false;
                off[j] = s.latch.on() ? off[j] : 0;
            }
        }
        return all;
    }

    /** Wander grows with the time in which the level has not followed, as that of a random walk does. */
    private double growth(MachineState s) {
        return 1 + 2 * s.frozenS / tuning.levelS();
    }

    private void tell(MachineState s, Normal.Verdict v, long timeMs, Teller out) {
        double worst = v.worst();
        boolean beyond = worst > Math.max(s.bar, s.tolerance);
        s.peak = beyond || s.latch.on() ? Math.max(s.peak, worst) : 0;
        double calm = taught == null ? Math.max(Tuning.HYSTERESIS, tuning.back() * s.peak) : Tuning.HYSTERESIS;
        boolean accepted = taught == null && s.latch.on() && timeMs - s.latch.onsetMs() > 1000 * ACCEPTED_S;
        boolean back = accepted || worst < calm;
        switch (s.latch.step(
                beyond && !back, back, timeMs, worst, (long) (1000 * tuning.onS()), (long) (1000 * tuning.offS()))) {
            case WENT_ON -> out.tell(signal(s, true, timeMs, worst, v));
            case WENT_OFF -> {
                out.tell(signal(s, false, timeMs, worst, null));
                if (s.peak < PLAIN && timeMs - s.latch.onsetMs() < 1000 * PASSING_S) {
                    s.tolerance = Math.max(s.tolerance, Math.min(PLAIN, LIKE * s.peak));
                }
                s.peak = 0;
                if (accepted) {
                    s.relearn();
                } else if (taught == null && worst > Tuning.HYSTERESIS) {
                    s.bar = Math.max(1, AFTERGLOW * worst);
                }
            }
            case SAME -> {}
        }
    }

    private Signal signal(MachineState s, boolean on, long timeMs, double worst, Normal.@Nullable Verdict v) {
        double[] level = taught == null ? s.moments.level : taught.level();
        return new Signal(
                machine.id(),
                machine.id(),
                Hazard.PROCESS,
                null,
                NAME,
                AlarmClass.ADVISORY,
                worst > PLAIN ? Priority.MEDIUM : Priority.LOW,
                on,
                timeMs,
                s.latch.onsetMs(),
                Math.sqrt(worst),
                null,
                1,
                v == null ? null : MachineWords.of(machine.id(), channels, v, s.moments.smooth, level, taught, tuning));
    }
}
