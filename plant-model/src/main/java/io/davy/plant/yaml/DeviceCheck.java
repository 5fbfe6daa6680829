package io.davy.plant.yaml;

import io.davy.plant.DeviceCare;
import io.davy.plant.Sensor;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A device's calibration and bump test have both a day and a time for which they hold. */
final class DeviceCheck implements Check {
    @Override
    public void check(Draft draft, Problems problems) {
        for (Located<Sensor> s : draft.sensors()) {
            DeviceCare device = s.value().device();
            if (device != null) {
                pair(s, "calibrated", device.calibrated(), "calibrate_every", device.calibrateEvery(), problems);
                pair(s, "bumped", device.bumped(), "bump_every", device.bumpEvery(), problems);
            }
        }
    }

    private static void pair(
            Located<Sensor> s,
            String dayKey,
            @Nullable LocalDate day,
            String everyKey,
            @Nullable Duration every,
            Problems problems) {
        if (every == null) {
            if (day != null) {
                problems.warning(
                        s.at("device/" + dayKey),
                        "found " + dayKey + " without " + everyKey + ": nobody is told when it is due again");
            }
            return;
        }
        if (every.compareTo(Duration.ofHours(1)) < 0) {
            problems.error(
                    s.at("device/" + everyKey), "found " + Durations.text(every) + ": expected 1h or more, as in 180d");
        }
        if (day == null && !problems.isBad(s.at("device/" + dayKey))) {
            problems.error(
                    s.at("device/" + everyKey),
                    "found " + everyKey + " without " + dayKey + ": expected the day from which it counts");
        }
    }
}
