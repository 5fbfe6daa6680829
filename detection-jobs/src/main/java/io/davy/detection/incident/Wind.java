package io.davy.detection.incident;

import io.davy.detection.gas.AirSample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wind of an area over the last minutes.
 *
 * @param toward mean direction that it blows toward, radians counter-clockwise from east
 * @param speed mean speed, m/s
 */
record Wind(double toward, double speed) {
    private static final long WINDOW_MS = 5 * 60_000;
    private static final double CALM_MS = 0.5;
    /** Below this length of the mean unit vector the direction says nothing. */
    private static final double LEAST_STEADY = 0.5;

    /** The mean of the newest five minutes; null if it was calm, unsteady, or nobody measured it. */
    static @Nullable Wind of(List<AirSample> air) {
        long newest = air.stream().mapToLong(AirSample::startMs).max().orElse(0);
        double x = 0;
        double y = 0;
        double speed = 0;
        int n = 0;
        for (AirSample a : air) {
            if (a.startMs() < newest - WINDOW_MS || Double.isNaN(a.windSpeed()) || Double.isNaN(a.windToward())) {
                continue;
            }
            x += Math.cos(a.windToward());
            y += Math.sin(a.windToward());
            speed += a.windSpeed();
            n++;
        }
        if (n == 0 || speed / n < CALM_MS || Math.hypot(x, y) / n < LEAST_STEADY) {
            return null;
        }
        return new Wind(Math.atan2(y, x), speed / n);
    }
}
