package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.incident.Incident.Outcome;
import io.davy.jobs.ClusterConfig;
import io.davy.jobs.JobConfig;
import io.davy.jobs.LocalCluster;
import io.davy.jobs.RunningJob;
import io.davy.jobs.TestTopic;
import io.davy.json.Json;
import io.davy.mission.Mission;
import io.davy.mission.Mission.State;
import io.davy.parts.EmbeddedKafka;
import io.davy.parts.Ports;
import io.davy.plant.PlantElements;
import io.davy.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatchJobTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    private Path dir;

    private EmbeddedKafka kafka;
    private TestTopic topics;
    private JobConfig cfg;
    private final Bot r1 = new Bot("R1", "D1");

    @BeforeEach
    void start() {
        kafka = EmbeddedKafka.start(dir.resolve("kafka"), Ports.free());
        kafka.createTopics(1, List.of());
        topics = new TestTopic(kafka.bootstrap());
        cfg = JobConfig.create(c -> c.bootstrap(kafka.bootstrap())
                .checkpoints(dir.resolve("checkpoints"))
                .checkpointInterval(Duration.ofMillis(200)));
    }

    @AfterEach
    void stop() {
        topics.close();
        kafka.close();
    }

    private LocalCluster cluster() {
        return LocalCluster.start(
                ClusterConfig.create(c -> c.restPort(0).slots(1).scratch(dir.resolve("scratch"))));
    }

    private void report() {
        topics.send(Topics.ROBOTS, "R1", Json.bytes(r1.report(Instant.now())));
    }

    private List<Mission> missions() {
        return topics.records(Topics.MISSIONS).stream()
                .map(r -> Json.read(r.value(), Mission.class))
                .toList();
    }

    private Mission await(Predicate<Mission> wanted) {
        return Awaitility.await()
                .atMost(SOON)
                .until(() -> missions().stream().filter(wanted).findFirst().orElse(null), m -> m != null);
    }

    @Test
    void aKilledJobGoesOnWithItsMission() {
        PlantElements.split(TestSite.PLANT).forEach((k, v) -> topics.send(Topics.PLANT, k, v));
        report();
        topics.send(Topics.INCIDENTS, "broken", "no json");
        topics.send(Topics.INCIDENTS, "in-1", Json.bytes(TestSite.gas("in-1", "T")));
        String order;
        try (LocalCluster first = cluster()) {
            RunningJob job = first.submit(DispatchJob.NAME, cfg, new DispatchJob(cfg));
            order = await(m -> m.state() == State.SENT).orderId();
            r1.takes(order, 4);
            report();
            await(m -> m.state() == State.ACCEPTED);
            long before = job.status().checkpoints();
            Awaitility.await().atMost(SOON).until(() -> job.status().checkpoints() > before + 1);
        }
        r1.arrives("T", 8).action(order + "-look", "FINISHED", "{\"value\":37,\"unit\":\"ppm\"}");
        report();
        try (LocalCluster second = cluster()) {
            second.submit(DispatchJob.NAME, cfg, new DispatchJob(cfg));
            Mission done = await(m -> m.state() == State.DONE);
            assertThat(done.verdict().outcome()).isEqualTo(Outcome.CONFIRMED);
        }
        assertThat(missions()).extracting(Mission::number).containsOnly(1);
        assertThat(topics.records("davy.dispatch.R1"))
                .filteredOn(r -> new String(r.key(), java.nio.charset.StandardCharsets.UTF_8).equals(order))
                .extracting(r -> new String(r.value(), java.nio.charset.StandardCharsets.UTF_8))
                .as("the order, perhaps repeated, never another")
                .isNotEmpty()
                .containsOnly(topics.values("davy.dispatch.R1").get(0));
        assertThat(topics.records(Topics.DEAD_LETTERS)).hasSize(1);
    }
}
