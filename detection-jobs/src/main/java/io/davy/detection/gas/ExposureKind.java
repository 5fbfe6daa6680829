package io.davy.detection.gas;

import io.davy.alarm.Priority;
import io.davy.plant.Exposure;
import io.davy.plant.Exposure.Limit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The limits on what may be breathed. */
enum ExposureKind {
    CEILING("gas_ceiling", "ceiling", Priority.HIGHEST),
    STEL("gas_stel", "STEL", Priority.HIGH),
    TWA("gas_twa", "TWA", Priority.MEDIUM);

    /** Name of its alarms. */
    final String rule;
    /** What people call it. */
    final String label;

    final Priority priority;

    ExposureKind(String rule, String label, Priority priority) {
        this.rule = rule;
        this.label = label;
        this.priority = priority;
    }

    /** Its limit among the figures of a gas; null if they have none. */
    @Nullable
    Limit of(Exposure figures) {
        Limit limit = switch (this) {
            case CEILING -> figures.ceiling();
            case STEL -> figures.stel();
            case TWA -> figures.twa();
        };
        return limit == null || limit.value() == null ? null : limit;
    }

    /** Over what the mean is taken; zero for a ceiling at once. */
    Duration window(Limit limit) {
        Duration given = limit.window();
        if (given != null) {
            return given;
        }
        return switch (this) {
            case CEILING -> Duration.ZERO;
            case STEL -> Exposure.STEL_WINDOW;
            case TWA -> Exposure.TWA_WINDOW;
        };
    }
}
