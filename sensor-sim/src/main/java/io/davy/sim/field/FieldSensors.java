package io.davy.sim.field;

import io.davy.plant.Plant;
import io.davy.plant.Sensor;
import io.davy.sim.mqtt.MqttLink;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** All fixed sensors of a plant, each on the way that plant.yaml gives it: Sparkplug, a topic of its own, or its zone's gateway. */
public final class FieldSensors implements AutoCloseable {
    private final List<Outlet> outlets = new ArrayList<>();
    private final List<SparkplugNode> nodes = new ArrayList<>();
    private final MqttLink link;
    private final Waveforms waveforms;

    /**
     * Connects them; they send only when {@link #scan} is called.
     *
     * @throws IllegalArgumentException one plain line, if a sensor's source cannot be read
     */
    public FieldSensors(Plant plant, URI mqtt) {
        Map<String, List<Sensor>> sparkplug = new LinkedHashMap<>();
        Map<String, List<Sensor>> topics = new LinkedHashMap<>();
        Map<String, List<Sensor>> zones = new LinkedHashMap<>();
        plant.zones().forEach(z -> zones.put(z.id(), new ArrayList<>()));
        for (Sensor s : plant.sensors()) {
            SparkplugAddress address = SparkplugAddress.of(s);
            String topic = s.source() == null ? null : s.source().mqtt();
            if (address != null) {
                add(sparkplug, address.edgeNode(), s);
            } else if (topic != null) {
                add(topics, topic, s);
            } else {
                add(zones, s.zone(), s);
            }
        }
        link = MqttLink.to(
                mqtt, MqttLink.Spec.publisher("davy-sim-sensors-" + plant.site().id()));
        waveforms = new Waveforms(plant, link);
        Publisher publisher = new Publisher(link);
        int number = 0;
        for (List<Sensor> sensors : zones.values()) {
            number++;
            if (!sensors.isEmpty()) {
                outlets.add(new BatchGateway("GW-" + number, List.copyOf(sensors), publisher));
            }
        }
        topics.forEach((topic, sensors) -> outlets.add(new OwnTopic(topic, List.copyOf(sensors), publisher)));
        sparkplug.values().forEach(sensors -> nodes.add(new SparkplugNode(mqtt, List.copyOf(sensors))));
        outlets.addAll(nodes);
        link.connect();
        nodes.forEach(SparkplugNode::connect);
    }

    private static void add(Map<String, List<Sensor>> to, String key, Sensor sensor) {
        to.computeIfAbsent(key, k -> new ArrayList<>()).add(sensor);
    }

    /** Where values come from. */
    public interface Field {
        /** The value of a sensor now; empty if it sends nothing. */
        OptionalDouble read(String tag);

        /** The fast signal of a vibration sensor from a time on, g. */
        float[] waveform(String tag, Instant from, double seconds, double rateHz);
    }

    /** Sends what is due at a time, milliseconds since 1970. */
    public void scan(long nowMs, Field field) {
        outlets.forEach(o -> o.scan(nowMs, field));
        waveforms.scan(nowMs, field);
    }

    @Override
    public void close() {
        nodes.forEach(SparkplugNode::close);
        link.close();
    }
}
