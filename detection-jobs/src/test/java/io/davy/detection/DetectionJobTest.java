package io.davy.detection;

import static io.davy.detection.TestPlant.plant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Shown;
import io.davy.incident.Incident;
import io.davy.jobs.ClusterConfig;
import io.davy.jobs.JobConfig;
import io.davy.jobs.JobException;
import io.davy.jobs.LocalCluster;
import io.davy.jobs.PlantTopic;
import io.davy.jobs.RunningJob;
import io.davy.jobs.TestTopic;
import io.davy.json.Json;
import io.davy.parts.EmbeddedKafka;
import io.davy.parts.Ports;
import io.davy.plant.Plant;
import io.davy.plant.PlantElements;
import io.davy.proof.Proof;
import io.davy.topic.Topics;
import io.davy.wire.Reading;
import io.davy.wire.ReadingBatch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job on a real broker. */
class DetectionJobTest {
    private static final Plant PLANT = plant().machine("P-1", 1, 0, "H2S")
            .gas("AT-1", "H2S", 0, 0, l -> l.high(10).onDelay(2).silentAfter(600))
            .gas("AT-2", "H2S", 5, 0, l -> l.high(10).silentAfter(600))
            .closesAfter(Duration.ofSeconds(2))
            .build();

    @TempDir
    private static Path dir;

    private static EmbeddedKafka kafka;
    private static TestTopic topics;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(dir.resolve("kafka"), Ports.free());
        kafka.createTopics(1, List.of());
        topics = new TestTopic(kafka.bootstrap());
    }

    @AfterAll
    static void stop() {
        topics.close();
        kafka.close();
    }

    private static LocalCluster cluster() {
        return LocalCluster.start(
                ClusterConfig.create(c -> c.restPort(0).slots(1).scratch(dir.resolve("scratch"))));
    }

    private static RunningJob detection(LocalCluster cluster) {
        JobConfig cfg = JobConfig.create(c -> c.bootstrap(kafka.bootstrap())
                .checkpoints(dir.resolve("checkpoints"))
                .checkpointInterval(Duration.ofMillis(200)));
        return cluster.submit(DetectionJob.NAME, cfg, new DetectionJob(cfg, PLANT));
    }

    private static void reads(String tag, double value, Instant time) {
        long t = time.toEpochMilli();
        topics.send(
                Topics.READINGS,
                "Z1",
                ReadingBatch.newBuilder()
                        .setZone("Z1")
                        .setTimeMs(t)
                        .setReceivedMs(t)
                        .addReadings(Reading.newBuilder().setSensor(tag).setValue(value))
                        .build()
                        .toByteArray());
    }

    private static void proves(Instant sent) {
        byte[] batch = ReadingBatch.newBuilder()
                .setZone(Proof.zone("gw"))
                .setTimeMs(sent.toEpochMilli())
                .addReadings(Reading.newBuilder().setSensor(Proof.zone("gw")).setValue(1))
                .build()
                .toByteArray();
        topics.send(Topics.READINGS, Proof.zone("gw"), batch);
    }

    /** What came of proofs: on their own topic, and nowhere else. */
    private static void theProofHasComeOut(Instant sent) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(topics.records(Topics.PROOFS)).anySatisfy(r -> {
                    Alarm hidden = Json.read(r.value(), Alarm.class);
                    assertThat(new String(r.key(), StandardCharsets.UTF_8)).isEqualTo("proof/gw");
                    assertThat(hidden.time()).isEqualTo(Instant.ofEpochMilli(sent.toEpochMilli()));
                    assertThat(hidden.shown()).isEqualTo(Shown.SUPPRESSED);
                }));
        assertThat(alarms(a -> a.sensor().startsWith("proof"))).isEmpty();
        assertThat(topics.values(Topics.INCIDENTS)).noneMatch(i -> i.contains("proof"));
    }

    private static List<Alarm> alarms(Predicate<Alarm> wanted) {
        return topics.records(Topics.ALARMS).stream()
                .map(r -> Json.read(r.value(), Alarm.class))
                .filter(wanted)
                .toList();
    }

    private static Alarm awaitAlarm(Predicate<Alarm> wanted) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> alarms(wanted).stream().findFirst().orElse(null), a -> a != null);
    }

    @Test
    void aLeakIsAlarmedAcknowledgedAndClosedThoughTheJobIsKilledInItsOnDelayAndFedGarbage() {
        PlantElements.split(PLANT).forEach((k, v) -> topics.send(Topics.PLANT, k, v));
        assertThat(PlantTopic.read(kafka.bootstrap(), Duration.ofSeconds(20))).isEqualTo(PLANT);
        Instant t0 = Instant.now().minusSeconds(10);
        byte[] garbage = "no protobuf".getBytes(StandardCharsets.UTF_8);
        try (LocalCluster cluster = cluster()) {
            RunningJob job = detection(cluster);
            topics.send(Topics.READINGS, "Z1", garbage);
            topics.send(Topics.ACTIONS, "x", garbage);
            topics.send(Topics.MISSIONS, "x", garbage);
            topics.send(Topics.PLANT, "no/element", garbage);
            reads("AT-1", 12, t0);
            reads("AT-1", 12, t0.plusSeconds(1));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> topics.records(Topics.DEAD_LETTERS).size() >= 3);
            long before = job.status().checkpoints();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> job.status().checkpoints() > before + 1);
        }
        assertThat(alarms(a -> true)).isEmpty();
        try (LocalCluster cluster = cluster()) {
            detection(cluster);
            reads("AT-1", 12, t0.plusSeconds(2));
            proves(t0);
            Alarm raised = awaitAlarm(a -> a.sensor().equals("AT-1") && a.rule().equals("gas_high"));
            assertThat(raised.onset()).isEqualTo(Instant.ofEpochMilli(t0.toEpochMilli()));
            assertThat(raised.state()).isEqualTo(AlarmState.UNACKED);

            Action ack = new Action("act-1", Action.Type.ACK, raised.id(), "kim", Instant.now(), null);
            topics.send(Topics.ACTIONS, raised.id(), Json.bytes(ack));
            assertThat(awaitAlarm(a -> a.state() == AlarmState.ACKED).ackedBy()).isEqualTo("kim");
            ActionResult answer = Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(
                            () -> topics.records(Topics.ACTION_RESULTS).stream()
                                    .map(r -> Json.read(r.value(), ActionResult.class))
                                    .filter(r -> r.action().equals("act-1"))
                                    .findFirst()
                                    .orElse(null),
                            r -> r != null);
            assertThat(answer.accepted()).isTrue();

            reads("AT-1", 1, t0.plusSeconds(5));
            Incident closed = Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .until(
                            () -> topics.records(Topics.INCIDENTS).stream()
                                    .map(r -> Json.read(r.value(), Incident.class))
                                    .filter(i -> i.state() == Incident.State.CLOSED)
                                    .findFirst()
                                    .orElse(null),
                            i -> i != null);
            assertThat(closed.source().equipment()).isEqualTo("P-1");
            theProofHasComeOut(t0);
            assertThat(alarms(a -> a.version() == 1)).extracting(Alarm::id).containsOnly(raised.id());
        }
        // While the job is down an officer resets the alarm, which is latched as life safety is.
        Alarm latched = awaitAlarm(a -> a.state() == AlarmState.LATCHED_ACKED);
        Action reset = new Action("act-2", Action.Type.RESET, latched.id(), "kim", Instant.now(), null);
        topics.send(Topics.ACTIONS, latched.id(), Json.bytes(reset));
        try (LocalCluster cluster = cluster()) {
            detection(cluster);
            Alarm normal = awaitAlarm(a -> a.state() == AlarmState.NORMAL);
            assertThat(normal.id()).isEqualTo(latched.id());
            assertThat(normal.version()).isEqualTo(latched.version() + 1);
        }
    }

    @Test
    void withoutAPlantTheJobSaysWhatIsMissing() {
        EmbeddedKafka empty = EmbeddedKafka.start(dir.resolve("empty"), Ports.free());
        try (empty) {
            empty.createTopics(1, List.of());
            assertThatThrownBy(() -> PlantTopic.read(empty.bootstrap(), Duration.ofSeconds(1)))
                    .isInstanceOf(JobException.class)
                    .hasMessageContaining("no plant was published on davy.plant");
        }
    }
}
