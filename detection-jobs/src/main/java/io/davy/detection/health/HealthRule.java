package io.davy.detection.health;

import io.davy.detection.rule.ExtraRule;
import io.davy.detection.rule.Latch;
import io.davy.detection.rule.Sample;
import io.davy.detection.rule.Teller;
import io.davy.wire.Quality;
import io.davy.wire.ReadingWalker;
import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Watches the devices of a zone one by one: loop current, function check, standstill, spikes, noise, clock and care that is due. It judges
 * the device only; a set-point alarm stands beside whatever it says.
 */
final class HealthRule implements ExtraRule<HealthState> {
    private static final long DAY_MS = 86_400_000L;
    /** A device that has not spiked for so long is well, ms. */
    private static final long CALM_MS = 600_000;

    private static final int CARE = Fault.CALIBRATION_DUE.bit() | Fault.BUMP_TEST_DUE.bit();

    private final List<Watched> watched;
    private final String[] tags;
    private final Looks[] looks;
    /** Before this no care is due, milliseconds since 1970. */
    private final long careMs;

    HealthRule(List<Watched> watched) {
        this.watched = watched;
        Map<Looks, Looks> same = new HashMap<>();
        this.looks = watched.stream()
                .map(Looks::of)
                .map(l -> same.computeIfAbsent(l, k -> k))
                .toArray(Looks[]::new);
        this.careMs = watched.stream()
                .mapToLong(w -> Math.min(w.calibrateMs(), w.bumpMs()))
                .min()
                .orElse(Long.MAX_VALUE);
        this.tags = watched.stream().map(w -> w.sensor().tag()).toArray(String[]::new);
    }

    @Override
    public String key() {
        return "health";
    }

    @Override
    public List<String> sensors() {
        return Arrays.asList(tags);
    }

    @Override
    public boolean rowsByTag() {
        return true;
    }

    @Override
    public HealthState fresh() {
        return new HealthState(tags);
    }

    @Override
    public HealthState read(DataInput in) throws IOException {
        return HealthState.read(in);
    }

    @Override
    public void reading(HealthState s, int i, Sample x, Teller out) {
        if (x.late) {
            return;
        }
        fit(s);
        Looks w = looks[i];
        int at = i * HealthState.WIDTH;
        double behind = ClockDelay.step(s.figures, at + HealthState.CLOCK, x.delayS);
        if (!Double.isNaN(behind)) {
            boolean wrong = behind > w.behindS();
            step(s, i, Fault.CLOCK_BEHIND, wrong, behind < w.behindS() / 2, x.timeMs, behind, w.behindS(), 0, 0, out);
        }
        boolean check = x.quality == Quality.FUNCTION_CHECK_VALUE;
        if (check || (s.faults[i] & Fault.FUNCTION_CHECK.bit()) != 0) {
            step(s, i, Fault.FUNCTION_CHECK, check, !check, x.timeMs, 0, 0, 0, 0, out);
        }
        if (!Double.isNaN(x.currentMa)) {
            loop(s, i, x, out);
        }
        if (measured(x)) {
            values(s, i, w, at, x, out);
        }
    }

    /** Whether there is a value at all, be it out of the range. */
    static boolean measured(Sample x) {
        return x.quality < ReadingWalker.FIRST_UNUSABLE_QUALITY
                && Double.isFinite(x.value)
                && !LoopCurrent.failed(x.currentMa);
    }

    private void fit(HealthState s) {
        if (s.tags != tags) {
            s.fit(tags);
        }
    }

    private void loop(HealthState s, int i, Sample x, Teller out) {
        double ma = x.currentMa;
        boolean failed = LoopCurrent.failed(ma);
        boolean out1 = LoopCurrent.outOfSpec(ma);
        double limit = LoopCurrent.limit(ma);
        long hold = LoopCurrent.HOLD_MS;
        step(s, i, Fault.LOOP_FAILURE, failed, !failed, x.timeMs, ma, limit, hold, hold, out);
        step(s, i, Fault.LOOP_OUT_OF_SPEC, out1, !out1, x.timeMs, ma, limit, hold, hold, out);
    }

    private void values(HealthState s, int i, Looks w, int at, Sample x, Teller out) {
        float[] f = s.figures;
        double value = w.bounds().of(x.value);
        double last = s.last[i];
        int n = ++s.count[i];
        s.last[i] = value;
        if (n == 1) {
            return;
        }
        double change = value - last;
        boolean stands = w.stuck() && Stuck.step(f, at + HealthState.STUCK, change, n, value <= w.low());
        if (stands || (s.faults[i] & Fault.STUCK.bit()) != 0) {
            int run = Stuck.run(f, at + HealthState.STUCK);
            step(s, i, Fault.STUCK, stands, change != 0, x.timeMs, run, value, 0, 0, out);
        }
        double before = f[at + HealthState.SPIKE];
        boolean two = n > 2;
        if (w.spike()) {
            double away = Spike.step(f, at + HealthState.SPIKE, last, value, n, w.span());
            if (away != 0 || (s.faults[i] & Fault.SPIKE.bit()) != 0) {
                step(s, i, Fault.SPIKE, away != 0, away == 0, x.timeMs, away, value, 0, CALM_MS, out);
            }
        } else {
            f[at + HealthState.SPIKE] = (float) last;
        }
        if (two && x.usable && w.noise() && Stuck.run(f, at + HealthState.STUCK) < 4) {
            noise(s, i, at, value - 2 * last + before, x.timeMs, out);
        }
    }

    private void noise(HealthState s, int i, int at, double bend, long time, Teller out) {
        Noise.Word word = Noise.step(s.figures, at + HealthState.NOISE, bend, looks[i].span());
        if (word == Noise.Word.NOTHING) {
            return;
        }
        Watched w = watched.get(i);
        double level = Noise.level(s.figures, at + HealthState.NOISE);
        boolean high = word == Noise.Word.HIGH && w.noiseHigh();
        boolean low = word == Noise.Word.LOW && w.noiseLow();
        double limit = Noise.limit(s.figures, at + HealthState.NOISE, word, w.span());
        step(s, i, Fault.NOISE_HIGH, high, !high, time, level, limit, 0, 0, out);
        step(s, i, Fault.NOISE_LOW, low, !low, time, level, limit, 0, 0, out);
    }

    @Override
    public void clock(HealthState s, long nowMs, Teller out) {
        fit(s);
        if (nowMs < careMs && !s.any(CARE)) {
            return;
        }
        for (int i = 0; i < tags.length; i++) {
            Watched w = watched.get(i);
            due(s, i, Fault.CALIBRATION_DUE, w.calibrateMs(), nowMs, out);
            due(s, i, Fault.BUMP_TEST_DUE, w.bumpMs(), nowMs, out);
        }
    }

    private void due(HealthState s, int i, Fault fault, long end, long now, Teller out) {
        boolean due = now >= end;
        if (due != ((s.faults[i] & fault.bit()) != 0)) {
            double days = due ? Math.floorDiv(now - end, DAY_MS) : 0;
            step(s, i, fault, due, !due, due ? end : now, days, 0, 0, 0, out);
        }
    }

    private void step(
            HealthState s,
            int i,
            Fault fault,
            boolean beyond,
            boolean back,
            long time,
            double value,
            double limit,
            long onDelay,
            long offDelay,
            Teller out) {
        if (!beyond && (s.faults[i] & fault.bit()) == 0) {
            return;
        }
        Latch latch = s.latch(i, fault);
        Latch.Step did = latch.step(beyond, back, time, value, onDelay, offDelay);
        long onset = latch.onsetMs();
        s.keep(i, fault, latch);
        switch (did) {
            case SAME -> {}
            case WENT_ON -> out.tell(HealthWords.signal(watched.get(i), fault, true, time, onset, value, limit));
            case WENT_OFF -> out.tell(HealthWords.signal(watched.get(i), fault, false, time, onset, value, limit));
        }
    }
}
