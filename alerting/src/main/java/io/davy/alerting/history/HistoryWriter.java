package io.davy.alerting.history;

import io.davy.alerting.kafka.Clients;
import io.davy.alerting.kafka.ConsumerLoop;
import io.davy.alerting.kafka.DeadLetters;
import io.davy.health.HealthSource;
import io.davy.health.PartHealth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Keeps the history of the plant in InfluxDB; an offset is committed after the write that it stands for is confirmed. */
public final class HistoryWriter implements AutoCloseable, HealthSource {
    private static final int EVENTS_A_POLL = 1000;
    private static final int BATCHES_A_POLL = 2000;

    private final HistoryConfig config;
    private final HistoryStore store;
    private final KafkaProducer<String, byte[]> producer;
    private final PatientWriter events;
    private final PatientWriter readings;
    private final List<ConsumerLoop> loops = new ArrayList<>();

    private HistoryWriter(HistoryConfig config, HistoryStore store) {
        this.config = config;
        this.store = store;
        this.producer = Clients.producer(config.kafkaBootstrap());
        DeadLetters deadLetters = new DeadLetters(producer, config.now());
        this.events = new PatientWriter("events", store, deadLetters, config.backoff());
        this.readings = new PatientWriter("readings", store, deadLetters, config.backoff());
    }

    /** Starts it; InfluxDB and Kafka may come later. */
    public static HistoryWriter start(HistoryConfig config) {
        return start(config, new InfluxStore(config));
    }

    static HistoryWriter start(HistoryConfig config, HistoryStore store) {
        HistoryWriter w = new HistoryWriter(config, store);
        EventHistory events = new EventHistory(w.events, new DeadLetters(w.producer, config.now()));
        ReadingHistory readings = new ReadingHistory(config, store, w.readings);
        w.loops.add(ConsumerLoop.start(
                "history of events",
                () -> Clients.member(config.kafkaBootstrap(), config.group(), EVENTS_A_POLL),
                events::consume));
        w.loops.add(ConsumerLoop.start(
                "history of readings",
                () -> Clients.member(config.kafkaBootstrap(), config.group() + "-readings", BATCHES_A_POLL),
                readings::consume));
        return w;
    }

    @Override
    public List<PartHealth> health() {
        List<String> problems = Stream.concat(
                        Stream.of(events.problem(), readings.problem()),
                        loops.stream().map(ConsumerLoop::problem))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return List.of(
                problems.isEmpty()
                        ? new PartHealth(
                                "history-writer",
                                true,
                                "writes to the database " + config.database() + " at " + config.influx())
                        : new PartHealth("history-writer", false, String.join("; ", problems)));
    }

    @Override
    public void close() {
        loops.forEach(ConsumerLoop::close);
        store.close();
        producer.close(Duration.ofSeconds(5));
    }
}
