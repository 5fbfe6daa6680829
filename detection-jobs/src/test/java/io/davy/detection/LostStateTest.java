package io.davy.detection;

import static io.davy.detection.TestPlant.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Alarm;
import io.davy.incident.Incident;
import io.davy.jobs.ClusterConfig;
import io.davy.jobs.JobConfig;
import io.davy.jobs.LocalCluster;
import io.davy.jobs.TestTopic;
import io.davy.json.Json;
import io.davy.parts.EmbeddedKafka;
import io.davy.parts.Ports;
import io.davy.plant.Plant;
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

    private LocalCluster job(String bootstrap, String checkpoints) {
        LocalCluster cluster = LocalCluster.start(
                ClusterConfig.create(c -> c.restPort(0).slots(1).scratch(dir.resolve("scratch"))));
        JobConfig cfg = JobConfig.create(c ->
                c.bootstrap(bootstrap).checkpoints(dir.resolve(checkpoints)).checkpointInterval(Duration.ofHours(1)));
        cluster.submit(DetectionJob.NAME, cfg, new DetectionJob(cfg, PLANT));
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
            try (LocalCluster first = job(kafka.bootstrap(), "first")) {
                assertThat(first).isNotNull();
                reads(topics, "AT-1", 12, t0);
                Awaitility.await().atMost(SOON).until(() -> !incidents(topics).isEmpty());
            }
            passOver(kafka.bootstrap());
            try (LocalCluster second = job(kafka.bootstrap(), "second")) {
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

    private static TestTopic topics(EmbeddedKafka kafka) {
        kafka.createTopics(1, List.of());
        return new TestTopic(kafka.bootstrap());
    }

    /** What has been read is not read again. */
    private static void passOver(String bootstrap) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Map<TopicPartition, OffsetAndMetadata> to =
                    Map.of(new TopicPartition(Topics.READINGS, 0), new OffsetAndMetadata(1));
            Awaitility.await()
                    .atMost(SOON)
                    .ignoreExceptions()
                    .untilAsserted(() -> admin.alterConsumerGroupOffsets(DetectionJob.GROUP, to)
                            .all()
                            .get());
        }
    }
}
