package io.davy.action;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an officer did: the value on davy.actions, keyed by the alarm, incident or mission.
 *
 * @param id unique; the key of its answer on davy.action-results
 * @param type what
 * @param target alarm, incident or mission id
 * @param user who
 * @param time when
 * @param reason why; some actions are refused without
 * @param other fields that a newer version wrote; kept as they are
 */
public record Action(
        String id,
        Type type,
        String target,
        String user,
        Instant time,
        @Nullable String reason,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    public Action {
        other = other == null ? Map.of() : other;
    }

    /** An action without unknown fields. */
    public Action(String id, Type type, String target, String user, Instant time, @Nullable String reason) {
        this(id, type, target, user, time, reason, Map.of());
    }

    /** What an officer can do. */
    public enum Type {
        /** Acknowledge an alarm. */
        ACK,
        /** Send a robot to an incident. */
        SEND,
        /** Recall the robot of a mission. */
        CANCEL
    }
}
