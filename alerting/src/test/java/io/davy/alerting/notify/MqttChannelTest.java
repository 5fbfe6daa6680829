package io.davy.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import io.davy.alarm.Priority;
import io.davy.alerting.sample.Samples;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.notification.Notification;
import io.davy.parts.Mosquitto;
import io.davy.parts.Ports;
import io.davy.plant.ContactWays;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a horn hears at a real broker. */
class MqttChannelTest {
    private static final Occasion ACKED = new Occasion(Occasion.Kind.ACKNOWLEDGED, "1");

    @TempDir
    private Path dir;

    private final int port = Ports.free();
    private final Contact horn = horn("plant/horn/north");
    private final AtomicReference<Plant> plant = new AtomicReference<>(Parcels.plant(horn));
    private final List<Notification> log = new ArrayList<>();
    private final Map<String, Incident> incidents =
            Map.of("in-1", Samples.h2s("in-1"), "in-2", Samples.severity(Samples.h2s("in-2"), Priority.HIGHEST));
    private @Nullable Mosquitto broker;
    private @Nullable MqttChannel channel;

    private static Contact horn(String topic) {
        return new Contact(
                "north",
                null,
                "ko",
                null,
                null,
                new ContactWays(ContactWays.Format.JSON, null, null, topic, false, Duration.ofSeconds(30)));
    }

    @BeforeEach
    void start() {
        broker("mqtt");
        begin();
    }

    @AfterEach
    void stop() {
        channel().close();
        end();
    }

    private void broker(String folder) {
        broker = Mosquitto.start(dir.resolve(folder), port);
    }

    private void end() {
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }

    private MqttChannel channel() {
        if (channel == null) {
            throw new IllegalStateException("not begun");
        }
        return channel;
    }

    /** A term of the notifier. */
    private void begin() {
        channel = new MqttChannel(URI.create("mqtt://127.0.0.1:" + port), plant::get, Duration.ofSeconds(5));
        channel.recall(List.copyOf(log), wanted -> incidents);
        await().until(() -> channel().problems().isEmpty());
    }

    private Delivery tell(String incident, Occasion occasion) {
        Message m = Parcels.message(
                plant.get(), horn, incidents.get(incident), occasion, Parcels.TOLD.plusSeconds(log.size()));
        Notification n = m.notification();
        Message own = new Message(
                new Notification(
                        n.id(),
                        n.incident(),
                        n.occasion(),
                        n.contact(),
                        "mqtt",
                        "plant/horn/north",
                        n.state(),
                        0,
                        n.created(),
                        n.time(),
                        n.subject(),
                        null,
                        n.severity()),
                m.incident(),
                horn,
                m.since());
        Delivery d = channel().deliver(new Parcel(List.of(own)));
        if (d instanceof Delivery.Accepted) {
            log.add(own.now(Notification.State.SENT, 1, n.created(), null).notification());
        }
        return d;
    }

    /** What a horn that is switched on now hears. */
    private JsonNode state(String topic) {
        Mqtt5AsyncClient horn =
                Mqtt5Client.builder().serverHost("127.0.0.1").serverPort(port).buildAsync();
        CompletableFuture<byte[]> first = new CompletableFuture<>();
        try {
            horn.connect().get(10, TimeUnit.SECONDS);
            horn.subscribeWith()
                    .topicFilter(topic)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .callback(p -> first.complete(p.getPayloadAsBytes()))
                    .send()
                    .get(10, TimeUnit.SECONDS);
            return Json.DAVY.readTree(first.get(10, TimeUnit.SECONDS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("the horn hears nothing", e);
        } finally {
            horn.disconnect();
        }
    }

    private String sounds() {
        JsonNode s = state("plant/horn/north");
        return s.get("state").asText()
                + (s.has("incident") ? " " + s.get("incident").asText() : "");
    }

    @Test
    void aHornSoundsUntilTheLastIncidentIsAnswered() {
        assertThat(sounds()).isEqualTo("off");
        tell("in-1", Occasion.OPENED);
        Docs.show("horn-on.json", state("plant/horn/north").toPrettyString());
        tell("in-2", Occasion.OPENED);
        assertThat(sounds()).isEqualTo("on in-2");
        tell("in-2", ACKED);
        assertThat(sounds()).isEqualTo("on in-1");
        tell(
                "in-1",
                Occasion.verdict(new Incident.Verdict(Incident.Outcome.NOT_FOUND, "R1", null, null, Parcels.TOLD)));
        assertThat(sounds()).isEqualTo("on in-1");
        tell("in-1", Occasion.CLOSED);
        Docs.show("horn-off.json", state("plant/horn/north").toPrettyString());
    }

    @Test
    void aBrokerThatWasAwayHearsTheLastState() {
        tell("in-1", Occasion.OPENED);
        end();
        await().until(() -> tell("in-1", ACKED) instanceof Delivery.Later);
        assertThat(channel().problems()).singleElement().asString().contains("cannot be reached");
        broker("mqtt");
        await().atMost(Duration.ofSeconds(30)).until(() -> tell("in-1", ACKED) instanceof Delivery.Accepted);
        assertThat(sounds()).isEqualTo("off");
    }

    @Test
    void aBrokerThatForgotEverythingIsToldAgain() {
        tell("in-1", Occasion.OPENED);
        end();
        broker("fresh");
        await().atMost(Duration.ofSeconds(30)).until(() -> channel().problems().isEmpty());
        assertThat(sounds()).isEqualTo("on in-1");
    }

    @Test
    void aRestartOfTheNotifierKeepsAHornAsItIs() {
        tell("in-1", Occasion.OPENED);
        tell("in-2", Occasion.OPENED);
        tell("in-2", ACKED);
        channel().close();
        begin();
        JsonNode s = state("plant/horn/north");
        assertThat(s.get("state").asText()).isEqualTo("on");
        assertThat(s.get("incident").asText()).isEqualTo("in-1");
        assertThat(s.get("zone").asText()).isEqualTo("Z-PUMP");
        tell("in-1", ACKED);
        assertThat(sounds()).isEqualTo("off");
    }

    @Test
    void aHornThatMovesTakesItsStateAlong() {
        tell("in-1", Occasion.OPENED);
        plant.set(Parcels.plant(horn("plant/horn/south")));
        channel().plantChanged();
        assertThat(state("plant/horn/south").get("state").asText()).isEqualTo("on");
        assertThat(sounds()).isEqualTo("off");
    }
}
