package io.davy.detection.gas;

import org.jspecify.annotations.Nullable;

/**
 * The mean air of one zone over one interval: what its gas sensors read above their own background, and the wind.
 *
 * @param area area id
 * @param zone zone id
 * @param startMs when the interval began, milliseconds since 1970
 * @param lengthMs how long it is, ms
 * @param clockMs the zone's clock when the sample was made, milliseconds since 1970
 * @param sensors tags of the gas sensors that reported
 * @param excess mean reading of each above its background and its own noise, in the sensor's unit; may be negative
 * @param windSpeed mean wind speed, m/s; NaN without an anemometer
 * @param windToward direction that the wind blows toward, radians counter-clockwise from east; NaN without a vane
 * @param places x, y and z of each entry in turn, m, where a robot took them; null for fixed sensors
 * @param means mean reading of each, in the sensor's unit; null for robots
 * @param levels the running background of each at the interval's end, in the sensor's unit; NaN while it is still being learned or where none
 *     is kept; null for robots
 */
public record AirSample(
        String area,
        String zone,
        long startMs,
        long lengthMs,
        long clockMs,
        String[] sensors,
        float[] excess,
        double windSpeed,
        double windToward,
        float @Nullable [] places,
        float @Nullable [] means,
        float @Nullable [] levels) {

    /** A sample of fixed sensors. */
    public AirSample(
            String area,
            String zone,
            long startMs,
            long lengthMs,
            long clockMs,
            String[] sensors,
            float[] excess,
            double windSpeed,
            double windToward) {
        this(area, zone, startMs, lengthMs, clockMs, sensors, excess, windSpeed, windToward, null, null, null);
    }

    /** A sample of what a robot smelled on its way, at these places. */
    public AirSample(
            String area,
            String zone,
            long startMs,
            long lengthMs,
            long clockMs,
            String[] sensors,
            float[] excess,
            double windSpeed,
            double windToward,
            float[] places) {
        this(area, zone, startMs, lengthMs, clockMs, sensors, excess, windSpeed, windToward, places, null, null);
    }

    /** Whether its interval has ended; one that an alarm interrupted follows again, whole. */
    public boolean whole() {
        return clockMs >= startMs + lengthMs;
    }
}
