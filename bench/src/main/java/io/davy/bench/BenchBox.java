package io.davy.bench;

import io.davy.detection.DetectionJob;
import io.davy.dispatch.DispatchJob;
import io.davy.jobs.ClusterConfig;
import io.davy.jobs.JobConfig;
import io.davy.jobs.LocalCluster;
import io.davy.jobs.RunningJob;
import io.davy.parts.EmbeddedKafka;
import io.davy.parts.Ports;
import io.davy.plant.Plant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker and a Flink cluster in this JVM, in a folder that goes with them. */
public final class BenchBox implements AutoCloseable {
    private final Path dir;
    private final EmbeddedKafka kafka;
    private final LocalCluster cluster;
    private int jobs;

    private BenchBox(Path dir, EmbeddedKafka kafka, LocalCluster cluster) {
        this.dir = dir;
        this.kafka = kafka;
        this.cluster = cluster;
    }

    public static BenchBox start(int partitions, int parallelism) {
        try {
            Path dir = Files.createTempDirectory("davy-bench");
            EmbeddedKafka kafka = EmbeddedKafka.start(dir.resolve("kafka"), Ports.free());
            kafka.createTopics(partitions, List.of());
            LocalCluster cluster = LocalCluster.start(
                    ClusterConfig.create(c -> c.restPort(0).slots(parallelism).scratch(dir.resolve("flink-scratch"))));
            return new BenchBox(dir, kafka, cluster);
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder: " + e.getMessage(), e);
        }
    }

    /** A fresh DetectionJob that begins with the oldest reading, checkpoints each 10 s. */
    RunningJob detection(Plant plant, int parallelism) {
        forgetOffsets();
        String name = DetectionJob.NAME + "-" + jobs++;
        JobConfig cfg = JobConfig.create(c -> c.bootstrap(kafka.bootstrap())
                .checkpoints(dir.resolve("checkpoints"))
                .checkpointInterval(Duration.ofSeconds(10))
                .parallelism(parallelism));
        return cluster.submit(name, cfg, new DetectionJob(cfg, plant));
    }

    /** A DispatchJob with nothing in its topics yet, checkpoints each 10 s. */
    public RunningJob dispatch() {
        String name = DispatchJob.NAME + "-" + jobs++;
        JobConfig cfg = JobConfig.create(c -> c.bootstrap(kafka.bootstrap())
                .checkpoints(dir.resolve("checkpoints"))
                .checkpointInterval(Duration.ofSeconds(10)));
        return cluster.submit(name, cfg, new DispatchJob(cfg));
    }

    /** Without this a second job would go on where the first one stopped reading. */
    private void forgetOffsets() {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap()))) {
            List<String> groups = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .toList();
            admin.deleteConsumerGroups(groups).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the offsets of the run before could not be removed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** A place for what else a bench runs; it goes with the box. */
    public Path folder(String name) {
        return dir.resolve(name);
    }

    public String bootstrap() {
        return kafka.bootstrap();
    }

    public KafkaProducer<byte[], byte[]> producer(int lingerMs) {
        Map<String, Object> p = new HashMap<>();
        p.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
        p.put(ProducerConfig.ACKS_CONFIG, "all");
        p.put(ProducerConfig.LINGER_MS_CONFIG, lingerMs);
        p.put(ProducerConfig.BATCH_SIZE_CONFIG, lingerMs == 0 ? 16_384 : 500_000);
        return new KafkaProducer<>(p, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A bare consumer of all partitions of a topic, at the given end. */
    public KafkaConsumer<byte[], byte[]> consumer(String topic, boolean fromBeginning) {
        Map<String, Object> p = new HashMap<>();
        p.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
        p.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
        KafkaConsumer<byte[], byte[]> c =
                new KafkaConsumer<>(p, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> all = c.partitionsFor(topic).stream()
                .map(i -> new TopicPartition(topic, i.partition()))
                .toList();
        c.assign(all);
        if (fromBeginning) {
            c.seekToBeginning(all);
        } else {
            c.seekToEnd(all);
            all.forEach(c::position);
        }
        return c;
    }

    @Override
    public void close() {
        cluster.close();
        kafka.close();
        try (Stream<Path> files = Files.walk(dir)) {
            files.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder " + dir + " could not be removed", e);
        }
    }
}
