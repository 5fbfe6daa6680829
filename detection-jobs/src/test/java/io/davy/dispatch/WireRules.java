package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.davy.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Holds what is sent to robots against VDA 5050 2.1.0: the schema, and the rules of its text on headers, sequenceIds, base and horizon. Knows nothing of how Davy writes. */
final class WireRules {
    private static final Map<String, JsonSchema> SCHEMAS =
            Map.of("order", schema("order"), "instantActions", schema("instantActions"));

    private final Map<String, Long> headers = new HashMap<>();
    private final Map<String, Told> orders = new HashMap<>();
    private final Set<String> orderIds = new HashSet<>();
    private final Set<String> instants = new HashSet<>();

    /** What a robot has been told of its newest order. */
    private static final class Told {
        private final String orderId;
        private long update;
        private String newest;
        private final List<JsonNode> base = new ArrayList<>();

        Told(String orderId) {
            this.orderId = orderId;
        }
    }

    private static JsonSchema schema(String name) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        try (InputStream in = WireRules.class.getResourceAsStream("/vda5050-2.1.0/" + name + ".schema")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(Objects.requireNonNull(in, name), config);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static JsonNode valid(Outgoing.ToRobot m) {
        JsonNode json = parse(m.json());
        assertThat(Objects.requireNonNull(SCHEMAS.get(m.vdaTopic())).validate(json))
                .as("%s %s", m.vdaTopic(), m.json())
                .isEmpty();
        assertThat(json.path("timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(json.path("version").asText()).matches("2\\.[01]\\.0");
        return json;
    }

    private static JsonNode parse(String json) {
        try {
            return Json.VDA5050.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * The next message to a robot.
     *
     * @param carried the orderUpdateId of the order's newest state that the dispatcher had in hand; -1 if there was none
     */
    void take(Outgoing.ToRobot m, int carried) {
        JsonNode json = valid(m);
        if (m.vdaTopic().equals("order")) {
            order(m, json, carried);
        } else if (instants.add(m.json())) {
            header(m, json);
        }
    }

    private void header(Outgoing.ToRobot m, JsonNode json) {
        long id = json.path("headerId").asLong();
        Long before = headers.put(m.robot() + '/' + m.vdaTopic(), id);
        assertThat(id).as("headerId of %s", m).isEqualTo(before == null ? 1 : before + 1);
    }

    private void order(Outgoing.ToRobot m, JsonNode json, int carried) {
        Told told = orders.get(m.robot());
        String id = json.path("orderId").asText();
        if (told != null && m.json().equals(told.newest)) {
            return;
        }
        header(m, json);
        shape(json);
        if (told == null || !told.orderId.equals(id)) {
            assertThat(orderIds.add(id)).as("an orderId is used once: %s", id).isTrue();
            told = new Told(id);
            orders.put(m.robot(), told);
            assertThat(json.path("orderUpdateId").asLong()).isZero();
            assertThat(json.path("nodes").path(0).path("sequenceId").asLong()).isZero();
            told.base.add(json.path("nodes").path(0));
        } else {
            assertThat(json.path("orderUpdateId").asLong())
                    .as("updates count by one")
                    .isEqualTo(told.update + 1);
            assertThat((long) carried)
                    .as("no update before the robot carries the last")
                    .isGreaterThanOrEqualTo(told.update);
            assertThat(json.path("nodes").path(0))
                    .as("an update begins at the last node of the base, unchanged")
                    .isEqualTo(told.base.get(told.base.size() - 1));
        }
        told.update = json.path("orderUpdateId").asLong();
        told.newest = m.json();
        for (int i = 1; i < json.path("nodes").size(); i++) {
            if (json.path("nodes").path(i).path("released").asBoolean()) {
                told.base.add(json.path("nodes").path(i));
            }
        }
    }

    private static void shape(JsonNode json) {
        JsonNode nodes = json.path("nodes");
        JsonNode edges = json.path("edges");
        assertThat(edges.size()).isEqualTo(nodes.size() - 1);
        assertThat(nodes.path(0).path("released").asBoolean()).isTrue();
        long first = nodes.path(0).path("sequenceId").asLong();
        assertThat(first % 2).isZero();
        for (int i = 0; i < edges.size(); i++) {
            JsonNode edge = edges.path(i);
            JsonNode end = nodes.path(i + 1);
            assertThat(edge.path("sequenceId").asLong()).isEqualTo(first + 2L * i + 1);
            assertThat(end.path("sequenceId").asLong()).isEqualTo(first + 2L * i + 2);
            assertThat(edge.path("released")).isEqualTo(end.path("released"));
            assertThat(edge.path("startNodeId")).isEqualTo(nodes.path(i).path("nodeId"));
            assertThat(edge.path("endNodeId")).isEqualTo(end.path("nodeId"));
            if (end.path("released").asBoolean()) {
                assertThat(nodes.path(i).path("released").asBoolean())
                        .as("nothing released behind the horizon")
                        .isTrue();
            }
        }
    }
}
