package io.davy.appliance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.davy.action.Action;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.dispatch.DispatchJob;
import io.davy.dispatch.DispatchSettings;
import io.davy.incident.Incident;
import io.davy.ingest.Gateway;
import io.davy.ingest.GatewayConfig;
import io.davy.jobs.ClusterConfig;
import io.davy.jobs.JobConfig;
import io.davy.jobs.LocalCluster;
import io.davy.json.Json;
import io.davy.mission.Mission;
import io.davy.parts.EmbeddedKafka;
import io.davy.parts.Mosquitto;
import io.davy.parts.Ports;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.PlantElements;
import io.davy.plant.Robot;
import io.davy.robot.RobotReport;
import io.davy.topic.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** The road between an incident and a robot, of real parts: Kafka, the dispatch job, the gateway, mosquitto. */
final class DispatchRoad implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path mqttDir;
    private final int mqttPort = Ports.free();
    private final EmbeddedKafka kafka;
    private final LocalCluster cluster;
    private final Gateway gateway;
    private Mosquitto mosquitto;

    DispatchRoad(Path dir, Plant plant) throws Exception {
        this(dir, plant, DispatchSettings.create(s -> {}));
    }

    DispatchRoad(Path dir, Plant plant, DispatchSettings settings) throws Exception {
        mqttDir = dir.resolve("mqtt");
        kafka = EmbeddedKafka.start(dir.resolve("kafka"), Ports.free());
        kafka.createTopics(1, plant.robots().stream().map(Robot::id).toList());
        mosquitto = Mosquitto.start(mqttDir, mqttPort);
        gateway = Gateway.start(
                GatewayConfig.create(c -> c.kafkaBootstrap(kafka.bootstrap()).mqtt(mqtt())), plant);
        for (Map.Entry<String, byte[]> e : PlantElements.split(plant).entrySet()) {
            Records.write(kafka.bootstrap(), Topics.PLANT, e.getKey(), e.getValue());
        }
        cluster = LocalCluster.start(
                ClusterConfig.create(c -> c.restPort(0).slots(1).scratch(dir.resolve("scratch"))));
        JobConfig cfg = JobConfig.create(c -> c.bootstrap(kafka.bootstrap()).checkpoints(dir.resolve("checkpoints")));
        cluster.submit(DispatchJob.NAME, cfg, new DispatchJob(cfg, settings));
    }

    URI mqtt() {
        return URI.create("mqtt://127.0.0.1:" + mqttPort);
    }

    String bootstrap() {
        return kafka.bootstrap();
    }

    /** Ends mosquitto and starts it again on the same port and folder. */
    void restartBroker() {
        mosquitto.close();
        mosquitto = Mosquitto.start(mqttDir, mqttPort);
    }

    static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250));
    }

    /** A robot's newest state. */
    Optional<JsonNode> state(String robot) {
        return Records.all(bootstrap(), Topics.ROBOTS, RobotReport.class).stream()
                .filter(r -> r.robot().equals(robot) && r.state() != null)
                .reduce((a, b) -> b)
                .map(RobotReport::state);
    }

    /** Every record of an incident's missions. */
    List<Mission> missions(String incident) {
        return Records.all(bootstrap(), Topics.MISSIONS, Mission.class).stream()
                .filter(m -> m.incident().equals(incident))
                .toList();
    }

    /** The first record in which an incident's mission is in that state. */
    Mission mission(String incident, Mission.State state) {
        await().untilAsserted(() -> assertThat(missions(incident)).anyMatch(m -> m.state() == state));
        return missions(incident).stream()
                .filter(m -> m.state() == state)
                .findFirst()
                .orElseThrow();
    }

    /** A gas leak, limit 10 ppm, at a place; gives the incident's id. */
    String leak(String name, Place place) throws Exception {
        String id = "in-" + name;
        Instant now = Instant.now();
        Incident.Member first =
                new Incident.Member("al-" + id, "AT-1", "gas_high", Priority.HIGH, true, 15, "ppm", 10, now);
        Incident incident = new Incident(
                id,
                1,
                "foreign",
                "area",
                "Z1",
                Hazard.GAS,
                "H2S",
                Incident.State.OPEN,
                Priority.HIGH,
                now,
                now,
                null,
                first,
                List.of(first),
                place,
                null,
                null,
                null,
                0,
                "gas",
                "가스",
                null,
                Map.of());
        Records.write(bootstrap(), Topics.INCIDENTS, id, Json.bytes(incident));
        return id;
    }

    /** An officer recalls the robot. */
    void recall(Mission m) throws Exception {
        Action cancel = new Action("act-" + m.id(), Action.Type.CANCEL, m.id(), "kim", Instant.now(), null);
        Records.write(bootstrap(), Topics.ACTIONS, m.id(), Json.bytes(cancel));
    }

    @Override
    public void close() {
        cluster.close();
        gateway.close();
        mosquitto.close();
        kafka.close();
    }
}
