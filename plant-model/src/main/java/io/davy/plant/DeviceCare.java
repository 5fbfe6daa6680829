package io.davy.plant;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the device that carries a sensor.
 *
 * @param gateway name of the gateway it hangs on; its Sparkplug edge node where absent
 * @param current true: its values come as a loop current of 4 to 20 mA over its range (NAMUR NE 43)
 * @param calibrated day of its last calibration
 * @param calibrateEvery how long a calibration holds
 * @param bumped day of its last bump test
 * @param bumpEvery how long a bump test holds
 */
public record DeviceCare(
        @Nullable String gateway,
        boolean current,
        @Nullable LocalDate calibrated,
        @Nullable Duration calibrateEvery,
        @Nullable LocalDate bumped,
        @Nullable Duration bumpEvery) {}
