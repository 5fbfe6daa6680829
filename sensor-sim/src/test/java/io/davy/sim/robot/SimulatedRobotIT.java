package io.davy.sim.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.sim.TestPlants;
import io.davy.sim.mqtt.TestBroker;
import io.davy.sim.mqtt.TestClient;
import io.davy.sim.physics.World;
import io.davy.vda5050.v2.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedRobotIT {
    private static final String PREFIX = "uagv/v2/maker/SN-R1/";
    private static final double FAST = 10;
    private static TestBroker broker;

    private final Plant plant = TestPlants.small();
    private TestClient client;
    private SimulatedRobot robot;

    @BeforeAll
    static void startBroker() {
        broker = new TestBroker();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void startRobot() {
        client = new TestClient(broker.uri(), PREFIX + "#", "davy/robots/R1/#");
        robot = SimulatedRobot.start(plant, "R1", broker.uri(), World.quiet(plant), FAST);
        await().until(() -> state().isPresent());
    }

    @AfterEach
    void stopRobot() {
        robot.close();
        client.close();
    }

    private Optional<State> state() {
        return client.heard(t -> t.equals(PREFIX + "state")).stream()
                .reduce((a, b) -> b)
                .map(h -> read(h, State.class));
    }

    private static <T> T read(TestClient.Heard heard, Class<T> type) {
        try {
            return Json.VDA5050.readValue(heard.payload(), type);
        } catch (IOException e) {
            throw new AssertionError(heard.text(), e);
        }
    }

    private void send(String topic, Object message) throws IOException {
        client.send(PREFIX + topic, Json.VDA5050.writeValueAsBytes(message));
    }

    private List<String> connections() {
        return client.heard(t -> t.equals(PREFIX + "connection")).stream()
                .map(h -> read(h, JsonNode.class).get("connectionState").asText())
                .toList();
    }

    private static void valid(String schema, List<TestClient.Heard> messages) {
        try (InputStream in = SimulatedRobotIT.class.getResourceAsStream("/vda5050-2.1.0/" + schema + ".schema")) {
            JsonSchema s = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
            assertThat(messages)
                    .as(schema)
                    .isNotEmpty()
                    .allSatisfy(h -> assertThat(s.validate(read(h, JsonNode.class)))
                            .as(h.text())
                            .isEmpty());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void acceptsDrivesInspectsAndFinishesInMessagesThatFitTheSchemas() throws Exception {
        send("order", Orders.with(Orders.order("R1", "o1", "HOME", "MID", "PUMP"), "inspectGas", "a1"));
        await().atMost(Duration.ofMillis(800))
                .until(() -> "o1".equals(state().orElseThrow().orderId()));
        await().until(() -> state().orElseThrow().actionStates().stream()
                .anyMatch(a -> a.actionStatus().equals("FINISHED")));
        assertThat(state().orElseThrow().lastNodeId()).isEqualTo("PUMP");
        assertThat(state().orElseThrow().actionStates().get(0).resultDescription())
                .contains("\"unit\":\"ppm\"");
        send("instantActions", Orders.instant("R1", "factsheetRequest", "f1"));
        await().until(() -> client.heard(t -> t.equals(PREFIX + "factsheet")).size() >= 2);
        await().until(() -> !client.heard(t -> t.startsWith("davy/robots")).isEmpty());
        valid("state", client.heard(t -> t.equals(PREFIX + "state")));
        valid("connection", client.heard(t -> t.equals(PREFIX + "connection")));
        valid("factsheet", client.heard(t -> t.equals(PREFIX + "factsheet")));
        JsonNode readings = read(client.heard(t -> t.startsWith("davy/robots")).get(0), JsonNode.class);
        assertThat(readings.at("/readings/0/name").asText()).isEqualTo("H2S");
        assertThat(readings.at("/pose/map").asText()).isEqualTo("F0");
        assertThat(robot.place().x()).isEqualTo(19);
    }

    @Test
    void garbageIsReportedAndTheRobotGoesOn() throws Exception {
        client.send(PREFIX + "order", "{\"orderId\":".getBytes(StandardCharsets.UTF_8));
        client.send(PREFIX + "order", "{}".getBytes(StandardCharsets.UTF_8));
        await().until(() -> state().orElseThrow().errors().stream()
                        .filter(e -> e.errorType().equals("validationError"))
                        .count()
                == 2);
        send("order", Orders.order("R1", "o1", "HOME", "MID"));
        await().until(() -> state().orElseThrow().lastNodeId().equals("MID"));
        valid("state", client.heard(t -> t.equals(PREFIX + "state")));
    }

    @Test
    void lastWillTellsWhenTheRobotGoesWithoutAGoodbye() {
        await().until(() -> connections().contains("ONLINE"));
        robot.fault(RobotFault.OFFLINE);
        await().until(() -> connections().get(connections().size() - 1).equals("CONNECTIONBROKEN"));
        try (TestClient later = new TestClient(broker.uri(), PREFIX + "connection")) {
            await().until(() -> later.heard(t -> true).size() == 1);
            assertThat(later.heard(t -> true).get(0).text()).contains("CONNECTIONBROKEN");
        }
        robot.mend();
        await().until(() -> connections().get(connections().size() - 1).equals("ONLINE"));
        robot.close();
        await().until(() -> connections().get(connections().size() - 1).equals("OFFLINE"));
    }
}
