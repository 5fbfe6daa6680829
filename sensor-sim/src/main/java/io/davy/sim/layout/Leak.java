package io.davy.sim.layout;

import io.davy.plant.Place;
import io.davy.sim.air.LeakRate;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The truth of a simulated leak.
 *
 * @param gas what leaks
 * @param machine the machine that leaks; null for a leak at a free place
 * @param place where the gas comes out
 * @param kgPerH its nominal rate
 * @param course how the rate goes with time
 * @param start when it begins
 * @param end when it ends
 * @param contact the first second at which the concentration at a sensor, without noise, passed three times that sensor's noise; null if it
 *     never did
 * @param touched the sensors at which it did
 * @param touchedS how many seconds it did so at one sensor at least
 */
public record Leak(
        String gas,
        @Nullable String machine,
        Place place,
        double kgPerH,
        LeakRate.Course course,
        Instant start,
        Instant end,
        @Nullable Instant contact,
        Set<String> touched,
        int touchedS) {}
