package io.davy.ingest.field;

import com.fasterxml.jackson.core.JsonPointer;
import io.davy.plant.Plant;
import io.davy.plant.Robot;
import io.davy.plant.Sensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The plant, indexed by the names that the field uses. */
public final class Directory {
    private static final JsonPointer DEFAULT_VALUE = JsonPointer.compile("/value");

    /**
     * A sensor on a topic of its own.
     *
     * @param sensor the sensor
     * @param value where its value is in the payload; a bare number where the payload is one
     * @param time where its time is; null: arrival time
     */
    public record OwnTopic(
            Sensor sensor, JsonPointer value, @Nullable JsonPointer time) {}

    private final Map<String, Sensor> byTag = new HashMap<>();
    private final Map<String, List<OwnTopic>> byTopic = new LinkedHashMap<>();
    private final Map<String, Sensor> byMetric = new HashMap<>();
    private final Map<String, Robot> byAddress = new HashMap<>();
    private final Map<String, Robot> byRobotId = new LinkedHashMap<>();
    private final Set<String> zones = new HashSet<>();

    /**
     * Indexes a plant.
     *
     * @throws IllegalArgumentException if a sensor's source cannot be listened to; the message names the sensor
     */
    public Directory(Plant plant) {
        plant.zones().forEach(z -> zones.add(z.id()));
        plant.sensors().forEach(this::add);
        for (Robot r : plant.robots()) {
            byAddress.put(r.manufacturer() + "/" + r.serial(), r);
            byRobotId.put(r.id(), r);
        }
    }

    private void add(Sensor s) {
        byTag.put(s.tag(), s);
        Sensor.Source source = s.source();
        if (source == null) {
            return;
        }
        if (source.mqtt() != null) {
            if (source.mqtt().isEmpty() || source.mqtt().matches(".*[+#].*")) {
                throw new IllegalArgumentException("sensor " + s.tag() + ": source.mqtt is "
                        + Problem.shown(source.mqtt()) + ", expected one topic without + and #");
            }
            JsonPointer value = source.value() == null ? DEFAULT_VALUE : pointer(s, "value", source.value());
            JsonPointer time = source.time() == null ? null : pointer(s, "time", source.time());
            byTopic.computeIfAbsent(source.mqtt(), t -> new ArrayList<>()).add(new OwnTopic(s, value, time));
        }
        if (source.sparkplug() != null) {
            byMetric.put(source.sparkplug(), s);
        }
    }

    private static JsonPointer pointer(Sensor s, String key, String text) {
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "sensor " + s.tag() + ": source." + key + " is " + Problem.shown(text)
                            + ", expected a JSON Pointer such as /data/0/value",
                    e);
        }
    }

    public @Nullable Sensor sensor(String tag) {
        return byTag.get(tag);
    }

    public boolean hasZone(String zone) {
        return zones.contains(zone);
    }

    /** The sensors on a topic of their own; empty if the topic is nobody's. */
    public List<OwnTopic> onTopic(String topic) {
        return byTopic.getOrDefault(topic, List.of());
    }

    /** The topics that sensors have of their own. */
    public Set<String> ownTopics() {
        return byTopic.keySet();
    }

    /** The sensor that a Sparkplug metric feeds: by its whole path, or else by the metric's name being the tag. */
    public @Nullable Sensor metric(String carrier, String metric) {
        Sensor named = byMetric.get(carrier + "/" + metric);
        if (named != null) {
            return named;
        }
        Sensor tagged = byTag.get(metric);
        return tagged != null && (tagged.source() == null || tagged.source().sparkplug() == null) ? tagged : null;
    }

    /** The sensors that the plant places below a Sparkplug node or device ({@code group/node} or {@code group/node/device}). */
    public List<Sensor> below(String carrier) {
        String prefix = carrier + "/";
        List<Sensor> found = new ArrayList<>();
        byMetric.forEach((metric, sensor) -> {
            if (metric.startsWith(prefix)) {
                found.add(sensor);
            }
        });
        return found;
    }

    /** The Sparkplug nodes ({@code group/node}) that the plant names. */
    public Set<String> edgeNodes() {
        Set<String> nodes = new LinkedHashSet<>();
        for (String metric : byMetric.keySet()) {
            String[] parts = metric.split("/", 3);
            if (parts.length == 3) {
                nodes.add(parts[0] + "/" + parts[1]);
            }
        }
        return nodes;
    }

    /** The robot of a VDA 5050 topic. */
    public @Nullable Robot robot(String manufacturer, String serial) {
        return byAddress.get(manufacturer + "/" + serial);
    }

    public @Nullable Robot robot(String id) {
        return byRobotId.get(id);
    }

    public List<Robot> robots() {
        return List.copyOf(byRobotId.values());
    }

    public int sensorCount() {
        return byTag.size();
    }
}
