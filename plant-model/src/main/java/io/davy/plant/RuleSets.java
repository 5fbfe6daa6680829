package io.davy.plant;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Rule sets made from rule sets. */
final class RuleSets {
    private RuleSets() {}

    static RuleSet withSource(RuleSet r, @Nullable String source, @Nullable String evidence) {
        return new RuleSet(
                r.unit(),
                r.low(),
                r.lowLow(),
                r.high(),
                r.highHigh(),
                r.deadband(),
                r.onDelay(),
                r.offDelay(),
                r.ratePerMin(),
                r.rateWindow(),
                r.background(),
                r.zoneAb(),
                r.zoneBc(),
                r.zoneCd(),
                r.stuckAfter(),
                r.silentAfter(),
                r.alarmClass(),
                r.exposure(),
                r.heat(),
                r.health(),
                r.anomaly(),
                source,
                evidence);
    }

    /** The same figures in another unit. */
    static RuleSet scaled(RuleSet r, double factor, String unit) {
        return new RuleSet(
                unit,
                times(r.low(), factor),
                times(r.lowLow(), factor),
                times(r.high(), factor),
                times(r.highHigh(), factor),
                times(r.deadband(), factor),
                r.onDelay(),
                r.offDelay(),
                times(r.ratePerMin(), factor),
                r.rateWindow(),
                r.background(),
                times(r.zoneAb(), factor),
                times(r.zoneBc(), factor),
                times(r.zoneCd(), factor),
                r.stuckAfter(),
                r.silentAfter(),
                r.alarmClass(),
                scaled(r.exposure(), factor),
                r.heat(),
                r.health(),
                r.anomaly(),
                r.source(),
                r.evidence());
    }

    private static @Nullable Exposure scaled(@Nullable Exposure e, double factor) {
        return e == null
                ? null
                : e.each(l -> new Exposure.Limit(times(l.value(), factor), l.window(), l.source(), l.evidence()));
    }

    /** The same with these exposure figures. */
    static RuleSet withExposure(RuleSet r, @Nullable Exposure exposure) {
        return new RuleSet(
                r.unit(),
                r.low(),
                r.lowLow(),
                r.high(),
                r.highHigh(),
                r.deadband(),
                r.onDelay(),
                r.offDelay(),
                r.ratePerMin(),
                r.rateWindow(),
                r.background(),
                r.zoneAb(),
                r.zoneBc(),
                r.zoneCd(),
                r.stuckAfter(),
                r.silentAfter(),
                r.alarmClass(),
                exposure,
                r.heat(),
                r.health(),
                r.anomaly(),
                r.source(),
                r.evidence());
    }

    /** The same with these heat figures. */
    static RuleSet withHeat(RuleSet r, @Nullable HeatFigures heat) {
        return new RuleSet(
                r.unit(),
                r.low(),
                r.lowLow(),
                r.high(),
                r.highHigh(),
                r.deadband(),
                r.onDelay(),
                r.offDelay(),
                r.ratePerMin(),
                r.rateWindow(),
                r.background(),
                r.zoneAb(),
                r.zoneBc(),
                r.zoneCd(),
                r.stuckAfter(),
                r.silentAfter(),
                r.alarmClass(),
                r.exposure(),
                heat,
                r.health(),
                r.anomaly(),
                r.source(),
                r.evidence());
    }

    /** Whether a set holds a limit of its own. */
    static boolean hasLimits(RuleSet r) {
        return r.low() != null
                || r.lowLow() != null
                || r.high() != null
                || r.highHigh() != null
                || r.ratePerMin() != null
                || r.zoneAb() != null
                || r.zoneBc() != null
                || r.zoneCd() != null;
    }

    /** Whether the lower set still decides a limit beneath the upper one. */
    static boolean leavesLimits(RuleSet upper, RuleSet lower) {
        return upper.low() == null && lower.low() != null
                || upper.lowLow() == null && lower.lowLow() != null
                || upper.high() == null && lower.high() != null
                || upper.highHigh() == null && lower.highHigh() != null
                || upper.ratePerMin() == null && lower.ratePerMin() != null
                || upper.zoneBc() == null && lower.zoneBc() != null
                || upper.zoneCd() == null && lower.zoneCd() != null;
    }

    /** Seven digits are enough for a limit, and hide what binary fractions leave. */
    private static @Nullable Double times(@Nullable Double v, double factor) {
        return v == null
                ? null
                : new BigDecimal(v * factor).round(new MathContext(7)).doubleValue();
    }
}
