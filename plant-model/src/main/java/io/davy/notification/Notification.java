package io.davy.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message to one person by one channel: the value on davy.notifications, keyed by {@link #id}.
 *
 * @param id made of incident, occasion, contact and channel, so that nothing is told twice
 * @param incident incident id
 * @param occasion what is told: {@code opened}, {@code escalated} or {@code closed}
 * @param contact contact id
 * @param channel {@code email} or {@code webhook}
 * @param to address
 * @param state how far it got
 * @param attempts how often it was tried
 * @param created when it was decided
 * @param time of this change
 * @param subject first line
 * @param error what went wrong last
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
        @Nullable String error) {
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
