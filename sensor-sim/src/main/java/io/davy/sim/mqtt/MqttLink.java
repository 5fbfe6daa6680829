package io.davy.sim.mqtt;

import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.lifecycle.Mqtt5ClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One MQTT 5 connection that comes back by itself. MQTT 5, because its DISCONNECT can ask for the last will: that is how a simulated
 * device goes without a goodbye. Callbacks run on the connection's thread and must not block.
 */
public final class MqttLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MqttLink.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final long RETRY_S = 1;
    private static final int KEEP_ALIVE_S = 15;
    private static final long CLOSE_WAIT_S = 2;

    /**
     * What a connection is to be.
     *
     * @param clientId MQTT client id
     * @param will makes the last will of each connection anew; gives null for none
     * @param topics what it subscribes to, QoS 1
     * @param onMessage gets topic and payload
     * @param onConnected runs after each connection, when the subscriptions stand
     * @param keepUnsent whether messages that were on the way when the connection broke are sent again
     */
    public record Spec(
            String clientId,
            Supplier<@Nullable Message> will,
            List<String> topics,
            BiConsumer<String, byte[]> onMessage,
            Runnable onConnected,
            boolean keepUnsent) {
        /** A connection that only publishes. */
        public static Spec publisher(String clientId) {
            return new Spec(clientId, () -> null, List.of(), (t, p) -> {}, () -> {}, true);
        }
    }

    /**
     * A message to publish.
     *
     * @param topic where to
     * @param payload bytes
     * @param qos 0, 1 or 2
     * @param retain whether the broker keeps it for later subscribers
     */
    public record Message(String topic, byte[] payload, int qos, boolean retain) {
        /** A text message, QoS 1, not retained. */
        public static Message of(String topic, String payload) {
            return new Message(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false);
        }
    }

    private final Spec spec;
    private final BrokerAddress broker;
    private final Mqtt5AsyncClient client;
    private boolean outageTold;

    private MqttLink(URI mqtt, Spec spec) {
        this.spec = spec;
        this.broker = BrokerAddress.of(mqtt);
        var builder = Mqtt5Client.builder()
                .identifier(spec.clientId())
                .serverHost(broker.host())
                .serverPort(broker.port())
                .addConnectedListener(c -> connected())
                .addDisconnectedListener(this::disconnected);
        client = (broker.tls() ? builder.sslWithDefaultConfig() : builder).buildAsync();
        client.publishes(
                MqttGlobalPublishFilter.ALL,
                p -> spec.onMessage().accept(p.getTopic().toString(), p.getPayloadAsBytes()));
    }

    /**
     * A connection that {@link #connect} opens: the callbacks may need what is made only after it.
     *
     * @throws IllegalArgumentException if the address is none of an MQTT broker
     */
    public static MqttLink to(URI mqtt, Spec spec) {
        return new MqttLink(mqtt, spec);
    }

    /** Connects; if the broker does not answer within 5 s it goes on trying in the background and says so. */
    public void connect() {
        await(client.connect(connectMessage()), "connect", FIRST_WAIT);
    }

    /** Begins to connect and does not wait; it goes on trying by itself. */
    public CompletableFuture<?> connecting() {
        return client.connect(connectMessage());
    }

    private Mqtt5Connect connectMessage() {
        var connect = Mqtt5Connect.builder().cleanStart(true).keepAlive(KEEP_ALIVE_S);
        Message will = spec.will().get();
        if (will != null) {
            connect = connect.willPublish(publish(will).asWill());
        }
        String user = broker.user();
        if (user != null) {
            connect = connect.simpleAuth(login(user, broker.password()));
        }
        return connect.build();
    }

    private static Mqtt5SimpleAuth login(String user, @Nullable String password) {
        var auth = Mqtt5SimpleAuth.builder().username(user);
        return password == null
                ? auth.build()
                : auth.password(password.getBytes(StandardCharsets.UTF_8)).build();
    }

    private static Mqtt5Publish publish(Message m) {
        return Mqtt5Publish.builder()
                .topic(m.topic())
                .qos(MqttQos.fromCode(m.qos()))
                .retain(m.retain())
                .payload(m.payload())
                .build();
    }

    private synchronized void connected() {
        if (outageTold) {
            outageTold = false;
            LOG.info("{} is connected to the MQTT broker {} again", spec.clientId(), broker);
        }
        CompletableFuture<?>[] subscriptions = spec.topics().stream()
                .map(t -> client.subscribeWith()
                        .topicFilter(t)
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .send())
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(subscriptions).whenComplete((ok, error) -> {
            if (error != null && isConnected()) {
                LOG.warn("{} could not subscribe to {}: {}", spec.clientId(), spec.topics(), error.getMessage());
            }
            // If the connection broke meanwhile, the next one comes here again.
            if (isConnected()) {
                spec.onConnected().run();
            }
        });
    }

    private void disconnected(MqttClientDisconnectedContext context) {
        if (context.getSource() == MqttDisconnectSource.USER) {
            return;
        }
        synchronized (this) {
            if (!outageTold) {
                outageTold = true;
                LOG.warn(
                        "{} has no connection to the MQTT broker {} and tries each second: {}",
                        spec.clientId(),
                        broker,
                        context.getCause().getMessage());
            }
        }
        ((Mqtt5ClientDisconnectedContext) context)
                .getReconnector()
                .reconnect(true)
                .delay(RETRY_S, TimeUnit.SECONDS)
                // Else the client drops its listener with the session, and hears no command again.
                .resubscribeIfSessionExpired(true)
                .republishIfSessionExpired(spec.keepUnsent())
                .connect(connectMessage());
    }

    /** Whether the broker is there now. */
    public boolean isConnected() {
        return client.getState() == MqttClientState.CONNECTED;
    }

    /** Sends a message; the future completes when the broker has it (QoS 0: when it is on the wire). */
    public CompletableFuture<?> send(Message m) {
        return client.publish(publish(m));
    }

    /** Goes without a goodbye and does not wait: the broker publishes the last will. {@link #reopen} comes back. */
    public void drop() {
        if (client.getState().isConnectedOrReconnect()) {
            told(
                    "drop",
                    client.disconnectWith()
                            .reasonCode(Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE)
                            .send());
        }
    }

    /** Begins to connect again after {@link #drop}; false if the old connection has not gone yet. */
    public boolean reopen() {
        if (client.getState() != MqttClientState.DISCONNECTED) {
            return false;
        }
        told("connect again", connecting());
        return true;
    }

    private void told(String what, CompletableFuture<?> done) {
        var unused = done.whenComplete((ok, error) -> {
            if (error != null) {
                LOG.debug("{}: {} at the MQTT broker {} failed: {}", spec.clientId(), what, broker, error.toString());
            }
        });
    }

    /** Says goodbye without waiting for the broker; the last will is not published. */
    public CompletableFuture<?> closing() {
        return client.getState().isConnectedOrReconnect()
                ? client.disconnect()
                : CompletableFuture.completedFuture(null);
    }

    /** Says goodbye; the last will is not published. */
    @Override
    public void close() {
        if (client.getState().isConnectedOrReconnect()) {
            await(client.disconnect(), "disconnect", Duration.ofSeconds(CLOSE_WAIT_S));
        }
    }

    private void await(CompletableFuture<?> done, String what, Duration atMost) {
        try {
            done.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn(
                    "{}: {} at the MQTT broker {} takes longer than {} s",
                    spec.clientId(),
                    what,
                    broker,
                    atMost.toSeconds());
        } catch (ExecutionException e) {
            LOG.warn(
                    "{}: {} at the MQTT broker {} failed: {}",
                    spec.clientId(),
                    what,
                    broker,
                    String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
