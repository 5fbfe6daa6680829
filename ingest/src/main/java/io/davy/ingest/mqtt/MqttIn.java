package io.davy.ingest.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.unsubscribe.Mqtt5Unsubscribe;
import io.davy.ingest.field.IngestMetrics;
import io.davy.ingest.field.LimitedLog;
import io.davy.ingest.field.Receipt;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection that readings come in by: a session that outlives it, and messages that are acknowledged only when they are
 * stored.
 */
public final class MqttIn implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MqttIn.class);
    private static final long SESSION_EXPIRY_S = 3600;
    private static final int MOST_PACKET_BYTES = 4 * 1024 * 1024;
    private static final int FILTERS_A_PACKET = 100;

    private final LimitedLog limited = new LimitedLog(LOG);
    private final MqttAddress address;
    private final int receiveMaximum;
    private final ScheduledExecutorService executor;
    private final Inbound inbound;
    private final Runnable connectedHook;
    private final String stateTopic;
    private final long bornMs;
    private final Mqtt5AsyncClient client;
    private volatile Set<TopicFilter> filters;
    private volatile boolean connected;
    private volatile boolean connectedBefore;
    /** Subscriptions that the broker has not answered yet: until then it keeps nothing for us. */
    private final AtomicInteger unanswered = new AtomicInteger();

    private volatile boolean closing;
    private volatile String fault;

    /**
     * Not yet connected.
     *
     * @param receiveMaximum how many unacknowledged messages the broker may have on the way to here
     * @param executor one thread: every message and the hook run on it
     * @param connectedHook run after each connection, when the subscriptions stand
     * @param bornMs milliseconds since 1970, for Sparkplug's STATE of this host
     */
    public MqttIn(
            URI broker,
            String clientId,
            Set<TopicFilter> filters,
            int receiveMaximum,
            ScheduledExecutorService executor,
            Inbound inbound,
            Runnable connectedHook,
            long bornMs) {
        this.address = MqttAddress.of(broker);
        this.filters = Set.copyOf(filters);
        this.receiveMaximum = receiveMaximum;
        this.executor = executor;
        this.inbound = inbound;
        this.connectedHook = connectedHook;
        this.stateTopic = "spBv1.0/STATE/" + clientId;
        this.bornMs = bornMs;
        this.fault = "not connected yet to " + address;
        this.client = address.builder(clientId)
                .willPublish(state(false))
                .addConnectedListener(c -> onConnected())
                .addDisconnectedListener(this::onDisconnected)
                .buildAsync();
        // Before connecting: a session that is still there delivers at once.
        client.publishes(MqttGlobalPublishFilter.ALL, this::onMessage, executor, true);
    }

    /** Begins to connect; does not wait for the broker. */
    public void connect() {
        client.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(SESSION_EXPIRY_S)
                .keepAlive(10)
                .restrictions()
                .receiveMaximum(receiveMaximum)
                .maximumPacketSize(MOST_PACKET_BYTES)
                .applyRestrictions()
                .send()
                .whenComplete((ack, error) -> {
                    if (error != null) {
                        LOG.debug("the first connection failed: {}", error.getMessage());
                    }
                });
    }

    private Mqtt5Publish state(boolean online) {
        return Mqtt5Publish.builder()
                .topic(stateTopic)
                .payload(("{\"online\":" + online + ",\"timestamp\":" + bornMs + "}").getBytes(StandardCharsets.UTF_8))
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(true)
                .build();
    }

    private void onMessage(Mqtt5Publish publish) {
        inbound.accept(publish.getTopic().toString(), publish.getPayloadAsBytes(), new Receipt(publish::acknowledge));
    }

    private void onConnected() {
        if (connectedBefore) {
            IngestMetrics.MQTT_RECONNECTS.inc();
        }
        connectedBefore = true;
        connected = true;
        subscribe(filters);
        fault = "";
        LOG.info("MQTT: connected to {}", address);
        client.publish(state(true));
        executor.execute(connectedHook);
    }

    private void onDisconnected(MqttClientDisconnectedContext context) {
        // Not for the subscriptions, which onConnected makes anyway: without it the client drops its listener with a
        // lost
        // session, and a broker that has forgotten its sessions would be connected and never heard again.
        context.getReconnector().resubscribeIfSessionExpired(true).republishIfSessionExpired(false);
        connected = false;
        if (closing) {
            return;
        }
        fault = "no connection to the MQTT broker at " + address + ": "
                + context.getCause().getMessage() + "; trying again";
        limited.warn("disconnected", "MQTT: " + fault);
    }

    private void subscribe(Set<TopicFilter> wanted) {
        List<TopicFilter> all = new ArrayList<>(wanted);
        for (int i = 0; i < all.size(); i += FILTERS_A_PACKET) {
            Set<TopicFilter> some = new LinkedHashSet<>(all.subList(i, Math.min(all.size(), i + FILTERS_A_PACKET)));
            Mqtt5Subscribe packet = Mqtt5Subscribe.builder()
                    .addSubscriptions(some.stream().map(TopicFilter::subscription))
                    .build();
            unanswered.incrementAndGet();
            client.subscribe(packet).whenComplete((ack, error) -> {
                unanswered.decrementAndGet();
                if (error != null && connected) {
                    fault = "the MQTT broker at " + address + " refused a subscription (" + error.getMessage()
                            + "); check the rights of this client";
                    limited.warn("subscribe", "MQTT: " + fault);
                    executor.schedule(() -> again(some), 5, TimeUnit.SECONDS);
                } else if (error == null) {
                    fault = "";
                }
            });
        }
    }

    private void again(Set<TopicFilter> some) {
        some.retainAll(filters);
        if (connected) {
            subscribe(some);
        }
    }

    /** Listens to these from now on, and to nothing else. */
    public void filters(Set<TopicFilter> wanted) {
        Set<TopicFilter> before = filters;
        filters = Set.copyOf(wanted);
        Set<TopicFilter> more = new LinkedHashSet<>(wanted);
        more.removeAll(before);
        Set<TopicFilter> less = new LinkedHashSet<>(before);
        less.removeAll(wanted);
        if (!connected) {
            return;
        }
        subscribe(more);
        for (TopicFilter gone : less) {
            client.unsubscribe(
                    Mqtt5Unsubscribe.builder().topicFilter(gone.filter()).build());
        }
    }

    /** Connected, and every subscription stands: from here on the broker hands over or keeps what is published. */
    public boolean connected() {
        return connected && unanswered.get() == 0;
    }

    /** What is wrong, or an empty text. */
    public String fault() {
        return fault.isEmpty() && unanswered.get() > 0
                ? "the MQTT broker at " + address + " has not taken the subscriptions yet"
                : fault;
    }

    /** host:port. */
    public String address() {
        return address.toString();
    }

    /** Says goodbye; the broker keeps the session and what is unacknowledged. */
    @Override
    public void close() {
        closing = true;
        if (connected) {
            client.publish(state(false));
        }
        MqttClosing.disconnect(client);
    }
}
