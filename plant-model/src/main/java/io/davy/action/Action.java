package io.davy.action;

import java.time.Instant;
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
 */
public record Action(
        String id,
        Type type,
        String target,
        String user,
        Instant time,
        @Nullable String reason) {
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
