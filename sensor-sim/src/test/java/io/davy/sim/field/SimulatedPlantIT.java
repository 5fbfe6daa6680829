package io.davy.sim.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.sim.Scenario;
import io.davy.sim.SimEvent;
import io.davy.sim.SimOptions;
import io.davy.sim.SimulatedPlant;
import io.davy.sim.TestPlants;
import io.davy.sim.mqtt.TestBroker;
import io.davy.sim.mqtt.TestClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.tahu.message.SparkplugBPayloadDecoder;
import org.eclipse.tahu.message.SparkplugBPayloadEncoder;
import org.eclipse.tahu.message.model.Metric;
import org.eclipse.tahu.message.model.Metric.MetricBuilder;
import org.eclipse.tahu.message.model.MetricDataType;
import org.eclipse.tahu.message.model.SparkplugBPayload;
import org.eclipse.tahu.message.model.SparkplugBPayload.SparkplugBPayloadBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SimulatedPlantIT {
    private static TestBroker broker;

    private final Plant plant = TestPlants.small();
    private final List<SimEvent> events = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void startBroker() {
        broker = new TestBroker();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    private SimulatedPlant start(Scenario scenario, boolean robots) {
        return SimulatedPlant.start(plant, new SimOptions(broker.uri(), scenario, 7, true, robots, 5, events::add));
    }

    private static SparkplugBPayload decode(TestClient.Heard h) {
        try {
            return new SparkplugBPayloadDecoder().buildFromByteArray(h.payload(), null);
        } catch (Exception e) {
            throw new AssertionError(h.topic(), e);
        }
    }

    private static JsonNode json(TestClient.Heard h) {
        try {
            return Json.DAVY.readTree(h.payload());
        } catch (IOException e) {
            throw new AssertionError(h.text(), e);
        }
    }

    @Test
    void leakIsToldAndSeenOnEveryWayOut() {
        try (TestClient client = new TestClient(broker.uri(), "davy/#", "site/#", "spBv1.0/#");
                SimulatedPlant running = start(Scenario.H2S_LEAK, false)) {
            await().atMost(Duration.ofSeconds(8))
                    .until(() -> events.stream().anyMatch(e -> e.name().equals(SimEvent.FIRST_CONTACT)));
            assertThat(events).extracting(SimEvent::name).startsWith(SimEvent.LEAK_STARTED, SimEvent.FIRST_CONTACT);
            assertThat(running.physics().gases()).hasSize(1);
            var batch = json(client.heard(t -> t.equals("davy/batches/GW-1")).get(0));
            assertThat(batch.at("/readings/0/sensor").asText()).isEqualTo("AT-1");
            assertThat(Instant.parse(batch.get("time").asText()))
                    .isBetween(Instant.now().minusSeconds(30), Instant.now());
            var own = json(client.heard(t -> t.equals("site/at-2")).get(0));
            assertThat(own.at("/data/ppm").isNumber()).isTrue();
            assertThat(own.at("/data/at").isTextual()).isTrue();
            assertThat(client.heard(t -> t.startsWith("davy/batches/GW-2"))).isEmpty();
            sparkplugIsWhole(client);
        }
    }

    private static void sparkplugIsWhole(TestClient client) {
        SparkplugBPayload death = decodeWillOf(client);
        List<TestClient.Heard> all =
                client.heard(t -> t.startsWith("spBv1.0/plant/") && t.contains("/edge1") && !t.contains("DEATH"));
        assertThat(all.get(0).topic()).isEqualTo("spBv1.0/plant/NBIRTH/edge1");
        assertThat(all.get(1).topic()).isEqualTo("spBv1.0/plant/DBIRTH/edge1/rack");
        Map<Long, String> names = new HashMap<>();
        long seq = 0;
        for (TestClient.Heard h : all) {
            SparkplugBPayload p = decode(h);
            assertThat(p.getSeq()).isEqualTo(seq++ % 256);
            for (Metric m : p.getMetrics()) {
                if (h.topic().contains("BIRTH")) {
                    if (m.hasAlias()) {
                        assertThat(m.getValue())
                                .as("a birth without a value says that the sensor failed")
                                .isInstanceOf(Double.class);
                        names.put(m.getAlias(), m.getName());
                    }
                } else {
                    assertThat(m.hasName()).as("data goes by alias").isFalse();
                    assertThat(names).containsKey(m.getAlias());
                    assertThat(m.getValue()).isInstanceOf(Double.class);
                }
            }
        }
        assertThat(names.values()).containsExactlyInAnyOrder("H2S 3", "slot/4");
        assertThat(death).isNull();
    }

    private static @org.jspecify.annotations.Nullable SparkplugBPayload decodeWillOf(TestClient client) {
        return client.heard(t -> t.equals("spBv1.0/plant/NDEATH/edge1")).stream()
                .map(SimulatedPlantIT::decode)
                .findFirst()
                .orElse(null);
    }

    @Test
    void sparkplugNodeIsBornAgainOnCommandAndDiesWithItsBirthsNumber() throws Exception {
        try (TestClient client = new TestClient(broker.uri(), "spBv1.0/#")) {
            SimulatedPlant running = start(Scenario.QUIET, false);
            await().until(() -> !client.heard(t -> t.contains("/NBIRTH/")).isEmpty());
            askForBirth(client);
            await().until(() -> client.heard(t -> t.contains("/NBIRTH/")).size() == 2);
            running.close();
            await().until(() -> !client.heard(t -> t.contains("/NDEATH/")).isEmpty());
            assertThat(bdSeq(client.heard(t -> t.contains("/NDEATH/")).get(0)))
                    .isEqualTo(bdSeq(client.heard(t -> t.contains("/NBIRTH/")).get(1)));
        }
    }

    private static void askForBirth(TestClient client) throws Exception {
        Metric rebirth = new MetricBuilder("Node Control/Rebirth", MetricDataType.Boolean, true).createMetric();
        client.send(
                "spBv1.0/plant/NCMD/edge1",
                new SparkplugBPayloadEncoder()
                        .getBytes(
                                new SparkplugBPayloadBuilder()
                                        .setTimestamp(new Date())
                                        .addMetric(rebirth)
                                        .createPayload(),
                                false));
    }

    private static Object bdSeq(TestClient.Heard h) {
        return decode(h).getMetrics().stream()
                .filter(m -> "bdSeq".equals(m.getName()))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @Test
    void everyRobotComesOnlineAndCanBeFoundById() {
        try (TestClient client = new TestClient(broker.uri(), "uagv/#");
                SimulatedPlant running = start(Scenario.QUIET, true)) {
            await().until(() -> client.heard(t -> t.endsWith("/connection")).stream()
                            .filter(h -> h.text().contains("ONLINE"))
                            .map(TestClient.Heard::topic)
                            .distinct()
                            .count()
                    == 2);
            assertThat(running.robot("R2").place().x()).isZero();
        }
    }

    @Test
    void sensorsComeBackAndHearCommandsAfterTheBrokerWasAway() throws Exception {
        try (TestBroker shaky = new TestBroker()) {
            try (SimulatedPlant running = SimulatedPlant.start(
                    plant, new SimOptions(shaky.uri(), Scenario.QUIET, 7, true, false, 1, events::add))) {
                shaky.stop();
                shaky.startAgain();
                try (TestClient client = new TestClient(shaky.uri(), "davy/#", "spBv1.0/#")) {
                    await().atMost(Duration.ofSeconds(15))
                            .until(() -> !client.heard(t -> t.startsWith("davy/batches"))
                                            .isEmpty()
                                    && !client.heard(t -> t.contains("/NBIRTH/"))
                                            .isEmpty()
                                    && !client.heard(t -> t.contains("/NDATA/")).isEmpty());
                    int births = client.heard(t -> t.contains("/NBIRTH/")).size();
                    askForBirth(client);
                    await().until(() ->
                            client.heard(t -> t.contains("/NBIRTH/")).size() > births);
                }
                assertThat(running.physics().read("AT-1")).isPresent();
            }
        }
    }
}
