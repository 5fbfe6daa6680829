package io.davy.mission;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.davy.incident.Incident;
import io.davy.plant.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of one mission: one robot's visit to one incident. The value on davy.missions, keyed by {@link #id}.
 *
 * @param id made of the incident and the mission's number
 * @param version counts the changes from 1
 * @param incident incident id
 * @param number 1 for the first robot sent to this incident
 * @param robot robot id; absent while no robot could be found
 * @param orderId VDA 5050 orderId
 * @param orderUpdateId VDA 5050 orderUpdateId
 * @param state where it stands
 * @param target where the robot is to look
 * @param inspection VDA 5050 actionType at the target
 * @param route node ids from the robot's place to the target
 * @param distanceM length of the route, m
 * @param eta expected arrival, in the job's time
 * @param created when it was planned
 * @param time of this change
 * @param sent when the order was first sent
 * @param accepted when the robot acknowledged it
 * @param onScene when the robot reached the target
 * @param ended when it ended
 * @param excluded robots that were not chosen, and why
 * @param progress the last node that the robot passed
 * @param verdict what the robot found, or an officer judged: of several the one that {@link Incident.Verdict#counting counts}
 * @param reason why it failed, waits or was cancelled, in English
 * @param reasonKo the same in Korean
 * @param queue while it waits: its place among the hazards that wait for a robot
 * @param releasedNodes how many nodes of the route the robot may drive to already (the base of its order); absent before there is an order
 * @param paused whether the robot has been told to pause
 * @param findings what the robot reported at each stop of its look, in this order
 * @param verdicts all verdicts that were given, in the order in which they came; {@link #verdict} is one of them
 * @param stops of a routine round: how many stops it has, 1 at least; absent for what goes to an incident
 * @param stopsDone of a routine round: how many of them are done, by this mission and by those before it, 0 to {@link #stops}
 * @param other fields that a newer version wrote; kept as they are
 */
public record Mission(
        String id,
        int version,
        String incident,
        int number,
        @Nullable String robot,
        @Nullable String orderId,
        int orderUpdateId,
        State state,
        @Nullable Place target,
        @Nullable String inspection,
        List<String> route,
        @Nullable Double distanceM,
        @Nullable Instant eta,
        Instant created,
        Instant time,
        @Nullable Instant sent,
        @Nullable Instant accepted,
        @Nullable Instant onScene,
        @Nullable Instant ended,
        List<Excluded> excluded,
        @Nullable String progress,
        Incident.@Nullable Verdict verdict,
        @Nullable String reason,
        @Nullable String reasonKo,
        @Nullable Queue queue,
        @Nullable Integer releasedNodes,
        boolean paused,
        List<Finding> findings,
        List<Incident.Verdict> verdicts,
        @Nullable Integer stops,
        @Nullable Integer stopsDone,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    public Mission {
        findings = findings == null ? List.of() : List.copyOf(findings);
        verdicts = verdicts != null ? List.copyOf(verdicts) : verdict == null ? List.of() : List.of(verdict);
        other = other == null ? Map.of() : other;
    }

    /** A mission of one look, released to its end, that waits for nothing. */
    public Mission(
            String id,
            int version,
            String incident,
            int number,
            @Nullable String robot,
            @Nullable String orderId,
            int orderUpdateId,
            State state,
            @Nullable Place target,
            @Nullable String inspection,
            List<String> route,
            @Nullable Double distanceM,
            @Nullable Instant eta,
            Instant created,
            Instant time,
            @Nullable Instant sent,
            @Nullable Instant accepted,
            @Nullable Instant onScene,
            @Nullable Instant ended,
            List<Excluded> excluded,
            @Nullable String progress,
            Incident.@Nullable Verdict verdict,
            @Nullable String reason,
            @Nullable String reasonKo,
            Map<String, Object> other) {
        this(
                id,
                version,
                incident,
                number,
                robot,
                orderId,
                orderUpdateId,
                state,
                target,
                inspection,
                route,
                distanceM,
                eta,
                created,
                time,
                sent,
                accepted,
                onScene,
                ended,
                excluded,
                progress,
                verdict,
                reason,
                reasonKo,
                null,
                null,
                false,
                List.of(),
                null,
                null,
                null,
                other);
    }

    /** Where a mission stands. */
    public enum State {
        /** No robot can go now; it is tried again. */
        WAITING,
        /** The order is out; the robot has not answered. */
        SENT,
        /** The robot's state carries the order. */
        ACCEPTED,
        /** The robot has passed the first node of its way. */
        UNDER_WAY,
        /** The robot stands at the target and looks. */
        ON_SCENE,
        /** The robot has reported. */
        DONE,
        /** Refused, lost, or not acknowledged in time: the next robot goes. */
        FAILED,
        /** The incident closed or an officer recalled the robot. */
        CANCELLED;

        /** Whether nothing more will come of it. */
        public boolean ended() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }

    /**
     * A robot that was not chosen.
     *
     * @param robot robot id
     * @param code stable code, for example {@code cannot_inspect}, {@code battery}, {@code not_connected}
     * @param en the reason in English
     * @param ko the reason in Korean
     */
    public record Excluded(String robot, String code, String en, String ko) {}

    /**
     * The place of a mission that waits for a robot.
     *
     * @param place 1 for the one that is served next
     * @param of how many wait
     * @param expected when a robot may be on its way at the earliest, as far as that can be told
     */
    public record Queue(int place, int of, @Nullable Instant expected) {}

    /**
     * What a robot reported of one action.
     *
     * @param action VDA 5050 actionType
     * @param node the node that it stood at
     * @param value what it measured; absent for a photo
     * @param unit in which unit
     * @param text what it said besides, such as the address of a photo
     * @param time when the report came
     */
    public record Finding(
            String action,
            String node,
            @Nullable Double value,
            @Nullable String unit,
            @Nullable String text,
            Instant time) {}
}
