package io.davy.detection.watch;

import io.davy.alarm.Alarm.Evidence;
import io.davy.alarm.Alarm.Explanation;
import io.davy.detection.rule.Signal;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a change of condition into words and figures. */
final class Changes {
    private Changes() {}

    /** The change of a condition that has just gone on or off. */
    static ConditionChange of(ZonePlan p, int i, Row row, Condition c, long timeMs, double value, long receivedMs) {
        Rule rule = c.rule;
        boolean on = c.on();
        Sensor sensor = p.sensors[i];
        Instant time = Instant.ofEpochMilli(timeMs);
        Instant onset = Instant.ofEpochMilli(c.onsetMs);
        return new ConditionChange(
                p.site,
                p.area,
                p.zone,
                sensor.tag(),
                sensor.machine(),
                rule.hazard(sensor.kind()),
                sensor.gas(),
                rule.nameFor(sensor.kind()),
                rule.alarmClass(p.rules[i].alarmClass()),
                rule.priority(sensor.kind()),
                on,
                time,
                onset,
                value,
                rule.unit(sensor.unit()),
                Reasons.limit(p, i, row, rule, value),
                receivedMs,
                on ? explain(p, i, row, c, time, value) : null);
    }

    /** The change that an extra rule told. */
    static ConditionChange of(ZonePlan p, Signal signal, long receivedMs) {
        return ConditionChange.of(p.site, p.area, p.zone, signal, receivedMs);
    }

    /** The same change, told after the fact. */
    static ConditionChange late(ConditionChange c, Late late, Instant onset) {
        Explanation e = c.explanation();
        return c.told(
                onset,
                e == null
                        ? null
                        : new Explanation(
                                e.text() + "; its reading came "
                                        + figure(late.by().toMillis() / 1000.0) + " s late",
                                e.window(),
                                e.limitSource(),
                                e.readings()),
                late);
    }

    /** The end of what was told and would not have been, had the readings come in their order. */
    static ConditionChange withdrawn(ConditionChange c, Late late) {
        return late(
                explained(c, c.sensor() + ": off, since with a reading that came late it had not gone on"),
                late,
                c.onset());
    }

    /** The same change with a reason, as an end has none of itself. */
    static ConditionChange explained(ConditionChange c, String why) {
        return c.told(c.onset(), new Explanation(why, null, null, List.of()), c.late());
    }

    private static Explanation explain(ZonePlan p, int i, Row row, Condition c, Instant time, double value) {
        Instant onset = Instant.ofEpochMilli(c.onsetMs);
        List<Evidence> readings = onset.equals(time)
                ? List.of(new Evidence(time, value))
                : List.of(new Evidence(onset, c.onsetValue), new Evidence(time, value));
        return new Explanation(
                Reasons.why(p, i, row, c.rule, value),
                window(p, i, c.rule),
                c.rule.device() ? null : source(p.rules[i]),
                readings);
    }

    private static @Nullable String window(ZonePlan p, int i, Rule rule) {
        return switch (rule) {
            case HIGH, HIGH_HIGH, LOW, LOW_LOW ->
                Duration.ofMillis(p.onDelayMs[i]).toString();
            case RATE -> Duration.ofMillis(p.rateWindowMs[i]).toString();
            case BACKGROUND -> "PT20M";
            case STUCK -> Duration.ofMillis(p.stuckAfterMs[i]).toString();
            case SILENT -> Duration.ofMillis(p.silentAfterMs[i]).toString();
            case BAD_SIGNAL, OUT_OF_RANGE, CLOCK_WRONG, LATE -> null;
        };
    }

    private static @Nullable String source(RuleSet r) {
        if (r.source() == null) {
            return null;
        }
        return "memory".equals(r.evidence())
                ? r.source() + " (unconfirmed: the plant must confirm this figure)"
                : r.source();
    }

    /** A figure as people write it: up to four digits that count. */
    static String figure(double v) {
        return Double.isFinite(v)
                ? new BigDecimal(v)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString()
                : Double.toString(v);
    }
}
