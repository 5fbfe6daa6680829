package io.davy.notification;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.davy.alarm.Priority;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message to one person by one channel: the value on davy.notifications, keyed by {@link #id}.
 *
 * @param id made of incident, occasion, contact and channel, so that nothing is told twice
 * @param incident incident id
 * @param occasion what is told: {@code opened}, {@code escalated}, {@code verdict}, {@code acknowledged} or {@code closed}
 * @param contact contact id
 * @param channel {@code email}, {@code webhook} or {@code mqtt}
 * @param to address
 * @param state how far it got
 * @param attempts how often it was tried
 * @param created when it was decided
 * @param time of this change
 * @param subject first line
 * @param error what went wrong last
 * @param severity the incident's severity as it is told; a higher one is told again
 * @param other fields that a newer version wrote; kept as they are
 */
public record Notification(
        String id,
        String incident,
        String occasion,
        String contact,
        String channel,
        String to,
        State state,
        int attempts,
        Instant created,
        Instant time,
        String subject,
        @Nullable String error,
        @Nullable Priority severity,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    public Notification {
        other = other == null ? Map.of() : other;
    }

    /** A message without unknown fields. */
    public Notification(
            String id,
            String incident,
            String occasion,
            String contact,
            String channel,
            String to,
            State state,
            int attempts,
            Instant created,
            Instant time,
            String subject,
            @Nullable String error,
            @Nullable Priority severity) {
        this(
                id, incident, occasion, contact, channel, to, state, attempts, created, time, subject, error, severity,
                Map.of());
    }

    /** How far a message got. */
    public enum State {
        /** Decided, not yet taken by the other side. */
        PENDING,
        /** The mail server or the webhook took it. */
        SENT,
        /** Given up; the error says why. */
        FAILED
    }
}
