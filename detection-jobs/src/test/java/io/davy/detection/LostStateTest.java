package io.davy.detection;

import static io.davy.detection.TestPlant.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.davy.action.Action;
import io.davy.alarm.Alarm;
import io.davy.alarm.Ids;
import io.davy.alarm.SensorService;
import io.davy.incident.Incident;
import io.davy.jobs.ClusterConfig;
import io.davy.jobs.JobConfig;
import io.davy.jobs.LocalCluster;
import io.davy.jobs.TestTopic;
import io.davy.json.Json;
import io.davy.parts.EmbeddedKafka;
import io.davy.parts.Ports;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Vote;
import io.davy.plant.PlantElements;
import io.davy.topic.Topics;
import io.davy.wire.Reading;
import io.davy.wire.ReadingBatch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job on a real broker, begun anew without its state: what stands on the topics goes on. */
class LostStateTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Plant PLANT = plant().machine("P-1", 1, 0, "H2S")
            .gas("AT-1", "H2S", 0, 0, l -> l.high(10).silentAfter(600))
            .gas("AT-2", "H2S", 5, 0, l -> l.high(10).silentAfter(600))
            .closesAfter(Duration.ofSeconds(2))
            .build();

    @TempDir
    private Path dir;

    private LocalCluster job(String bootstrap, String checkpoints, Plant plant) {
        LocalCluster cluster = LocalCluster.start(
                ClusterConfig.create(c -> c.restPort(0).slots(1).scratch(dir.resolve("scratch"))));
        JobConfig cfg = JobConfig.create(c ->
                c.bootstrap(bootstrap).checkpoints(dir.resolve(checkpoints)).checkpointInterval(Duration.ofHours(1)));
        cluster.submit(DetectionJob.NAME, cfg, new DetectionJob(cfg, plant));
        return cluster;
    }

    private static void reads(TestTopic topics, String tag, double value, Instant time) {
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

    private static List<Incident> incidents(TestTopic topics) {
        return topics.records(Topics.INCIDENTS).stream()
                .map(r -> Json.read(r.value(), Incident.class))
                .toList();
    }

    @Test
    void anIncidentAndAnAlarmGoOnUnderTheirIdsAndClose() throws Exception {
        EmbeddedKafka kafka = EmbeddedKafka.start(dir.resolve("kafka"), Ports.free());
        try (kafka;
                TestTopic topics = topics(kafka)) {
            PlantElements.split(PLANT).forEach((k, v) -> topics.send(Topics.PLANT, k, v));
            Instant t0 = Instant.now().minusSeconds(10);
            try (LocalCluster first = job(kafka.bootstrap(), "first", PLANT)) {
                assertThat(first).isNotNull();
                reads(topics, "AT-1", 12, t0);
                Awaitility.await().atMost(SOON).until(() -> !incidents(topics).isEmpty());
            }
            passOver(kafka.bootstrap(), Topics.READINGS, 1);
            try (LocalCluster second = job(kafka.bootstrap(), "second", PLANT)) {
                assertThat(second).isNotNull();
                // Another alarm comes first.
                reads(topics, "AT-2", 12, t0.plusSeconds(2));
                reads(topics, "AT-1", 12, t0.plusSeconds(3));
                Awaitility.await()
                        .atMost(SOON)
                        .untilAsserted(() -> assertThat(incidents(topics))
                                .anySatisfy(i -> assertThat(i.alarms()).hasSize(2)));
                reads(topics, "AT-2", 1, t0.plusSeconds(5));
                reads(topics, "AT-1", 1, t0.plusSeconds(5));
                Awaitility.await()
                        .atMost(SOON)
                        .untilAsserted(() -> assertThat(incidents(topics))
                                .extracting(Incident::state)
                                .endsWith(Incident.State.CLOSED));
            }
            assertThat(incidents(topics))
                    .extracting(Incident::id)
                    .containsOnly(incidents(topics).get(0).id());
            assertThat(topics.records(Topics.ALARMS).stream()
                            .map(r -> Json.read(r.value(), Alarm.class))
                            .filter(a -> a.sensor().equals("AT-1"))
                            .map(Alarm::id)
                            .distinct())
                    .hasSize(1);
        }
    }

    private static void act(TestTopic topics, String id, Action.Type type) {
        Instant now = Instant.now();
        String target = Ids.sensorTarget("A1", "AT-1");
        Action action = new Action(
                id, type, target, "kim", now, "being calibrated", now.plusSeconds(3600), "PTW-7", false, Map.of());
        topics.send(Topics.ACTIONS, target, Json.bytes(action));
    }

    private static List<Alarm> votes(TestTopic topics) {
        return topics.records(Topics.ALARMS).stream()
                .map(r -> Json.read(r.value(), Alarm.class))
                .filter(a -> a.rule().equals("gas_vote"))
                .toList();
    }

    private static List<SensorService> services(TestTopic topics) {
        return topics.records(Topics.SERVICE).stream()
                .map(r -> Json.read(r.value(), SensorService.class))
                .toList();
    }

    @Test
    void aDetectorOutOfServiceHasNoVoteAndIsReturnedInAJobThatLostItsState() throws Exception {
        Plant plant = plant().votes(new Vote("H2S", 2, "high"))
                .gas("AT-1", "H2S", 0, 0, l -> l.high(10).silentAfter(600))
                .gas("AT-2", "H2S", 5, 0, l -> l.high(10).silentAfter(600))
                .build();
        EmbeddedKafka kafka = EmbeddedKafka.start(dir.resolve("kafka"), Ports.free());
        try (kafka;
                TestTopic topics = topics(kafka)) {
            PlantElements.split(plant).forEach((k, v) -> topics.send(Topics.PLANT, k, v));
            Instant t0 = Instant.now().minusSeconds(10);
            try (LocalCluster first = job(kafka.bootstrap(), "first", plant)) {
                assertThat(first).isNotNull();
                reads(topics, "AT-1", 1, t0);
                reads(topics, "AT-2", 12, t0);
                act(topics, "act-1", Action.Type.OUT_OF_SERVICE);
                Awaitility.await().atMost(SOON).until(() -> !votes(topics).isEmpty());
                assertThat(votes(topics).get(0).explanation().text())
                        .contains("1 of 1 while no vote comes from AT-1 (out of service)");
                reads(topics, "AT-2", 1, t0.plusSeconds(2));
                Awaitility.await()
                        .atMost(SOON)
                        .untilAsserted(() ->
                                assertThat(votes(topics)).extracting(Alarm::on).containsExactly(true, false));
            }
            passOver(kafka.bootstrap(), Topics.READINGS, 3);
            passOver(kafka.bootstrap(), Topics.ACTIONS, 1);
            try (LocalCluster second = job(kafka.bootstrap(), "second", plant)) {
                assertThat(second).isNotNull();
                reads(topics, "AT-1", 1, t0.plusSeconds(4));
                reads(topics, "AT-2", 12, t0.plusSeconds(4));
                Awaitility.await()
                        .atMost(SOON)
                        .untilAsserted(() ->
                                assertThat(votes(topics)).extracting(Alarm::on).endsWith(true));
                act(topics, "act-2", Action.Type.IN_SERVICE);
                Awaitility.await()
                        .atMost(SOON)
                        .untilAsserted(() -> assertThat(votes(topics))
                                .as("one of two is no longer enough")
                                .extracting(Alarm::on)
                                .endsWith(true, false));
            }
            assertThat(services(topics))
                    .extracting(s -> s.outOfService() != null)
                    .containsExactly(true, false);
        }
    }

    private static TestTopic topics(EmbeddedKafka kafka) {
        kafka.createTopics(1, List.of());
        return new TestTopic(kafka.bootstrap());
    }

    /** What has been read is not read again. */
    private static void passOver(String bootstrap, String topic, long records) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Map<TopicPartition, OffsetAndMetadata> to =
                    Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(records));
            Awaitility.await()
                    .atMost(SOON)
                    .ignoreExceptions()
                    .untilAsserted(() -> admin.alterConsumerGroupOffsets(DetectionJob.GROUP, to)
                            .all()
                            .get());
        }
    }
}
