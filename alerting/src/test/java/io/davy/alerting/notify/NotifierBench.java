package io.davy.alerting.notify;

import io.davy.alarm.Alarm;
import io.davy.alerting.ack.AckLink;
import io.davy.alerting.kafka.Clients;
import io.davy.alerting.kafka.TopicReader;
import io.davy.alerting.sample.Samples;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.notification.Notification;
import io.davy.parts.EmbeddedKafka;
import io.davy.parts.Ports;
import io.davy.plant.Plant;
import io.davy.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** One broker for a test class; each test gets a consumer group of its own and empty topics. */
final class NotifierBench implements AutoCloseable {
    private static final List<String> TOPICS = List.of(Topics.INCIDENTS, Topics.ALARMS, Topics.NOTIFICATIONS);

    private final EmbeddedKafka kafka;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaProducer<String, byte[]> logProducer;
    private final AtomicInteger groups = new AtomicInteger();

    NotifierBench() {
        try {
            kafka = EmbeddedKafka.start(Files.createTempDirectory("davy-kafka"), Ports.free());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kafka.createTopics(1, List.of());
        allowDeletion();
        producer = Samples.producer(kafka.bootstrap());
        logProducer = Clients.producer(kafka.bootstrap());
    }

    /** Lets records be deleted, which a compacted topic refuses. */
    private void allowDeletion() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            Map<ConfigResource, Collection<AlterConfigOp>> change = new HashMap<>();
            for (String topic : TOPICS) {
                ConfigEntry policy = new ConfigEntry("cleanup.policy", "compact,delete");
                change.put(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(policy, AlterConfigOp.OpType.SET)));
            }
            admin.incrementalAlterConfigs(change).all().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("cannot change the topics", e);
        }
        Awaitility.await().ignoreExceptions().untilAsserted(this::sweep);
    }

    /** What earlier tests have left is deleted. */
    void sweep() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
            TOPICS.forEach(t -> all.put(new TopicPartition(t, 0), RecordsToDelete.beforeOffset(-1)));
            admin.deleteRecords(all).all().get();
        }
    }

    /** With a clock that is ahead of the records' by so much. */
    NotifierConfig ahead(@Nullable String smtp, Supplier<Duration> by) {
        NotifierConfig c = config(smtp);
        return new NotifierConfig(
                c.kafkaBootstrap(),
                c.smtp(),
                c.mailFrom(),
                c.consoleUrl(),
                () -> Instant.now().plus(by.get()),
                c.group(),
                c.flood(),
                c.backoff(),
                c.giveUpAfter(),
                c.timeout(),
                c.outlets());
    }

    NotifierConfig config(@Nullable String smtp) {
        return NotifierConfig.of(
                        kafka.bootstrap(),
                        smtp == null ? null : URI.create(smtp),
                        "Davy <davy@plant.example>",
                        URI.create("http://127.0.0.1:8080"))
                .withGroup("notifier-" + groups.incrementAndGet())
                .withBackoff(Duration.ofMillis(50), Duration.ofMillis(200));
    }

    /** With acknowledge links. */
    NotifierConfig linked(String smtp) {
        return config(smtp).withOutlets(NotifierConfig.Outlets.of(null, new AckLink(new byte[32]), false));
    }

    Notifier start(NotifierConfig config, Plant plant) {
        Notifier notifier = Notifier.start(config, plant);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        notifier.health().stream().noneMatch(h -> h.detail().contains("not reading incidents yet")));
        return notifier;
    }

    void tell(Incident incident) {
        Samples.send(producer, incident);
    }

    void tell(Alarm alarm) {
        Samples.send(producer, Topics.ALARMS, alarm.id(), Json.bytes(alarm));
    }

    void tell(String topic, byte[] bytes) {
        Samples.send(producer, topic, "key", bytes);
    }

    List<Notification> notifications() {
        return List.copyOf(
                new NotificationLog(kafka.bootstrap(), logProducer).read().values());
    }

    List<String> deadLetters() {
        List<String> all = new ArrayList<>();
        TopicReader.readAll(
                kafka.bootstrap(), Topics.DEAD_LETTERS, r -> all.add(new String(r.value(), StandardCharsets.UTF_8)));
        return all;
    }

    @Override
    public void close() {
        producer.close();
        logProducer.close();
        kafka.close();
    }
}
