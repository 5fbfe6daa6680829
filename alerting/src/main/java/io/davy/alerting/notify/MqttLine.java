package io.davy.alerting.notify;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection to the broker of horns and beacons; comes back by itself. */
final class MqttLine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MqttLine.class);

    private final Mqtt5AsyncClient client;
    private final String name;

    /**
     * Begins to connect; does not wait for the broker.
     *
     * @param broker {@code mqtt://[user:password@]host[:port]} or {@code mqtts://...}
     * @param connected called after each connection that is made
     */
    MqttLine(URI broker, String clientId, Runnable connected) {
        boolean tls = "mqtts".equals(broker.getScheme());
        if ((!tls && !"mqtt".equals(broker.getScheme())) || broker.getHost() == null) {
            throw new IllegalArgumentException("the MQTT broker's address is not understood: expected"
                    + " mqtt://[user:password@]host:port or mqtts://[user:password@]host:port");
        }
        int port = broker.getPort() > 0 ? broker.getPort() : tls ? 8883 : 1883;
        name = broker.getHost() + ':' + port;
        Mqtt5ClientBuilder b = Mqtt5Client.builder()
                .identifier(clientId)
                .serverHost(broker.getHost())
                .serverPort(port)
                .automaticReconnect()
                .initialDelay(200, TimeUnit.MILLISECONDS)
                .maxDelay(3, TimeUnit.SECONDS)
                .applyAutomaticReconnect()
                .addConnectedListener(c -> connected.run());
        client = login(tls ? b.sslWithDefaultConfig() : b, broker.getUserInfo()).buildAsync();
        client.connectWith()
                .cleanStart(true)
                .sessionExpiryInterval(0)
                .keepAlive(10)
                .send()
                .whenComplete((ack, error) -> {
                    if (error != null) {
                        LOG.debug("the first connection to {} failed: {}", name, error.getMessage());
                    }
                });
    }

    private static Mqtt5ClientBuilder login(Mqtt5ClientBuilder b, @Nullable String userInfo) {
        if (userInfo == null) {
            return b;
        }
        String[] login = userInfo.split(":", 2);
        var user = b.simpleAuth().username(login[0]);
        return login.length < 2
                ? user.applySimpleAuth()
                : user.password(login[1].getBytes(StandardCharsets.UTF_8)).applySimpleAuth();
    }

    boolean connected() {
        return client.getState().isConnected();
    }

    /** host:port. */
    String name() {
        return name;
    }

    /** Publishes a state that stays: QoS 1, retained; done when the broker has it. */
    CompletableFuture<Void> keep(String topic, byte[] payload) {
        return client.publish(Mqtt5Publish.builder()
                        .topic(topic)
                        .payload(payload)
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .retain(true)
                        .contentType("application/json")
                        .build())
                .thenAccept(result -> result.getError().ifPresent(e -> {
                    throw new IllegalStateException(e.getMessage(), e);
                }));
    }

    @Override
    public void close() {
        try {
            client.disconnect().get(3, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("left {} without a goodbye: {}", name, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
