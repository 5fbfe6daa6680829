package io.davy.sim.field;

import io.davy.plant.Sensor;
import io.davy.sim.mqtt.MqttLink;
import io.davy.sim.mqtt.MqttLink.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.tahu.SparkplugException;
import org.eclipse.tahu.message.SparkplugBPayloadDecoder;
import org.eclipse.tahu.message.SparkplugBPayloadEncoder;
import org.eclipse.tahu.message.model.Metric;
import org.eclipse.tahu.message.model.Metric.MetricBuilder;
import org.eclipse.tahu.message.model.MetricDataType;
import org.eclipse.tahu.message.model.SparkplugBPayload;
import org.eclipse.tahu.message.model.SparkplugBPayload.SparkplugBPayloadBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Sparkplug B edge node: births with names, data with aliases only, sequence numbers, a last will, and rebirth on command. Births and data
 * go with QoS 0, the last will with QoS 1, as the standard wants.
 */
final class SparkplugNode extends Outlet implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SparkplugNode.class);
    private static final String BD_SEQ = "bdSeq";
    private static final String REBIRTH = "Node Control/Rebirth";
    private static final int COUNTS = 256;

    private final String group;
    private final String node;
    private final Map<String, SparkplugAddress> addresses = new LinkedHashMap<>();
    private final Map<String, Long> aliases = new LinkedHashMap<>();
    private final Set<String> devices = new LinkedHashSet<>();
    private final Map<String, Double> newest = new LinkedHashMap<>();
    private final MqttLink link;
    private long bdSeq = -1;
    private int seq;
    private boolean born;
    private boolean unborn;

    /**
     * @param sensors all of one group and node
     */
    SparkplugNode(URI mqtt, List<Sensor> sensors) {
        super(sensors);
        SparkplugAddress first = address(sensors.get(0));
        group = first.group();
        node = first.node();
        for (Sensor s : sensors) {
            SparkplugAddress a = address(s);
            addresses.put(s.tag(), a);
            aliases.put(s.tag(), aliases.size() + 1L);
            if (a.device() != null) {
                devices.add(a.device());
            }
        }
        link = MqttLink.to(
                mqtt,
                new MqttLink.Spec(
                        "davy-sim-" + group + "-" + node,
                        this::death,
                        List.of(topic("NCMD", null)),
                        (t, payload) -> command(payload),
                        this::birth,
                        false));
    }

    void connect() {
        link.connect();
    }

    private static SparkplugAddress address(Sensor s) {
        return Objects.requireNonNull(SparkplugAddress.of(s));
    }

    private String topic(String type, @Nullable String device) {
        return "spBv1.0/" + group + "/" + type + "/" + node + (device == null ? "" : "/" + device);
    }

    /** The last will of the next connection; it carries the number that the birth after it repeats. */
    private synchronized Message death() {
        bdSeq = (bdSeq + 1) % COUNTS;
        born = false;
        unborn = false;
        return new Message(topic("NDEATH", null), encode(new Date(), null, List.of(bdSeqMetric())), 1, false);
    }

    private Metric bdSeqMetric() {
        return metric(new MetricBuilder(BD_SEQ, MetricDataType.Int64, bdSeq));
    }

    /** A birth tells values: a metric without one says that its sensor has failed. So the first birth waits for the first scan. */
    private synchronized void birth() {
        unborn = newest.isEmpty();
        if (unborn) {
            return;
        }
        Date now = new Date();
        seq = 0;
        List<Metric> own = new ArrayList<>();
        own.add(bdSeqMetric());
        own.add(metric(new MetricBuilder(REBIRTH, MetricDataType.Boolean, false)));
        own.addAll(birthMetrics(null, now));
        send("NBIRTH", null, now, own);
        devices.forEach(d -> send("DBIRTH", d, now, birthMetrics(d, now)));
        born = true;
    }

    private List<Metric> birthMetrics(@Nullable String device, Date now) {
        return sensors().stream()
                .filter(s -> Objects.equals(device, at(s).device()))
                .map(s -> metric(new MetricBuilder(at(s).metric(), MetricDataType.Double, newest.get(s.tag()))
                        .alias(aliases.get(s.tag()))
                        .timestamp(now)))
                .toList();
    }

    private SparkplugAddress at(Sensor s) {
        return Objects.requireNonNull(addresses.get(s.tag()));
    }

    private void command(byte[] payload) {
        try {
            SparkplugBPayload command = new SparkplugBPayloadDecoder().buildFromByteArray(payload, null);
            if (command.getMetrics().stream()
                    .anyMatch(m -> REBIRTH.equals(m.getName()) && Boolean.TRUE.equals(m.getValue()))) {
                birth();
            }
        } catch (Exception e) { // Tahu declares no narrower one
            LOG.warn("Sparkplug node {}/{}: a command that cannot be read: {}", group, node, e.toString());
        }
    }

    @Override
    synchronized void send(Instant time, Map<Sensor, Double> values) {
        values.forEach((s, v) -> newest.put(s.tag(), v));
        if (unborn && link.isConnected()) {
            birth();
            return;
        }
        // Sequence numbers forbid keeping data for later: after an outage the birth tells the newest values.
        if (!born || !link.isConnected() || values.isEmpty()) {
            return;
        }
        Date at = Date.from(time);
        Map<String, List<Metric>> byDevice = new LinkedHashMap<>();
        values.forEach((s, v) -> byDevice.computeIfAbsent(
                        Objects.requireNonNullElse(at(s).device(), ""), d -> new ArrayList<>())
                .add(metric(new MetricBuilder(aliases.get(s.tag()), MetricDataType.Double, v).timestamp(at))));
        byDevice.forEach((device, metrics) ->
                send(device.isEmpty() ? "NDATA" : "DDATA", device.isEmpty() ? null : device, at, metrics));
    }

    private void send(String type, @Nullable String device, Date time, List<Metric> metrics) {
        link.send(new Message(topic(type, device), encode(time, (long) seq, metrics), 0, false));
        seq = (seq + 1) % COUNTS;
    }

    private static byte[] encode(Date time, @Nullable Long seq, List<Metric> metrics) {
        SparkplugBPayloadBuilder payload =
                new SparkplugBPayloadBuilder().setTimestamp(time).addMetrics(metrics);
        if (seq != null) {
            payload.setSeq(seq);
        }
        try {
            return new SparkplugBPayloadEncoder().getBytes(payload.createPayload(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Metric metric(MetricBuilder builder) {
        try {
            return builder.createMetric();
        } catch (SparkplugException e) {
            throw new IllegalStateException("a metric that Sparkplug does not take", e);
        }
    }

    /** The node's death certificate is published by the broker as for a lost node: the standard has no other. */
    @Override
    public void close() {
        link.drop();
    }
}
