package io.davy.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.ingest.field.IngestMetrics;
import io.davy.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka, the MQTT broker or the gateway itself go away and come back. */
class OutageIT {
    @TempDir
    Path dir;

    private FieldFixture field;
    private Gateway gateway;

    @BeforeEach
    void start() {
        field = new FieldFixture(dir);
        gateway = field.gateway(TestPlants.plant());
    }

    @AfterEach
    void stop() {
        gateway.close();
        field.close();
    }

    @Test
    void losesNothingWhileKafkaIsAway() {
        send(0, 100);
        awaitAll(100);
        field.stopKafka();
        send(100, 1500);
        KafkaTail.await("health tells").until(() -> !health("ingest-kafka"));
        field.startKafka();
        send(1500, 1600);
        awaitAll(1600);
        FieldFixture.awaitConnected(gateway);
    }

    @Test
    void losesNothingWhileTheMqttBrokerIsAway() {
        send(0, 100);
        awaitAll(100);
        field.stopMqtt();
        KafkaTail.await("health tells").until(() -> !health("ingest-mqtt"));
        field.startMqtt();
        send(100, 200);
        awaitAll(200);
        FieldFixture.awaitConnected(gateway);
    }

    @Test
    void hearsABrokerThatHasForgottenItsSessions() throws IOException {
        send(0, 100);
        awaitAll(100);
        field.stopMqtt();
        KafkaTail.await("health tells").until(() -> !health("ingest-mqtt"));
        Files.delete(dir.resolve("mqtt/mosquitto.db"));
        field.startMqtt();
        FieldFixture.awaitConnected(gateway);
        send(100, 200);
        awaitAll(200);
    }

    @Test
    void orderWaitsForTheMqttBroker() throws Exception {
        double before = IngestMetrics.ORDERS_PUBLISHED.labelValues("R1").get();
        field.stopMqtt();
        KafkaTail.await("health tells").until(() -> !health("ingest-orders"));
        try (KafkaProducer<byte[], byte[]> dispatcher = new KafkaProducer<>(
                Map.of("bootstrap.servers", field.bootstrap()), new ByteArraySerializer(), new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> order = new ProducerRecord<>(Topics.dispatch("R1"), bytes("o"), bytes("{}"));
            order.headers().add(Topics.HEADER_VDA_TOPIC, bytes("order"));
            dispatcher.send(order).get();
        }
        assertThat(IngestMetrics.ORDERS_PUBLISHED.labelValues("R1").get()).isEqualTo(before);
        field.startMqtt();
        KafkaTail.await("the order went out")
                .until(() -> IngestMetrics.ORDERS_PUBLISHED.labelValues("R1").get() == before + 1);
    }

    private static byte[] bytes(String s) {
        return s.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void losesNothingWhileTheGatewayIsAway() {
        send(0, 100);
        awaitAll(100);
        gateway.close();
        send(100, 400);
        gateway = field.gateway(TestPlants.plant());
        send(400, 500);
        awaitAll(500);
    }

    private boolean health(String part) {
        return gateway.health().stream().filter(h -> h.part().equals(part)).allMatch(h -> h.ok());
    }

    private void send(int from, int to) {
        for (int i = from; i < to; i++) {
            field.publish("davy/readings/AT-1", Integer.toString(i).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void awaitAll(int count) {
        Set<Integer> wanted = IntStream.range(0, count).boxed().collect(Collectors.toSet());
        KafkaTail.await("all " + count + " readings").untilAsserted(() -> {
            Set<Integer> got = field.tail().readings("AT-1").stream()
                    .map(g -> (int) g.reading().getValue())
                    .collect(Collectors.toSet());
            assertThat(wanted.stream().filter(i -> !got.contains(i)).toList()).isEmpty();
        });
    }
}
