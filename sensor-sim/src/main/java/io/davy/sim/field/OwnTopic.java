package io.davy.sim.field;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.json.Json;
import io.davy.plant.Sensor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A device that sends on a topic of its own: each value stands where the plant's JSON Pointer looks for it. */
final class OwnTopic extends Outlet {
    private static final String VALUE = "/value";

    private final String topic;
    private final Publisher publisher;

    OwnTopic(String topic, List<Sensor> sensors, Publisher publisher) {
        super(sensors);
        this.topic = topic;
        this.publisher = publisher;
    }

    @Override
    void send(Instant time, Map<Sensor, Double> values) {
        if (values.isEmpty()) {
            return;
        }
        ObjectNode payload = Json.DAVY.createObjectNode();
        for (var e : values.entrySet()) {
            String pointer = Objects.requireNonNullElse(source(e.getKey()).value(), VALUE);
            if (pointer.isEmpty()) {
                publisher.publish(topic, Json.bytes(e.getValue()));
                return;
            }
            parent(payload, pointer).put(last(pointer), e.getValue());
            String at = time(e.getKey());
            if (at != null) {
                parent(payload, at).put(last(at), time.toString());
            }
        }
        publisher.publish(topic, Json.bytes(payload));
    }

    private static Sensor.Source source(Sensor s) {
        return Objects.requireNonNull(s.source());
    }

    private static @Nullable String time(Sensor s) {
        return source(s).time();
    }

    private static ObjectNode parent(ObjectNode root, String pointer) {
        ObjectNode node = root;
        for (JsonPointer p = JsonPointer.compile(pointer); !p.tail().matches(); p = p.tail()) {
            String name = p.getMatchingProperty();
            node = node.get(name) instanceof ObjectNode known ? known : node.putObject(name);
        }
        return node;
    }

    private static String last(String pointer) {
        return JsonPointer.compile(pointer).last().getMatchingProperty();
    }
}
