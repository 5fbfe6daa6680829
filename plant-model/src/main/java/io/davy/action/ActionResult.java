package io.davy.action;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an officer's action: the value on davy.action-results, keyed by {@link #action}.
 *
 * @param action the action's id
 * @param accepted whether it was done
 * @param reason why it was refused, or what is still to be done, in English
 * @param code the same as a stable word, see {@link Refusal}; absent where there is nothing to say
 * @param time when it was answered
 * @param other fields that a newer version wrote; kept as they are
 */
public record ActionResult(
        String action,
        boolean accepted,
        @Nullable String reason,
        @Nullable String code,
        Instant time,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    public ActionResult {
        other = other == null ? Map.of() : other;
    }

    /** An answer without unknown fields and without a code. */
    public ActionResult(String action, boolean accepted, @Nullable String reason, Instant time) {
        this(action, accepted, reason, null, time, Map.of());
    }
}
