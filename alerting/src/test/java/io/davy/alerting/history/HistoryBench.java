package io.davy.alerting.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.AlarmState;
import io.davy.alerting.kafka.TopicReader;
import io.davy.alerting.sample.Samples;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.parts.EmbeddedKafka;
import io.davy.parts.Influxd;
import io.davy.parts.Ports;
import io.davy.topic.Topics;
import io.davy.wire.Reading;
import io.davy.wire.ReadingBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;

/** One broker and one InfluxDB for a test class; each test gets a group and a database of its own. */
final class HistoryBench implements AutoCloseable {
    private final EmbeddedKafka kafka;
    private final Path influxDir;
    private final int influxPort = Ports.free();
    private final KafkaProducer<String, byte[]> producer;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger runs = new AtomicInteger();
    private Influxd influx;

    HistoryBench() {
        try {
            kafka = EmbeddedKafka.start(Files.createTempDirectory("davy-kafka"), Ports.free());
            influxDir = Files.createTempDirectory("davy-influx");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kafka.createTopics(1, List.of());
        influx = Influxd.start(influxDir, influxPort);
        producer = Samples.producer(kafka.bootstrap());
    }

    void stopInflux() {
        influx.close();
    }

    void startInflux() {
        influx = Influxd.start(influxDir, influxPort);
    }

    HistoryConfig config() {
        String name = "history" + runs.incrementAndGet();
        return HistoryConfig.of(kafka.bootstrap(), URI.create("http://127.0.0.1:" + influxPort), "davy", "secret", name)
                .withGroup(name)
                .withBackoff(Duration.ofMillis(50), Duration.ofMillis(200))
                .withPatience(Duration.ofSeconds(60));
    }

    void put(String topic, String key, Object value) {
        Samples.send(producer, topic, key, Json.bytes(value));
    }

    void raw(String topic, byte[] value) {
        Samples.send(producer, topic, "key", value);
    }

    void incident(Incident i) {
        put(Topics.INCIDENTS, i.id(), i);
    }

    /** One batch of one zone; the values are of sensors S0, S1, ... */
    void readings(String zone, Instant time, double... values) {
        ReadingBatch.Builder batch = ReadingBatch.newBuilder()
                .setZone(zone)
                .setSource("gw")
                .setTimeMs(time.toEpochMilli())
                .setReceivedMs(time.toEpochMilli());
        for (int i = 0; i < values.length; i++) {
            batch.addReadings(Reading.newBuilder().setSensor(zone + "-S" + i).setValue(values[i]));
        }
        Samples.send(producer, Topics.READINGS, zone, batch.build().toByteArray());
    }

    static Alarm alarm(String id, int version, AlarmState state, Instant time, String sensor) {
        return new Alarm(
                id,
                sensor + "/gas_high_high",
                version,
                "ulsan",
                "hall",
                "Z-PUMP",
                sensor,
                "P-101",
                io.davy.alarm.Hazard.GAS,
                "H2S",
                "gas_high_high",
                AlarmClass.LIFE_SAFETY,
                io.davy.alarm.Priority.HIGH,
                state,
                state != AlarmState.NORMAL,
                37.25,
                "ppm",
                20,
                time,
                time,
                time,
                null,
                0,
                state == AlarmState.ACKED ? "kim" : null,
                null,
                0,
                null,
                Map.of());
    }

    /** The series of an InfluxQL answer; none while the database is not there yet; any other error fails the test. */
    List<JsonNode> query(String database, String q) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + influxPort + "/query?db="
                            + database + "&q=" + URLEncoder.encode(q, StandardCharsets.UTF_8)))
                    .build();
            String body =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            JsonNode answer = Json.DAVY.readTree(body);
            if (answer.at("/results/0/error").asText().startsWith("database not found")) {
                return List.of();
            }
            if (answer.has("error") || answer.at("/results/0").has("error")) {
                throw new AssertionError(q + " -> " + body);
            }
            List<JsonNode> series = new ArrayList<>();
            answer.at("/results/0/series").forEach(series::add);
            return series;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Value of the first row's column after the time; 0 if there is no row. */
    double number(String database, String q) {
        List<JsonNode> series = query(database, q);
        return series.isEmpty() ? 0 : series.get(0).at("/values/0/1").asDouble();
    }

    long committed(String group, String topic) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            OffsetAndMetadata o = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(new TopicPartition(topic, 0));
            return o == null ? 0 : o.offset();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    long end(String topic) {
        long[] end = {0};
        TopicReader.readAll(kafka.bootstrap(), topic, r -> end[0] = r.offset() + 1);
        return end[0];
    }

    List<String> deadLetterReasons() {
        List<String> reasons = new ArrayList<>();
        TopicReader.readAll(
                kafka.bootstrap(),
                Topics.DEAD_LETTERS,
                r -> reasons.add(
                        new String(r.headers().lastHeader(Topics.HEADER_REASON).value(), StandardCharsets.UTF_8)));
        return reasons;
    }

    @Override
    public void close() {
        producer.close();
        influx.close();
        kafka.close();
    }
}
