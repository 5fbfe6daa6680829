package io.davy.alerting.notify.route;

import io.davy.notification.Notification.Answer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time in which some alarm of an incident waited for an answer.
 *
 * @param rounds at least one, oldest first
 * @param end when none waited any longer; absent while one does
 * @param answer how the last of them was answered
 */
public record Stretch(
        List<Round> rounds, @Nullable Instant end, @Nullable Answer answer) {
    /** The newest. */
    public Round round() {
        return rounds.get(rounds.size() - 1);
    }

    /** Whether a round is one of these. */
    public boolean has(Instant round) {
        return rounds.stream().anyMatch(r -> r.name().equals(round));
    }
}
