package io.davy.detection.gas;

import io.davy.plant.Plant.Vote;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A detector that votes.
 *
 * @param tag its tag
 * @param unit of its values
 * @param limit from which on it says yes, in its unit
 * @param clear where it no longer does
 * @param lowest below this it is broken
 * @param highest above this there is more gas than it can tell: a yes
 * @param silentMs after which it is silent
 * @param outUntilMs until when officers have taken it out of service, milliseconds since 1970; 0 if they have not
 */
record Detector(
        String tag,
        String unit,
        double limit,
        double clear,
        double lowest,
        double highest,
        long silentMs,
        long outUntilMs) {

    /**
     * A detector by its figures; null if they have no such limit.
     *
     * @param outUntil until when it is out of service; null if it is not
     */
    static @Nullable Detector of(Sensor s, RuleSet rules, Vote vote, @Nullable Instant outUntil) {
        Double limit = vote.on(rules);
        Duration silent = rules.silentAfter();
        if (limit == null || silent == null) {
            return null;
        }
        double deadband = rules.deadband() == null ? 0 : rules.deadband();
        // As for the limits: a zero that has drifted a little below the range is usual; far below, the device is
        // broken.
        return new Detector(
                s.tag(),
                s.unit(),
                limit,
                upward(vote) ? limit - deadband : limit + deadband,
                s.range().min() - 0.05 * s.range().span(),
                s.range().max(),
                silent.toMillis(),
                outUntil == null ? 0 : outUntil.toEpochMilli());
    }

    static boolean upward(Vote vote) {
        return vote.limit().startsWith("high");
    }

    /** What it says after a value; inside the deadband, what it said before. */
    boolean says(double value, boolean upward, boolean before) {
        if (upward) {
            return value >= limit || value > highest || (before && value >= clear);
        }
        return value <= limit || (before && value <= clear);
    }
}
