package io.davy.alerting.history;

import io.davy.alerting.figures.FigureStore;
import io.davy.alerting.kafka.Clients;
import io.davy.alerting.kafka.ConsumerLoop;
import io.davy.alerting.kafka.DeadLetters;
import io.davy.health.HealthSource;
import io.davy.health.PartHealth;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.influxdb.dto.Point;

/** Keeps the history of the plant in InfluxDB; an offset is committed after the write that it stands for is confirmed. */
public final class HistoryWriter implements AutoCloseable, HealthSource {
    private static final int EVENTS_A_POLL = 1000;
    private static final int BATCHES_A_POLL = 2000;

    private final HistoryConfig config;
    private final HistoryStore store;
    private final KafkaProducer<String, byte[]> producer;
    private final PatientWriter events;
    private final PatientWriter readings;
    private final PatientWriter figures;
    private final List<ConsumerLoop> loops = new ArrayList<>();

    private HistoryWriter(HistoryConfig config, HistoryStore store) {
        this.config = config;
        this.store = store;
        this.producer = Clients.producer(config.kafkaBootstrap());
        DeadLetters deadLetters = new DeadLetters(producer, config.now());
        this.events = new PatientWriter("events", store, deadLetters, config.backoff());
        this.readings = new PatientWriter("readings", store, deadLetters, config.backoff());
        this.figures = new PatientWriter("figures", store, deadLetters, config.backoff());
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

    /** Keeps the alarm figures in the same database. */
    public FigureStore figures() {
        return (loop, told, minutes) -> {
            List<HistoryPoint> points = new ArrayList<>();
            told.forEach(t -> points.add(point("annunciation of " + t.alarm().id(), FigurePoints.of(t))));
            minutes.forEach(f -> points.add(point("figures of " + f.area(), FigurePoints.of(f))));
            figures.write(loop, points);
        };
    }

    private static HistoryPoint point(String origin, Point point) {
        return new HistoryPoint(point, origin, point.lineProtocol().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<PartHealth> health() {
        List<String> problems = Stream.concat(
                        Stream.of(events.problem(), readings.problem(), figures.problem()),
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
