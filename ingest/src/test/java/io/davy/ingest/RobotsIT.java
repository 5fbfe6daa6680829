package io.davy.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.davy.ingest.sparkplug.TahuNode;
import io.davy.ingest.vda5050.VdaMessages;
import io.davy.json.Json;
import io.davy.robot.RobotReport;
import io.davy.topic.Topics;
import io.davy.wire.Quality;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.tahu.message.model.MetricDataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Robots and edge nodes, that are both told and heard, over real brokers. */
class RobotsIT {
    @TempDir
    static Path dir;

    private static FieldFixture field;
    private static Gateway gateway;
    private static KafkaProducer<byte[], byte[]> dispatcher;

    @BeforeAll
    static void start() {
        field = new FieldFixture(dir);
        field.subscribe("uagv/v2/acme/+/order");
        field.subscribe("uagv/v2/acme/+/instantActions");
        field.subscribe("spBv1.0/plant/NCMD/edge1");
        gateway = field.gateway(TestPlants.plant());
        dispatcher = new KafkaProducer<>(
                Map.of("bootstrap.servers", field.bootstrap()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        dispatcher.close();
        gateway.close();
        field.close();
    }

    private static void dispatch(String robot, String what, String json, long timestamp) {
        ProducerRecord<byte[], byte[]> r =
                new ProducerRecord<>(Topics.dispatch(robot), null, timestamp, bytes("order-1"), bytes(json));
        r.headers().add(Topics.HEADER_VDA_TOPIC, bytes(what));
        dispatcher.send(r);
        dispatcher.flush();
    }

    private static byte[] bytes(String s) {
        return s.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> heard(String topic) {
        return field.heard().stream()
                .filter(p -> p.getTopic().toString().equals(topic))
                .map(p -> new String(p.getPayloadAsBytes(), StandardCharsets.UTF_8))
                .toList();
    }

    private static Optional<RobotReport> report(String robot) {
        List<RobotReport> all = field.tail().of(Topics.ROBOTS).stream()
                .map(r -> Json.read(r.value(), RobotReport.class))
                .filter(r -> r.robot().equals(robot))
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    @Test
    void ordersReachTheRobotByteForByteAndOldOnesAreDropped() {
        long now = System.currentTimeMillis();
        dispatch("R1", "order", "{\"stale\" : true}", now - 61_000);
        dispatch("R1", "order", "{\"orderId\" :  \"o-1\"}", now);
        dispatch("R1", "instantActions", "{\"actions\":[]}", now);
        dispatch("R2", "nonsense", "{\"bad\":1}", now);
        KafkaTail.await("the order")
                .until(() -> !heard("uagv/v2/acme/0001/instantActions").isEmpty());
        assertThat(heard("uagv/v2/acme/0001/order")).containsExactly("{\"orderId\" :  \"o-1\"}");
        Mqtt5Publish order = field.heard().stream()
                .filter(p -> p.getTopic().toString().endsWith("0001/order"))
                .findFirst()
                .orElseThrow();
        assertThat(order.isRetain()).isFalse();
        assertThat(order.getQos().getCode()).isZero();
        assertThat(field.tail().letter("davy.dispatch.R2-0@0").reason())
                .contains("expected a VDA 5050 message with the header vda-topic");
    }

    @Test
    void robotsReportsAreWrittenAndKnownAgainAfterARestart() {
        field.publish(
                        "uagv/v2/acme/0002/connection",
                        VdaMessages.bytes(VdaMessages.connection("0002", "ONLINE", Instant.now())))
                .join();
        field.publish(
                        "uagv/v2/acme/0002/factsheet",
                        VdaMessages.bytes(VdaMessages.connection("0002", "x", Instant.now())))
                .join();
        field.publish("uagv/v2/acme/0002/state", VdaMessages.bytes(VdaMessages.state("0002", Instant.now())))
                .join();
        KafkaTail.await("the report")
                .until(() -> report("R2")
                        .filter(r -> r.state() != null && r.factsheet() != null)
                        .isPresent());
        try (Gateway second = Gateway.start(
                GatewayConfig.create(c -> c.kafkaBootstrap(field.bootstrap())
                        .mqtt(field.config().mqtt())
                        .clientId("davy-again")),
                TestPlants.plant())) {
            KafkaTail.await("R2 is known")
                    .until(() -> second.health().stream()
                            .anyMatch(h -> h.part().equals("ingest-robots")
                                    && h.detail().equals("robots not online: R1")));
        }
        field.publish("uagv/v2/acme/0002/state", bytes("{broken")).join();
        assertThat(field.tail().letter("0002/state").reason()).contains("not JSON");
    }

    @Test
    void edgeNodeIsAskedIsReadAndDies() {
        KafkaTail.await("the request")
                .until(() -> field.heard().stream()
                        .filter(p -> p.getTopic().toString().equals("spBv1.0/plant/NCMD/edge1"))
                        .anyMatch(p -> rebirth(p.getPayloadAsBytes())));
        TahuNode node = new TahuNode(3);
        field.publish(
                        "spBv1.0/plant/NBIRTH/edge1",
                        node.birth(TahuNode.made(TahuNode.metric("gas/h2s", MetricDataType.Float, 1.5f)
                                .alias(4L))))
                .join();
        field.publish("spBv1.0/plant/NDATA/edge1", node.data(TahuNode.aliased(4, MetricDataType.Float, 17.5f)))
                .join();
        assertThat(field.tail()
                        .reading("SP-1", r -> r.getValue() == 17.5)
                        .batch()
                        .getSource())
                .isEqualTo("plant/edge1");
        field.publish("spBv1.0/plant/NDEATH/edge1", node.death()).join();
        field.tail().reading("SP-1", r -> r.getQuality() == Quality.COMMUNICATION_LOST);
        field.tail().reading("SP-2", r -> r.getQuality() == Quality.COMMUNICATION_LOST);
    }

    private static boolean rebirth(byte[] payload) {
        try {
            return Payload.parseFrom(payload).getMetrics(0).getName().equals("Node Control/Rebirth");
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}
