package io.davy.detection.health;

import io.davy.plant.DeviceCare;
import io.davy.plant.HealthFigures;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Which faults are looked for at a sensor.
 *
 * @param sensor the sensor
 * @param span of its range, in its unit
 * @param gas whether it measures gas
 * @param stuck by its own history of change
 * @param spike single readings that no process makes
 * @param noiseHigh noise above the usual
 * @param noiseLow noise below the usual
 * @param behindS a clock that is further behind than this is wrong, s
 * @param calibrateMs when its calibration ends, milliseconds since 1970; the end of time if the plant does not say
 * @param bumpMs when its bump test ends
 */
record Watched(
        Sensor sensor,
        double span,
        boolean gas,
        boolean stuck,
        boolean spike,
        boolean noiseHigh,
        boolean noiseLow,
        double behindS,
        long calibrateMs,
        long bumpMs) {
    /** As much as a clock may be ahead; a device that tells means of its interval tells the beginning of the interval. */
    private static final double BEHIND_S = 5;

    /**
     * By the plant, else by the kind.
     *
     * @param still false for a sensor that moves about: its values' history is not its own
     */
    static Watched of(Sensor s, RuleSet rules, boolean still) {
        HealthFigures h = rules.health();
        Boolean noise = h == null ? null : h.noise();
        Boolean spike = h == null ? null : h.spike();
        DeviceCare d = s.device();
        return new Watched(
                s,
                s.range().span(),
                s.kind() == SensorKind.GAS,
                still,
                still && (spike != null ? spike : s.kind() != SensorKind.WIND_DIRECTION),
                still && (noise != null ? noise : steady(s.kind()) && s.kind() != SensorKind.GAS),
                still && (noise != null ? noise : steady(s.kind())),
                Math.max(BEHIND_S, 2 * s.interval().toMillis() / 1000.0),
                end(d == null ? null : d.calibrated(), d == null ? null : d.calibrateEvery()),
                end(d == null ? null : d.bumped(), d == null ? null : d.bumpEvery()));
    }

    /** Whether the noise is the device's: that of wind, of a machine that shakes, and above a leak's plume is the process's. */
    private static boolean steady(SensorKind kind) {
        return switch (kind) {
            case GAS, TEMPERATURE, PRESSURE, FLOW, CURRENT, VOLTAGE, LEVEL -> true;
            case VIBRATION, WIND_SPEED, WIND_DIRECTION, OTHER -> false;
        };
    }

    private static long end(@Nullable LocalDate day, @Nullable Duration every) {
        return day == null || every == null
                ? Long.MAX_VALUE
                : day.atStartOfDay(ZoneOffset.UTC).plus(every).toInstant().toEpochMilli();
    }
}
