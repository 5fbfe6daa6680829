package io.davy.alerting.figures;

import io.davy.alarm.Alarm;
import org.jspecify.annotations.Nullable;

/**
 * What one transition of an alarm meant to the one who watches.
 *
 * @param alarm the transition
 * @param annunciation why it called for attention; absent if it did not
 * @param ackMs how long it had waited when it was acknowledged, ms; absent if it was not
 */
public record Told(
        Alarm alarm,
        @Nullable Annunciation annunciation,
        @Nullable Long ackMs) {
    /** Whether it meant anything. */
    public boolean something() {
        return annunciation != null || ackMs != null;
    }
}
