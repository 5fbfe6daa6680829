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
 * @param occasion what is told: {@code opened}, {@code escalated}, {@code realarmed}, {@code unanswered}, {@code unreached},
 *     {@code verdict}, {@code acknowledged}, {@code closed} or {@code standing}
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
 * @param call which call of an escalation it is; absent for news
 * @param answer who has answered and when, for {@code acknowledged}
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
        @Nullable Call call,
        @Nullable Answer answer,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    public Notification {
        other = other == null ? Map.of() : other;
    }

    /** News without unknown fields. */
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
                null, null, Map.of());
    }

    /** How far a message got. */
    public enum State {
        /** Decided, not yet taken by the other side. */
        PENDING,
        /** The mail server or the webhook took it. */
        SENT,
        /** Given up; the error says why. */
        FAILED,
        /** Not sent, because the incident was answered before; the error says how. */
        WITHDRAWN
    }

    /**
     * A call of an escalation.
     *
     * @param round when the incident's alarms became unanswered anew: names the round
     * @param cycle 0, and one more with each repeat
     * @param route the route's id; empty for all contacts of a plant without routes, and for {@code unreached}
     * @param step its number in the route, from 0; -1 for {@code unreached}
     * @param tell whom the step names, a contact or a rota
     */
    public record Call(Instant round, int cycle, String route, int step, String tell) {
        /** The {@link #step} of those who are told when nobody has answered. */
        public static final int UNREACHED = -1;
    }

    /**
     * How an incident was answered.
     *
     * @param by who; absent if its alarms went back to normal by themselves and need no acknowledgement
     * @param at when
     */
    public record Answer(@Nullable String by, Instant at) {}
}
