package io.davy.plant;

import io.davy.alarm.AlarmClass;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a sensor's rules; an absent figure leaves that rule off or at the figure beneath it. Values are in the sensor's
 * unit.
 *
 * @param unit the unit that the figures are written in; a sensor of another unit refuses the set
 * @param low alarm when at or below (for example O2 19.5 %vol)
 * @param lowLow higher-priority alarm when at or below
 * @param high alarm when at or above
 * @param highHigh higher-priority alarm when at or above
 * @param deadband how far a value must come back before an alarm goes off
 * @param onDelay how long a value must stay beyond a limit before the alarm goes on; 0 is at once
 * @param offDelay how long it must stay back before the alarm goes off
 * @param ratePerMin alarm when it rises faster, unit per minute
 * @param rateWindow over which the rise is taken
 * @param background true: alarm when a gas stands above its own running background
 * @param zoneAb ISO 20816 zone boundary A/B, mm/s RMS
 * @param zoneBc ISO 20816 zone boundary B/C: alarm, mm/s RMS
 * @param zoneCd ISO 20816 zone boundary C/D: high-priority alarm, mm/s RMS
 * @param stuckAfter a value that has not changed at all for this long is stuck; 0 never
 * @param silentAfter a sensor that has sent nothing for this long is silent
 * @param alarmClass ISA-18.2 class of the process alarms
 * @param exposure how much of a toxic gas may be breathed over time
 * @param heat figures of the heat rules beyond level and rate of rise
 * @param health which faults of the device are looked for
 * @param anomaly which models of the usual watch it
 * @param source where the figures come from
 * @param evidence seen, weak or memory: what is marked memory must be confirmed by the plant
 */
public record RuleSet(
        @Nullable String unit,
        @Nullable Double low,
        @Nullable Double lowLow,
        @Nullable Double high,
        @Nullable Double highHigh,
        @Nullable Double deadband,
        @Nullable Duration onDelay,
        @Nullable Duration offDelay,
        @Nullable Double ratePerMin,
        @Nullable Duration rateWindow,
        @Nullable Boolean background,
        @Nullable Double zoneAb,
        @Nullable Double zoneBc,
        @Nullable Double zoneCd,
        @Nullable Duration stuckAfter,
        @Nullable Duration silentAfter,
        @Nullable AlarmClass alarmClass,
        @Nullable Exposure exposure,
        @Nullable HeatFigures heat,
        @Nullable HealthFigures health,
        @Nullable AnomalyFigures anomaly,
        @Nullable String source,
        @Nullable String evidence) {

    /** A rule set without figures. */
    public static final RuleSet NONE = new RuleSet(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null);

    /** A rule set of the plain figures alone. */
    public RuleSet(
            @Nullable String unit,
            @Nullable Double low,
            @Nullable Double lowLow,
            @Nullable Double high,
            @Nullable Double highHigh,
            @Nullable Double deadband,
            @Nullable Duration onDelay,
            @Nullable Duration offDelay,
            @Nullable Double ratePerMin,
            @Nullable Duration rateWindow,
            @Nullable Boolean background,
            @Nullable Double zoneAb,
            @Nullable Double zoneBc,
            @Nullable Double zoneCd,
            @Nullable Duration stuckAfter,
            @Nullable Duration silentAfter,
            @Nullable AlarmClass alarmClass,
            @Nullable String source,
            @Nullable String evidence) {
        this(
                unit,
                low,
                lowLow,
                high,
                highHigh,
                deadband,
                onDelay,
                offDelay,
                ratePerMin,
                rateWindow,
                background,
                zoneAb,
                zoneBc,
                zoneCd,
                stuckAfter,
                silentAfter,
                alarmClass,
                null,
                null,
                null,
                null,
                source,
                evidence);
    }

    /** These figures, and the base's where this one has none. */
    public RuleSet over(RuleSet base) {
        return new RuleSet(
                or(unit, base.unit),
                or(low, base.low),
                or(lowLow, base.lowLow),
                or(high, base.high),
                or(highHigh, base.highHigh),
                or(deadband, base.deadband),
                or(onDelay, base.onDelay),
                or(offDelay, base.offDelay),
                or(ratePerMin, base.ratePerMin),
                or(rateWindow, base.rateWindow),
                or(background, base.background),
                or(zoneAb, base.zoneAb),
                or(zoneBc, base.zoneBc),
                or(zoneCd, base.zoneCd),
                or(stuckAfter, base.stuckAfter),
                or(silentAfter, base.silentAfter),
                or(alarmClass, base.alarmClass),
                exposure == null || base.exposure == null ? or(exposure, base.exposure) : exposure.over(base.exposure),
                heat == null || base.heat == null ? or(heat, base.heat) : heat.over(base.heat),
                health == null || base.health == null ? or(health, base.health) : health.over(base.health),
                anomaly == null || base.anomaly == null ? or(anomaly, base.anomaly) : anomaly.over(base.anomaly),
                or(source, base.source),
                or(evidence, base.evidence));
    }

    static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
        return first != null ? first : second;
    }
}
