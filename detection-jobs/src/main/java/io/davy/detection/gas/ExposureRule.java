package io.davy.detection.gas;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.detection.rule.ExtraRule;
import io.davy.detection.rule.Latch;
import io.davy.detection.rule.Sample;
import io.davy.detection.rule.Signal;
import io.davy.detection.rule.Teller;
import io.davy.plant.Exposure;
import io.davy.plant.Exposure.Limit;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a person at one sensor would have breathed: ceiling, short-term (STEL) and 8-hour (TWA) limits. The means move, and are looked at
 * each full minute of the readings' time.
 *
 * <p>A value holds until the next reading, at most for the time after which the sensor is silent. What is then not covered is unknown, not
 * zero: the mean is taken over the covered time, as long as that is {@value #LEAST_COVERED} of the window; of less, the rest up to that
 * share is taken as clean, so that half a minute's peak is no mean of 15 minutes. A mean goes off only when enough is covered.
 */
final class ExposureRule implements ExtraRule<ExposureState> {
    private static final long MINUTE_MS = 60_000;
    private static final long QUARTER_MS = 15 * MINUTE_MS;
    /** Share of a window that samples should cover to stand for it; the 70 to 80 % of NIOSH's sampling strategy manual (from memory). */
    static final double LEAST_COVERED = 0.75;
    /** A mean goes off below this share of its limit; the deadband that limits have, too. */
    private static final double BACK = 0.95;
    /** Rounding must not make a mean that is exactly at its limit lie beneath it. */
    private static final double EXACT = 1 - 1e-6;

    private final Sensor sensor;
    private final Exposure limits;
    private final long holdMs;
    private final long onDelayMs;
    private final long offDelayMs;
    private final double deadband;
    private final double lowest;

    /**
     * A rule.
     *
     * @param rules the sensor's complete figures, with exposure limits
     */
    ExposureRule(Sensor sensor, RuleSet rules) {
        this.sensor = sensor;
        this.limits = Objects.requireNonNull(rules.exposure());
        this.holdMs = ms(rules.silentAfter());
        this.onDelayMs = ms(rules.onDelay());
        this.offDelayMs = ms(rules.offDelay());
        this.deadband = rules.deadband() == null ? 0 : rules.deadband();
        // As for the limits: a zero that has drifted a little below the range is usual; far below, the device is
        // broken.
        this.lowest = sensor.range().min() - 0.05 * sensor.range().span();
    }

    private static long ms(@Nullable Duration d) {
        return d == null ? 0 : d.toMillis();
    }

    @Override
    public String key() {
        return "exposure/" + sensor.tag() + "/" + minutesMs() / MINUTE_MS + "m/"
                + windowMs(ExposureKind.TWA) / MINUTE_MS + "m";
    }

    @Override
    public List<String> sensors() {
        return List.of(sensor.tag());
    }

    private long minutesMs() {
        return Math.max(windowMs(ExposureKind.CEILING), windowMs(ExposureKind.STEL));
    }

    private long windowMs(ExposureKind kind) {
        Limit limit = kind.of(limits);
        return limit == null ? 0 : kind.window(limit).toMillis();
    }

    @Override
    public ExposureState fresh() {
        long twa = windowMs(ExposureKind.TWA);
        return new ExposureState(
                minutesMs() == 0 ? null : new Dose(MINUTE_MS, minutesMs()),
                twa == 0 ? null : new Dose(QUARTER_MS, twa));
    }

    @Override
    public ExposureState read(DataInput in) throws IOException {
        return ExposureState.read(in);
    }

    @Override
    public void reading(ExposureState s, int index, Sample sample, Teller out) {
        boolean usable = sample.usable && Double.isFinite(sample.value) && sample.value >= lowest;
        // A drifted zero must not pay for gas breathed before or after.
        double value = Math.max(0, sample.value);
        long time = sample.timeMs;
        if (sample.late) {
            if (usable) {
                s.late(time, value, sensor.interval().toMillis() / 1000.0);
            }
            return;
        }
        if (s.headMs > 0) {
            minutesUpTo(s, time, out);
            s.addUpTo(time, holdMs);
        }
        s.headMs = time;
        s.usable = usable;
        if (usable) {
            s.held = value;
            s.heldSinceMs = time;
            ceilingAtOnce(s, out);
        }
    }

    private void ceilingAtOnce(ExposureState s, Teller out) {
        Limit c = ExposureKind.CEILING.of(limits);
        if (c != null && c.window() == null) {
            double limit = Objects.requireNonNull(c.value());
            boolean back = s.held < limit - Math.min(deadband, (1 - BACK) * limit);
            step(s, ExposureKind.CEILING, c, s.held >= limit, back, s.heldSinceMs, s.held, 1, onDelayMs, out);
        }
    }

    /** A ceiling that is in its on-delay when its sensor falls silent: silence does not take that back. */
    @Override
    public void clock(ExposureState s, long nowMs, Teller out) {
        Limit c = ExposureKind.CEILING.of(limits);
        if (c == null || c.window() != null || s.ceiling.on() || !s.usable || nowMs - s.heldSinceMs < holdMs) {
            return;
        }
        if (s.held >= Objects.requireNonNull(c.value())) {
            step(s, ExposureKind.CEILING, c, true, false, s.heldSinceMs + onDelayMs, s.held, 1, onDelayMs, out);
        }
    }

    /** Looks at the means at the full minutes that have come with this reading: the last, and the one after which nothing was covered. */
    private void minutesUpTo(ExposureState s, long timeMs, Teller out) {
        if (timeMs < s.minuteMs) {
            return;
        }
        long last = Math.floorDiv(timeMs, MINUTE_MS) * MINUTE_MS;
        s.minuteMs = last + MINUTE_MS;
        long covered = Math.min(timeMs, s.heldSinceMs + holdMs);
        long full = Math.floorDiv(covered + MINUTE_MS - 1, MINUTE_MS) * MINUTE_MS;
        if (full > s.headMs && full < last) {
            s.addUpTo(full, holdMs);
            means(s, full, out);
        }
        if (last > s.headMs) {
            s.addUpTo(last, holdMs);
            means(s, last, out);
        }
    }

    private void means(ExposureState s, long endMs, Teller out) {
        for (ExposureKind kind : ExposureKind.values()) {
            Limit limit = kind.of(limits);
            Dose dose = kind == ExposureKind.TWA ? s.quarters : s.minutes;
            long windowMs = limit == null ? 0 : kind.window(limit).toMillis();
            if (limit == null || dose == null || windowMs == 0) {
                continue;
            }
            double value = Objects.requireNonNull(limit.value());
            double seconds = windowMs / 1000.0;
            double covered = dose.covered(endMs, windowMs) / seconds;
            double mean = dose.sum(endMs, windowMs) / (seconds * Math.max(covered, LEAST_COVERED));
            boolean back = mean < BACK * value && covered >= LEAST_COVERED && s.usable;
            step(s, kind, limit, mean >= value * EXACT, back, endMs, mean, covered, 0, out);
        }
    }

    private void step(
            ExposureState s,
            ExposureKind kind,
            Limit limit,
            boolean beyond,
            boolean back,
            long time,
            double value,
            double covered,
            long delayMs,
            Teller out) {
        Latch latch = s.latch(kind);
        Latch.Step step = latch.step(beyond, back, time, value, delayMs, offDelayMs);
        if (step == Latch.Step.SAME) {
            return;
        }
        boolean on = step == Latch.Step.WENT_ON;
        out.tell(new Signal(
                sensor.tag(),
                sensor.machine(),
                Hazard.GAS,
                sensor.gas(),
                kind.rule,
                AlarmClass.LIFE_SAFETY,
                kind.priority,
                on,
                time,
                latch.onsetMs(),
                value,
                sensor.unit(),
                Objects.requireNonNull(limit.value()),
                on ? ExposureWords.of(sensor, kind, limit, limits.idlh(), time, value, covered, s.held) : null));
    }
}
