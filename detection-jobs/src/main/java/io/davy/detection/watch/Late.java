package io.davy.detection.watch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a change was told after the fact, because the reading that decided came after newer ones of its sensor.
 *
 * @param by how much later the sensor's newest reading was
 * @param corrects the onset (of a change to on) or the end (to off) that was told before and that this one takes the place of; null for a
 *     change that is new
 * @param until when a condition ended that was over before it could be told while a later one of the same rule stands; null for others
 * @param resumes the end that was told before of a condition that is on still after all; null for others
 */
public record Late(
        Duration by,
        @Nullable Instant corrects,
        @Nullable Instant until,
        @Nullable Instant resumes) {
    static Late by(Duration by) {
        return new Late(by, null, null, null);
    }

    static Late correcting(Duration by, long wasMs) {
        return new Late(by, Instant.ofEpochMilli(wasMs), null, null);
    }

    static Late past(Duration by, long untilMs) {
        return new Late(by, null, Instant.ofEpochMilli(untilMs), null);
    }

    static Late resuming(Duration by, long endMs) {
        return new Late(by, null, null, Instant.ofEpochMilli(endMs));
    }
}
