package io.davy.robot;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest of what one robot has said: the value on davy.robots, keyed by {@link #robot}.
 *
 * @param robot robot id of plant.yaml
 * @param connection ONLINE, OFFLINE or CONNECTIONBROKEN; absent before its first word
 * @param version VDA 5050 version that its connection message carries
 * @param connectionReceived when ingest had its newest connection message in hand
 * @param state its newest VDA 5050 state message as sent
 * @param stateReceived when ingest had that state in hand
 * @param factsheet its factsheet as sent
 * @param received when ingest had the newest of these in hand
 * @param other fields that a newer version wrote; kept as they are
 */
public record RobotReport(
        String robot,
        @Nullable String connection,
        @Nullable String version,
        @Nullable Instant connectionReceived,
        @Nullable JsonNode state,
        @Nullable Instant stateReceived,
        @Nullable JsonNode factsheet,
        Instant received,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    public RobotReport {
        other = other == null ? Map.of() : other;
    }

    /** A report without unknown fields. */
    public RobotReport(
            String robot,
            @Nullable String connection,
            @Nullable String version,
            @Nullable Instant connectionReceived,
            @Nullable JsonNode state,
            @Nullable Instant stateReceived,
            @Nullable JsonNode factsheet,
            Instant received) {
        this(robot, connection, version, connectionReceived, state, stateReceived, factsheet, received, Map.of());
    }
}
