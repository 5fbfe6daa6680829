package io.davy.detection.rule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which sensors officers have taken out of service. */
@FunctionalInterface
public interface Service {
    /** Nobody has taken any. */
    Service ALL_IN = (area, tag) -> null;

    /**
     * Until when a sensor is out of service; null if it is in service.
     *
     * @param area of its zone
     */
    @Nullable
    Instant outUntil(String area, String tag);
}
