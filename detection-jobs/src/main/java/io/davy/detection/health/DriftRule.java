package io.davy.detection.health;

import io.davy.detection.health.DriftJudge.Verdict;
import io.davy.detection.rule.ExtraRule;
import io.davy.detection.rule.Latch;
import io.davy.detection.rule.Sample;
import io.davy.detection.rule.Teller;
import io.davy.plant.DeviceCare;
import io.davy.plant.Range;
import io.davy.plant.Sensor;
import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds sensors that drift away from their neighbours of the same kind, and gas sensors whose zero has fallen below their range.
 *
 * <p>Of each window it takes a low baseline, which puffs do not reach; what all neighbours share (weather, a gas that is everywhere) goes
 * out with their median. A sensor's usual departure from the neighbours is learned after each calibration, and a drift is how far it is
 * from that, for hours.
 */
final class DriftRule implements ExtraRule<DriftState> {
    /** A window is at least as long as this, and as so many readings. */
    private static final Duration LEAST_WINDOW = Duration.ofHours(1);

    private static final int LEAST_READINGS = 64;

    private final List<Sensor> sensors;
    private final String[] tags;
    private final Bounds[] bounds;
    private final long partMs;
    private final DriftJudge judge;

    /**
     * A rule over sensors of one zone.
     *
     * @param sensors of one kind, gas and unit
     */
    DriftRule(List<Sensor> sensors) {
        this.sensors = sensors;
        this.tags = sensors.stream().map(Sensor::tag).toArray(String[]::new);
        Map<Range, Bounds> same = new HashMap<>();
        this.bounds = sensors.stream()
                .map(s -> same.computeIfAbsent(s.range(), Bounds::of))
                .toArray(Bounds[]::new);
        long slowest =
                sensors.stream().mapToLong(s -> s.interval().toMillis()).max().orElse(0);
        this.partMs = Math.max(LEAST_WINDOW.toMillis(), LEAST_READINGS * slowest) / DriftState.PARTS;
        this.judge = new DriftJudge(sensors);
    }

    @Override
    public String key() {
        Sensor s = sensors.get(0);
        return "drift/" + s.kind() + "/" + s.gas() + "/" + s.unit();
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
    public DriftState fresh() {
        return new DriftState(tags);
    }

    @Override
    public DriftState read(DataInput in) throws IOException {
        return DriftState.read(in);
    }

    @Override
    public void reading(DriftState s, int i, Sample x, Teller out) {
        if (x.late || !HealthRule.measured(x)) {
            return;
        }
        if (s.tags != tags) {
            s.fit(tags);
        }
        if (x.timeMs >= (s.part + 1) * partMs) {
            next(s, Math.floorDiv(x.timeMs, partMs), out);
        }
        int at = i * DriftState.WIDTH;
        s.figures[at + DriftState.SUM] += (float) bounds[i].of(x.value);
        s.figures[at + DriftState.COUNT]++;
    }

    @Override
    public boolean sums() {
        return true;
    }

    @Override
    public long sumsUntilMs(DriftState s, int i) {
        return (s.part + 1) * partMs;
    }

    @Override
    public void sum(DriftState s, int i, double sum, int count) {
        if (s.tags != tags) {
            s.fit(tags);
        }
        int at = i * DriftState.WIDTH;
        s.figures[at + DriftState.SUM] += (float) sum;
        s.figures[at + DriftState.COUNT] += count;
    }

    /** Closes the part in hand, and the window if it was its last. */
    private void next(DriftState s, long part, Teller out) {
        int slot = (int) Math.floorMod(s.part, (long) DriftState.PARTS);
        for (int i = 0; i < tags.length; i++) {
            int at = i * DriftState.WIDTH;
            float n = s.figures[at + DriftState.COUNT];
            s.figures[at + slot] = n > 0 ? s.figures[at + DriftState.SUM] / n : Float.NaN;
            s.figures[at + DriftState.SUM] = 0;
            s.figures[at + DriftState.COUNT] = 0;
        }
        boolean closed = Math.floorDiv(part, (long) DriftState.PARTS) != Math.floorDiv(s.part, (long) DriftState.PARTS);
        long end = (s.part + 1) * partMs;
        s.part = part;
        if (closed) {
            window(s, end, out);
            for (int i = 0; i < tags.length; i++) {
                Arrays.fill(s.figures, i * DriftState.WIDTH, i * DriftState.WIDTH + DriftState.PARTS, Float.NaN);
            }
        }
    }

    private void window(DriftState s, long endMs, Teller out) {
        for (int i = 0; i < tags.length; i++) {
            long day = day(sensors.get(i).device());
            if (s.calibrated[i] != day) {
                s.forget(i, day);
            }
        }
        double[] base = DriftJudge.baselines(s);
        double common = judge.common(base);
        long hold = DriftJudge.HOLD * DriftState.PARTS * partMs;
        for (int i = 0; i < tags.length; i++) {
            if (Double.isNaN(base[i])) {
                continue;
            }
            Verdict v = judge.window(s, i, base[i], common);
            Latch latch = s.latches[i];
            if (latch == null && !v.beyond()) {
                continue;
            }
            latch = latch == null ? new Latch() : latch;
            Latch.Step did = latch.step(v.beyond(), v.back(), endMs, v.drift(), hold, 0);
            s.latches[i] = latch.idle() ? null : latch;
            switch (did) {
                case SAME -> {}
                case WENT_ON, WENT_OFF ->
                    out.tell(judge.signal(i, did == Latch.Step.WENT_ON, endMs, latch.onsetMs(), v));
            }
        }
    }

    private static long day(@Nullable DeviceCare device) {
        return device == null || device.calibrated() == null
                ? 0
                : device.calibrated().toEpochDay();
    }
}
