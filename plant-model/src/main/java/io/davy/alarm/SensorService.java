package io.davy.alarm;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.davy.alarm.Handling.OutOfService;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a sensor that officers took out of service is so still: the value on davy.service, keyed by {@link #id}. A sensor of which nothing is
 * there is in service. Alarms say the same of themselves, but a sensor without an alarm has none to say it.
 *
 * @param id {@link Ids#sensorTarget}, as in the action
 * @param sensor its tag, or the id of a machine or zone that has alarms of its own
 * @param outOfService under what permit it is out of service; absent when it is back
 * @param ended the permit that ended with this; absent where there was none before
 * @param time when that was so decided
 * @param other fields that a newer version wrote; kept as they are
 */
public record SensorService(
        String id,
        String sensor,
        @Nullable OutOfService outOfService,
        @Nullable Ended ended,
        Instant time,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    public SensorService {
        other = other == null ? Map.of() : other;
    }

    /**
     * A permit that no longer holds: its sensor is back, or out of service under another.
     *
     * @param permit as it was
     * @param by who returned the sensor or gave the other permit; absent where it ran out by itself
     */
    public record Ended(OutOfService permit, @Nullable String by) {}

    /** Without unknown fields. */
    public SensorService(
            String id, String sensor, @Nullable OutOfService outOfService, @Nullable Ended ended, Instant time) {
        this(id, sensor, outOfService, ended, time, Map.of());
    }
}
