package io.davy.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.davy.parts.EmbeddedKafka;
import io.davy.parts.Ports;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalClusterTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    private Path dir;

    private int port;
    private EmbeddedKafka kafka;
    private TestTopic topics;
    private JobConfig cfg;

    @BeforeEach
    void start() {
        port = Ports.free();
        kafka = EmbeddedKafka.start(dir.resolve("kafka"), port);
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

    private static long afterNextCheckpoint(RunningJob job) {
        long before = job.status().checkpoints();
        await().atMost(SOON).until(() -> job.status().checkpoints() > before + 1);
        return before;
    }

    @Test
    void stateAndTimersOutliveAClusterThatEndsWithoutStopping() throws Exception {
        topics.send(CountJob.IN, "k", "1");
        try (LocalCluster first = cluster()) {
            RunningJob job = first.submit("count", cfg, CountJob.build(cfg, 4_000));
            await().atMost(SOON).until(() -> topics.values(CountJob.OUT).contains("seen 1"));
            afterNextCheckpoint(job);
        }
        topics.send(CountJob.IN, "k", "2");
        try (LocalCluster second = cluster()) {
            RunningJob job = second.submit("count", cfg, CountJob.build(cfg, 4_000));
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(topics.values(CountJob.OUT)).containsExactly("seen 1", "seen 2", "timer 2"));
            assertThat(job.status().allRunning()).isTrue();
            assertThat(job.health().get(0).ok()).isTrue();
            assertThat(job.health().get(0).meansJob()).isTrue();
            shouldBeShownButNotEndedByAnybodyWhoReachesThePage(second, job);
            assertThat(job.restarts()).isZero();
            job.stopWithCheckpoint();
            assertThat(job.status().status()).isEqualTo(JobStatus.CANCELED);
            assertThat(job.health().get(0).ok()).isFalse();
        }
    }

    @Test
    void brokenNewestCheckpointGivesWayToTheOneBefore() throws IOException {
        topics.send(CountJob.IN, "k", "1");
        CheckpointFolder folder = new CheckpointFolder(dir.resolve("checkpoints/count"));
        try (LocalCluster first = cluster()) {
            RunningJob job = first.submit("count", cfg, CountJob.build(cfg, 60_000));
            await().atMost(SOON).until(() -> topics.values(CountJob.OUT).contains("seen 1"));
            afterNextCheckpoint(job);
            await().until(() -> folder.complete().size() >= 2);
        }
        Checkpoint newest = folder.complete().get(0);
        Path metadata = newest.path().resolve("_metadata");
        byte[] half = java.util.Arrays.copyOf(Files.readAllBytes(metadata), (int) Files.size(metadata) / 2);
        Files.write(metadata, half);
        topics.send(CountJob.IN, "k", "2");
        try (LocalCluster second = cluster()) {
            second.submit("count", cfg, CountJob.build(cfg, 60_000));
            await().atMost(SOON).until(() -> topics.values(CountJob.OUT).contains("seen 2"));
            assertThat(newest.path().resolveSibling("broken-chk-" + newest.number()))
                    .isDirectory();
        }
        assertThat(topics.values(CountJob.OUT)).doesNotContain("seen 3");
    }

    @Test
    void brokerThatGoesAndComesBackLosesNothingAndRestartsNothing() {
        try (LocalCluster cluster = cluster()) {
            RunningJob job = cluster.submit("count", cfg, CountJob.build(cfg, 60_000));
            topics.send(CountJob.IN, "k", "1");
            await().atMost(SOON).until(() -> topics.values(CountJob.OUT).contains("seen 1"));
            kafka.close();
            assertThat(job.status().status()).isEqualTo(JobStatus.RUNNING);
            kafka = EmbeddedKafka.start(dir.resolve("kafka"), port);
            topics.send(CountJob.IN, "k", "2");
            await().atMost(SOON).until(() -> topics.values(CountJob.OUT).contains("seen 2"));
            assertThat(job.restarts()).isZero();
            afterNextCheckpoint(job);
        }
    }

    @Test
    void jobThatStartsBeforeItsBrokerWaitsForIt() {
        topics.send(CountJob.IN, "k", "1");
        kafka.close();
        try (LocalCluster cluster = cluster()) {
            RunningJob job = cluster.submit("count", cfg, CountJob.build(cfg, 60_000));
            assertThat(job.status().status().isGloballyTerminalState()).isFalse();
            kafka = EmbeddedKafka.start(dir.resolve("kafka"), port);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> topics.values(CountJob.OUT).contains("seen 1"));
        }
    }

    @Test
    void portThatIsTakenIsSaidInOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            ClusterConfig config = ClusterConfig.create(
                    c -> c.restPort(taken.getLocalPort()).slots(1).scratch(dir.resolve("scratch")));
            assertThatThrownBy(() -> LocalCluster.start(config))
                    .isInstanceOf(JobException.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("choose another");
        }
    }

    @Test
    void typeWithoutASerializerOfItsOwnIsRefused() {
        try (LocalCluster cluster = cluster()) {
            assertThatThrownBy(() -> cluster.submit(
                            "generic",
                            cfg,
                            env -> env.fromSource(
                                            KafkaIo.source(cfg, "g", KafkaIo.Start.EARLIEST, CountJob.IN),
                                            org.apache.flink.api.common.eventtime.WatermarkStrategy.noWatermarks(),
                                            "in")
                                    .map(r -> (Object) r)
                                    .returns(Object.class)
                                    .keyBy(Object::hashCode, org.apache.flink.api.common.typeinfo.Types.INT)
                                    .print()))
                    .isInstanceOf(JobException.class)
                    .hasMessageContaining("Generic types have been disabled");
        }
    }

    private static void shouldBeShownButNotEndedByAnybodyWhoReachesThePage(LocalCluster cluster, RunningJob job)
            throws Exception {
        String path = "/jobs/" + job.flinkId();
        assertThat(ask(cluster, "GET", "/jobs/overview")).isEqualTo(200);
        assertThat(ask(cluster, "PATCH", path + "?mode=cancel")).isEqualTo(403);
        assertThat(ask(cluster, "GET", path + "/yarn-cancel")).isEqualTo(403);
        assertThat(ask(cluster, "POST", path + "/stop")).isEqualTo(403);
        assertThat(ask(cluster, "DELETE", "/cluster")).isEqualTo(403);
        assertThat(job.status().allRunning()).isTrue();
    }

    private static int ask(LocalCluster cluster, String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(cluster.rest().resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void pageOfAnotherSiteDoesNotPassAsTheOwn() {
        assertThat(ReadOnlyRest.looks("GET", "/jobs", "127.0.0.1:8081")).isTrue();
        assertThat(ReadOnlyRest.looks("GET", "/jobs", "localhost")).isTrue();
        assertThat(ReadOnlyRest.looks("GET", "/jobs", "evil.example:8081")).isFalse();
        assertThat(ReadOnlyRest.looks("GET", "/jobs", null)).isFalse();
        assertThat(ReadOnlyRest.looks("GET", "/jobs/1/%79arn-cancel", "localhost"))
                .isFalse();
    }
}
