package io.davy.appliance.e2e;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A field device of the tests' own. */
final class Field implements AutoCloseable {
    private final Mqtt3BlockingClient client;

    Field(URI mqtt) {
        client = MqttClient.builder()
                .useMqttVersion3()
                .identifier("field-" + System.nanoTime())
                .serverHost(mqtt.getHost())
                .serverPort(mqtt.getPort())
                .buildBlocking();
        client.connect();
    }

    void send(String topic, byte[] payload) {
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload)
                .send();
    }

    void send(String topic, String payload) {
        send(topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        client.disconnect();
    }
}
