package io.davy.detection.heat;

import io.davy.alarm.Alarm.Evidence;
import io.davy.alarm.Alarm.Explanation;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.detection.rule.ExtraRule;
import io.davy.detection.rule.Latch;
import io.davy.detection.rule.Sample;
import io.davy.detection.rule.Say;
import io.davy.detection.rule.Signal;
import io.davy.detection.rule.Teller;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Tells when a temperature is on its way to its high limit. The window is half of the time that is looked ahead; a rise must have lasted
 * for the whole of it, so that it is known by then whether it levels off.
 */
final class TrendRule implements ExtraRule<TrendState> {
    /**
     * Forecasts in a row that must rise: a rise shows in the newer half two medians after it began. With half as many a machine's start
     * still has its standstill in the window, and looks as if it would never level off.
     */
    private static final int RISING = Forecast.MEDIANS - 2;
    /** What a device cannot resolve, as share of its span: a tenth of a kelvin of 200. */
    private static final double RESOLUTION = 0.0005;
    /** Goes off when the limit is further away than this many times the time ahead. */
    private static final double BACK = 2;

    private final Sensor sensor;
    private final RuleSet rules;
    private final double limit;
    private final Duration ahead;
    private final long bucketMs;

    /**
     * A rule.
     *
     * @param limit the high limit, degC
     * @param ahead how far it looks
     */
    TrendRule(Sensor sensor, RuleSet rules, double limit, Duration ahead) {
        this.sensor = sensor;
        this.rules = rules;
        this.limit = limit;
        this.ahead = ahead;
        this.bucketMs = ahead.toMillis() / (2 * Forecast.MEDIANS);
    }

    @Override
    public String key() {
        return "trend/" + sensor.tag() + "/" + bucketMs;
    }

    @Override
    public List<String> sensors() {
        return List.of(sensor.tag());
    }

    @Override
    public TrendState fresh() {
        return new TrendState();
    }

    @Override
    public TrendState read(DataInput in) throws IOException {
        return TrendState.read(in);
    }

    @Override
    public void reading(TrendState s, int index, Sample sample, Teller out) {
        if (sample.late || !sample.usable || !Double.isFinite(sample.value)) {
            return;
        }
        if (!s.take(sample.timeMs, sample.value, bucketMs)) {
            return;
        }
        double least = RESOLUTION * sensor.range().span();
        Forecast f = Forecast.of(s.medians(), bucketMs / 60_000.0, limit, least);
        s.rising = f.begun() ? Math.min(RISING, s.rising + 1) : 0;
        double minutes = ahead.toMillis() / 60_000.0;
        boolean on = s.rising >= RISING && f.rising() && f.earliest() < minutes && f.minutes() < BACK * minutes;
        boolean back = !f.rising() || f.minutes() >= BACK * minutes;
        Latch.Step step = s.latch.step(on, back, sample.timeMs, f.minutes(), bucketMs, 4 * bucketMs);
        if (step != Latch.Step.SAME) {
            boolean went = step == Latch.Step.WENT_ON;
            out.tell(new Signal(
                    sensor.tag(),
                    sensor.machine(),
                    Hazard.HEAT,
                    null,
                    "heat_time_to_limit",
                    rules.alarmClass() == null ? AlarmClass.PROCESS : rules.alarmClass(),
                    Priority.MEDIUM,
                    went,
                    sample.timeMs,
                    s.latch.onsetMs(),
                    // What is no longer on its way has no time; the time that is watched stands for it.
                    Double.isFinite(f.minutes()) ? f.minutes() : BACK * minutes,
                    "min",
                    minutes,
                    went ? explain(f, sample.timeMs) : null));
        }
    }

    private Explanation explain(Forecast f, long timeMs) {
        String latest = Double.isFinite(f.latest()) ? " to " + Math.round(f.latest()) : " or later";
        String text =
                sensor.tag() + ": " + Say.figure(f.degC(), "degC") + " rises by " + Say.figure(f.perMin(), "K/min")
                        + " and reaches " + Say.figure(limit, "degC") + " in " + Math.round(f.minutes()) + " min ("
                        + Math.round(f.earliest()) + latest + ")";
        return new Explanation(
                text,
                Duration.ofMillis(Forecast.MEDIANS * bucketMs).toString(),
                Say.source(rules.source(), rules.evidence()),
                List.of(new Evidence(Instant.ofEpochMilli(timeMs), f.degC())));
    }
}
