package io.davy.detection.leak;

import io.davy.air.Dispersion;
import io.davy.plant.Place;

/**
 * What one nose measured in one interval, fixed or on a robot.
 *
 * @param origin whose it is: readings of one origin in one wind are taken together, so a nose that moves changes its origin as it goes
 * @param startMs when the interval began, milliseconds since 1970
 * @param place where the nose was
 * @param seconds how long the interval is, s
 * @param excess mean reading above the background, in the unit that all evidence shares; may be negative
 * @param windSpeed mean wind speed, m/s; NaN if nobody measured it
 * @param windToward direction that the wind blew toward, radians counter-clockwise from east; NaN if nobody measured it
 * @param saturated whether the nose stood at the end of its range, so that the truth may be any higher
 * @param moving whether the nose was on its way, so that it was here for moments only
 */
public record Evidence(
        String origin,
        long startMs,
        Place place,
        double seconds,
        double excess,
        double windSpeed,
        double windToward,
        boolean saturated,
        boolean moving) {

    /** What a nose measured that stands where it stands. */
    public Evidence(
            String origin,
            long startMs,
            Place place,
            double seconds,
            double excess,
            double windSpeed,
            double windToward,
            boolean saturated) {
        this(origin, startMs, place, seconds, excess, windSpeed, windToward, saturated, false);
    }

    /** Whether the air is known to be still, wherever a vane may point. */
    public boolean calm() {
        return windSpeed < Dispersion.CALM_MS;
    }

    /** Whether speed and direction of the wind are known. */
    public boolean hasWind() {
        return !Double.isNaN(windSpeed) && !Double.isNaN(windToward);
    }
}
