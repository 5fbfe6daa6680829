package io.davy.ingest;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.davy.parts.EmbeddedKafka;
import io.davy.parts.Mosquitto;
import io.davy.parts.Ports;
import io.davy.plant.Plant;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** A real Kafka, a real MQTT broker and a field device, for one test class. */
public final class FieldFixture implements AutoCloseable {
    private final Path dir;
    private final int kafkaPort = Ports.free();
    private final int controllerPort = Ports.free();
    private final int mqttPort = Ports.free();
    private EmbeddedKafka kafka;
    private Mosquitto mosquitto;
    private final Mqtt5AsyncClient device;
    private final List<Mqtt5Publish> heard = new CopyOnWriteArrayList<>();
    private final KafkaTail tail;

    public FieldFixture(Path dir) {
        this.dir = dir;
        startKafka();
        kafka.createTopics(2, List.of("R1", "R2"));
        startMqtt();
        device = Mqtt5Client.builder()
                .identifier("device")
                .serverHost("127.0.0.1")
                .serverPort(mqttPort)
                .automaticReconnect()
                .initialDelay(100, java.util.concurrent.TimeUnit.MILLISECONDS)
                .maxDelay(300, java.util.concurrent.TimeUnit.MILLISECONDS)
                .applyAutomaticReconnect()
                .buildAsync();
        device.publishes(MqttGlobalPublishFilter.ALL, heard::add);
        device.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(3600)
                .send()
                .join();
        tail = new KafkaTail(bootstrap());
    }

    public String bootstrap() {
        return "127.0.0.1:" + kafkaPort;
    }

    public void startKafka() {
        kafka = EmbeddedKafka.start(dir.resolve("kafka"), kafkaPort, controllerPort);
    }

    public void stopKafka() {
        kafka.close();
    }

    public void startMqtt() {
        mosquitto = Mosquitto.start(dir.resolve("mqtt"), mqttPort);
    }

    public void stopMqtt() {
        mosquitto.close();
    }

    public GatewayConfig config() {
        return GatewayConfig.create(c -> c.kafkaBootstrap(bootstrap())
                .mqtt(URI.create("mqtt://127.0.0.1:" + mqttPort))
                .proofEvery(Duration.ofMillis(500)));
    }

    /** A gateway that is connected both ways. */
    public Gateway gateway(Plant plant) {
        Gateway g = Gateway.start(config(), plant);
        awaitConnected(g);
        return g;
    }

    public static void awaitConnected(Gateway g) {
        Awaitility.await("gateway connected")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> g.health().stream()
                        .filter(h -> Set.of("ingest-kafka", "ingest-mqtt", "ingest-orders")
                                .contains(h.part()))
                        .allMatch(h -> h.ok()));
    }

    public CompletableFuture<?> publish(String topic, byte[] payload) {
        return device.publish(Mqtt5Publish.builder()
                .topic(topic)
                .payload(payload)
                .qos(MqttQos.AT_LEAST_ONCE)
                .build());
    }

    public void publish(String topic, String payload) {
        publish(topic, payload.getBytes(StandardCharsets.UTF_8)).join();
    }

    public void subscribe(String filter) {
        device.subscribeWith()
                .topicFilter(filter)
                .qos(MqttQos.AT_LEAST_ONCE)
                .send()
                .join();
    }

    /** What the device has heard. */
    public List<Mqtt5Publish> heard() {
        return heard;
    }

    public KafkaTail tail() {
        return tail;
    }

    @Override
    public void close() {
        tail.close();
        device.disconnect();
        mosquitto.close();
        kafka.close();
    }
}
