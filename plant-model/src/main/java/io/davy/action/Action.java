package io.davy.action;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.davy.alarm.Ids;
import io.davy.incident.Incident;
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
 * @param until when a shelf or an out of service ends by itself
 * @param permit number of the permit to work, for out of service
 * @param oneShot whether a shelf also ends when the condition goes off
 * @param robot the robot that is to be sent; absent: whichever is best
 * @param outcome what an officer's verdict is; absent for every other action
 * @param other fields that a newer version wrote; kept as they are
 */
public record Action(
        String id,
        Type type,
        String target,
        String user,
        Instant time,
        @Nullable String reason,
        @Nullable Instant until,
        @Nullable String permit,
        boolean oneShot,
        @Nullable String robot,
        Incident.@Nullable Outcome outcome,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    public Action {
        other = other == null ? Map.of() : other;
    }

    /** An action without unknown fields. */
    public Action(String id, Type type, String target, String user, Instant time, @Nullable String reason) {
        this(id, type, target, user, time, reason, null, null, false, null, null, Map.of());
    }

    /** An officer's verdict. */
    public static Action verdict(
            String id,
            String target,
            String user,
            Instant time,
            Incident.@Nullable Outcome outcome,
            @Nullable String reason) {
        return new Action(id, Type.VERDICT, target, user, time, reason, null, null, false, null, outcome, Map.of());
    }

    /** An action that names no robot. */
    public Action(
            String id,
            Type type,
            String target,
            String user,
            Instant time,
            @Nullable String reason,
            @Nullable Instant until,
            @Nullable String permit,
            boolean oneShot,
            Map<String, Object> other) {
        this(id, type, target, user, time, reason, until, permit, oneShot, null, null, other);
    }

    /** What an officer can do. */
    public enum Type {
        /** Acknowledge an alarm. */
        ACK,
        /** Put an alarm aside until a moment; wants a reason. */
        SHELVE,
        /** Take it from the shelf. */
        UNSHELVE,
        /** Take a sensor out of service until a moment, under a permit; wants a reason. The target is {@link Ids#sensorTarget}. */
        OUT_OF_SERVICE,
        /** Take it back into service. */
        IN_SERVICE,
        /** Reset a latched alarm whose condition is normal and which is acknowledged. */
        RESET,
        /** Send a robot to an incident: the one that is named, or whichever is best. */
        SEND,
        /** Recall the robot of a mission. */
        CANCEL,
        /** Have the robot of a mission pause where it is. */
        PAUSE,
        /** Have it go on. */
        RESUME,
        /** Send an idle robot to its dock; the target is the robot. */
        RETURN,
        /** Give the verdict on an incident; wants an outcome and a reason. The target is the incident or its newest mission. */
        VERDICT;

        /** Whether it is about an alarm, and not about a robot's mission. */
        public boolean ofAlarms() {
            return switch (this) {
                case ACK, SHELVE, UNSHELVE, OUT_OF_SERVICE, IN_SERVICE, RESET -> true;
                case SEND, CANCEL, PAUSE, RESUME, RETURN, VERDICT -> false;
            };
        }
    }
}
