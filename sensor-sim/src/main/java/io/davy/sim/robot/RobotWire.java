package io.davy.sim.robot;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.davy.json.Json;
import io.davy.plant.Robot;
import io.davy.sim.mqtt.MqttLink;
import io.davy.sim.mqtt.MqttLink.Message;
import io.davy.vda5050.v2.Connection;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** A robot's VDA 5050 topics and the headers of what it says; a connection of its own, for its last will needs one. */
final class RobotWire {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Robot robot;
    private final String prefix;
    private final MqttLink link;
    private final Map<String, Long> headerIds = new ConcurrentHashMap<>();

    /** Makes a message of its header's headerId and timestamp. */
    interface Maker {
        Object make(long headerId, String timestamp);
    }

    /**
     * @param onMessage gets {@code order} or {@code instantActions} and the payload, on the connection's thread
     * @param onConnected runs after each connection, on the connection's thread
     */
    RobotWire(Robot robot, URI mqtt, BiConsumer<String, byte[]> onMessage, Runnable onConnected) {
        this.robot = robot;
        this.prefix = "uagv/v2/" + robot.manufacturer() + "/" + robot.serial() + "/";
        this.link = MqttLink.to(
                mqtt,
                new MqttLink.Spec(
                        "davy-sim-" + robot.manufacturer() + "-" + robot.serial(),
                        () -> connection(0, "CONNECTIONBROKEN"),
                        List.of(prefix + "order", prefix + "instantActions"),
                        (topic, payload) -> onMessage.accept(topic.substring(prefix.length()), payload),
                        onConnected,
                        false));
    }

    MqttLink link() {
        return link;
    }

    void online() {
        link.send(connection(header("connection"), "ONLINE"));
    }

    /** Sends it on a topic of the robot, QoS 0. A message that is older than the next one is worth nothing: without a connection nothing is kept. */
    void send(String topic, Maker message, boolean retain) {
        if (link.isConnected()) {
            link.send(new Message(prefix + topic, bytes(message.make(header(topic), time())), 0, retain));
        }
    }

    /** Sends it on any topic, not retained. */
    void publish(String topic, Object message, int qos) {
        link.send(new Message(topic, bytes(message), qos, false));
    }

    /** The counters begin anew. */
    void restart() {
        headerIds.clear();
    }

    CompletableFuture<?> goodbye() {
        return (link.isConnected()
                        ? link.send(connection(header("connection"), "OFFLINE"))
                        : CompletableFuture.completedFuture(null))
                .handle((ok, error) -> link.closing())
                .thenCompose(closed -> closed);
    }

    private Message connection(long headerId, String state) {
        var c = new Connection(headerId, time(), RobotBrain.VERSION, robot.manufacturer(), robot.serial(), state);
        return new Message(prefix + "connection", bytes(c), 1, true);
    }

    private long header(String topic) {
        return headerIds.merge(topic, 1L, Long::sum);
    }

    private static String time() {
        return TIMESTAMP.format(Instant.now());
    }

    private static byte[] bytes(Object message) {
        try {
            return Json.VDA5050.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
