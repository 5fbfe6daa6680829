package io.davy.ingest.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.davy.ingest.field.Outlet;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection that orders go out by. It has no session, so that what could not be sent at once fails instead of reaching a
 * robot when the network is back.
 */
public final class MqttOut implements Outlet, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MqttOut.class);

    private final Mqtt5AsyncClient client;
    private volatile boolean connected;

    /** Begins to connect; does not wait for the broker. */
    public MqttOut(URI broker, String clientId) {
        client = MqttAddress.of(broker)
                .builder(clientId)
                .addConnectedListener(c -> connected = true)
                .addDisconnectedListener(c -> connected = false)
                .buildAsync();
        client.connectWith()
                .cleanStart(true)
                .sessionExpiryInterval(0)
                .keepAlive(10)
                .send()
                .whenComplete((ack, error) -> {
                    if (error != null) {
                        LOG.debug("the first connection for orders failed: {}", error.getMessage());
                    }
                });
    }

    @Override
    public boolean connected() {
        return connected && client.getState().isConnected();
    }

    @Override
    public CompletableFuture<?> publish(String topic, byte[] payload) {
        return client.publish(Mqtt5Publish.builder()
                        .topic(topic)
                        .payload(payload)
                        .qos(MqttQos.AT_MOST_ONCE)
                        .retain(false)
                        .build())
                .thenAccept(result -> result.getError().ifPresent(MqttOut::raise));
    }

    private static void raise(Throwable error) {
        throw new IllegalStateException(error.getMessage(), error);
    }

    @Override
    public void close() {
        MqttClosing.disconnect(client);
    }
}
