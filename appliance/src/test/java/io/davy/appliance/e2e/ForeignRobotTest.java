package io.davy.appliance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.davy.action.Action;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.dispatch.DispatchJob;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Robots that nobody of Davy's wrote, npm vda-5050-lib 1.4.0 (VDA 5050 2.0.0), on the whole road: mosquitto, the gateway, Kafka, the dispatch job.
 *
 * <p>The package departs from the standard in three ways that matter here. It expects instant actions under the key {@code instantActions}, where the standard says
 * {@code actions}: as it comes it cannot be recalled, and X4 shows what Davy makes of that; the other robots are taught the right key by three lines. It sends its
 * connection messages at QoS 0, where the standard asks for 1: Davy takes them. It accepts a new order that stitches onto a running one, which the standard
 * forbids: Davy never sends one, it cancels first.
 */
class ForeignRobotTest {
    private static final Plant PLANT = ForeignPlant.of("X1", "X2", "X3", "X4");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path dir;

    private static EmbeddedKafka kafka;
    private static Mosquitto mosquitto;
    private static LocalCluster cluster;
    private static Gateway gateway;
    private static ForeignRobots robots;

    @BeforeAll
    static void start() throws Exception {
        ForeignRobots.assumeFetched();
        kafka = EmbeddedKafka.start(dir.resolve("kafka"), Ports.free());
        kafka.createTopics(1, List.of("X1", "X2", "X3", "X4"));
        mosquitto = Mosquitto.start(dir.resolve("mqtt"), Ports.free());
        URI mqtt = URI.create(mosquitto.url());
        gateway = Gateway.start(
                GatewayConfig.create(c -> c.kafkaBootstrap(kafka.bootstrap()).mqtt(mqtt)), PLANT);
        for (Map.Entry<String, byte[]> e : PlantElements.split(PLANT).entrySet()) {
            Records.write(kafka.bootstrap(), Topics.PLANT, e.getKey(), e.getValue());
        }
        cluster = LocalCluster.start(
                ClusterConfig.create(c -> c.restPort(0).slots(1).scratch(dir.resolve("scratch"))));
        JobConfig cfg = JobConfig.create(c -> c.bootstrap(kafka.bootstrap()).checkpoints(dir.resolve("checkpoints")));
        cluster.submit(DispatchJob.NAME, cfg, new DispatchJob(cfg));
        robots = ForeignRobots.start(
                mqtt,
                "[" + robot("X1", 20, true, true) + "," + robot("X2", 2, true, true) + ","
                        + robot("X3", 20, false, true) + "," + robot("X4", 2, true, false) + "]",
                dir.resolve("robots.log"));
        await().until(() -> ForeignPlant.ROBOTS.stream().allMatch(r -> state(r).isPresent()));
    }

    @AfterAll
    static void stop() {
        if (robots != null) {
            robots.close();
        }
        if (cluster != null) {
            cluster.close();
        }
        if (gateway != null) {
            gateway.close();
        }
        if (mosquitto != null) {
            mosquitto.close();
        }
        if (kafka != null) {
            kafka.close();
        }
    }

    private static org.awaitility.core.ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250));
    }

    private static String robot(String id, double speed, boolean looks, boolean actions) {
        Place home = ForeignPlant.home(id);
        return "{\"serial\":\"" + id + "\",\"node\":\"D-" + id + "\",\"x\":" + home.x() + ",\"y\":" + home.y()
                + ",\"speed\":" + speed + ",\"looks\":" + looks + ",\"actions\":" + actions + "}";
    }

    private static Optional<JsonNode> state(String robot) {
        return Records.all(kafka.bootstrap(), Topics.ROBOTS, RobotReport.class).stream()
                .filter(r -> r.robot().equals(robot) && r.state() != null)
                .reduce((a, b) -> b)
                .map(RobotReport::state);
    }

    private static List<Mission> missions(String incident) {
        return Records.all(kafka.bootstrap(), Topics.MISSIONS, Mission.class).stream()
                .filter(m -> m.incident().equals(incident))
                .toList();
    }

    private static Mission mission(String incident, Mission.State state) {
        return await().until(
                        () -> missions(incident).stream()
                                .filter(m -> m.state() == state)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** A gas leak at the far end of a robot's own way. */
    private static String leakAt(String robot) throws Exception {
        String id = "in-" + robot;
        Instant now = Instant.now();
        Incident.Member first =
                new Incident.Member("al-" + id, "AT-1", "gas_high", Priority.HIGH, true, 15, "ppm", 10, now);
        Place end = ForeignPlant.end(robot);
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
                end,
                null,
                null,
                null,
                0,
                "gas",
                "가스",
                null,
                Map.of());
        Records.write(kafka.bootstrap(), Topics.INCIDENTS, id, Json.bytes(incident));
        return id;
    }

    private static void recall(Mission m) throws Exception {
        Action cancel = new Action("act-" + m.id(), Action.Type.CANCEL, m.id(), "kim", Instant.now(), null);
        Records.write(kafka.bootstrap(), Topics.ACTIONS, m.id(), Json.bytes(cancel));
    }

    @Test
    void takesAnOrderDrivesLooksAndGivesTheVerdict() throws Exception {
        String incident = leakAt("X1");
        Mission done = mission(incident, Mission.State.DONE);
        assertThat(missions(incident))
                .extracting(Mission::state)
                .containsSubsequence(
                        Mission.State.SENT, Mission.State.ACCEPTED, Mission.State.ON_SCENE, Mission.State.DONE);
        assertThat(done.robot()).isEqualTo("X1");
        assertThat(done.verdict()).isNotNull();
        assertThat(done.verdict().outcome()).isEqualTo(Incident.Outcome.CONFIRMED);
        assertThat(done.verdict().value()).isEqualTo(37);
        assertThat(missions(incident)).extracting(Mission::number).containsOnly(1);
        // It is sent home by an order of its own that begins where it stands.
        await().until(() -> state("X1")
                .filter(s -> s.path("lastNodeId").asText().equals("D-X1")
                        && s.path("nodeStates").isEmpty())
                .isPresent());
    }

    @Test
    void isRecalledOnItsWayAndStops() throws Exception {
        String incident = leakAt("X2");
        recall(mission(incident, Mission.State.UNDER_WAY));
        Mission cancelled = mission(incident, Mission.State.CANCELLED);
        assertThat(cancelled.robot()).isEqualTo("X2");
        assertThat(missions(incident)).extracting(Mission::state).doesNotContain(Mission.State.ON_SCENE);
    }

    @Test
    void aRefusalIsTheRobotsWordsAndTheMissionWaitsForAnother() throws Exception {
        String incident = leakAt("X3");
        Mission failed = mission(incident, Mission.State.FAILED);
        assertThat(failed.robot()).isEqualTo("X3");
        assertThat(failed.reason()).contains("not executable");
        Mission waits = mission(incident, Mission.State.WAITING);
        assertThat(waits.excluded())
                .filteredOn(e -> e.robot().equals("X3"))
                .extracting(Mission.Excluded::code)
                .containsExactly("tried");
    }

    @Test
    void oneThatDoesNotKnowTheKeyActionsSaysSoAndGoesOn() throws Exception {
        String incident = leakAt("X4");
        recall(mission(incident, Mission.State.UNDER_WAY));
        await().until(() -> state("X4").orElseThrow().path("errors").toString().contains("nstantActions"));
        assertThat(state("X4").orElseThrow().path("orderId").asText())
                .isEqualTo(missions(incident).get(0).orderId());
    }

    @Test
    void whatItSaysIsTakenWithoutADeadLetter() {
        await().until(() -> Records.all(kafka.bootstrap(), Topics.ROBOTS, RobotReport.class).stream()
                .anyMatch(
                        r -> r.robot().equals("X1") && "2.0.0".equals(r.version()) && "ONLINE".equals(r.connection())));
        assertThat(Records.raw(kafka.bootstrap(), Topics.DEAD_LETTERS))
                .extracting(r -> Records.header(r, Topics.HEADER_REASON))
                .isEmpty();
    }
}
