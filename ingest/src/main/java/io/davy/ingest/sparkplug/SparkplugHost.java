package io.davy.ingest.sparkplug;

import com.google.protobuf.InvalidProtocolBufferException;
import io.davy.ingest.field.CurrentLoop;
import io.davy.ingest.field.Decoded;
import io.davy.ingest.field.Directory;
import io.davy.ingest.field.FieldReading;
import io.davy.ingest.field.Outlet;
import io.davy.ingest.field.Problem;
import io.davy.ingest.field.Problem.Category;
import io.davy.ingest.field.TimeCheck;
import io.davy.ingest.sparkplug.Carrier.Known;
import io.davy.ingest.sparkplug.EdgeNode.Sequence;
import io.davy.plant.Sensor;
import io.davy.wire.Quality;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Sparkplug B host: knows which nodes and devices live and what their metrics mean, and turns them into readings. */
public final class SparkplugHost {
    private static final Logger LOG = LoggerFactory.getLogger(SparkplugHost.class);
    private static final int MOST_NODES = 10_000;

    private final TimeCheck times;
    private final RebirthRequests rebirths;
    private final Map<String, EdgeNode> nodes = new LinkedHashMap<>();
    private final Map<String, Boolean> lives = new ConcurrentHashMap<>();

    public SparkplugHost(TimeCheck times, Outlet outlet) {
        this.times = times;
        this.rebirths = new RebirthRequests(outlet);
    }

    /** Asks every node that is known or named by the plant for its birth: after a start, a new connection, a new plant. */
    public void greet(Directory plant) {
        Set<String> all = new LinkedHashSet<>(plant.edgeNodes());
        all.forEach(n -> lives.putIfAbsent(n, false));
        all.addAll(nodes.keySet());
        all.forEach(n -> rebirths.ask(n, "the connection is new"));
    }

    /** Edge nodes by {@code group/node}, and whether each lives. */
    public Map<String, Boolean> nodes() {
        return new TreeMap<>(lives);
    }

    /** Reads one message. */
    public Decoded decode(String topicText, byte[] bytes, Directory plant, long arrivedMs) {
        SparkplugTopic topic = SparkplugTopic.parse(topicText);
        if (topic == null) {
            return Decoded.refused(Category.MALFORMED, "this is no Sparkplug topic of a node or device");
        }
        Payload payload;
        try {
            payload = Payload.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            return Decoded.refused(Category.MALFORMED, "this is no Sparkplug B payload: " + e.getMessage());
        }
        EdgeNode node = nodes.get(topic.nodePath());
        if (node == null) {
            if (nodes.size() >= MOST_NODES) {
                return Decoded.refused(Category.BEFORE_BIRTH, "more than " + MOST_NODES + " edge nodes");
            }
            node = new EdgeNode();
        }
        Decoded d = new Decoded();
        Message message = new Message(topic, payload, node, plant, arrivedMs, d);
        switch (topic.type()) {
            case NBIRTH -> nodeBirth(message);
            case DBIRTH -> deviceBirth(message);
            case NDATA, DDATA -> data(message);
            case NDEATH -> nodeDeath(message);
            case DDEATH -> deviceDeath(message);
        }
        return d;
    }

    private record Message(
            SparkplugTopic topic, Payload payload, EdgeNode node, Directory plant, long arrivedMs, Decoded result) {}

    private void nodeBirth(Message m) {
        if (!m.payload().hasSeq()) {
            m.result().problem(Category.MALFORMED, "a node's birth without seq, expected seq 0");
            return;
        }
        nodes.put(m.topic().nodePath(), m.node());
        m.node().birth((int) (m.payload().getSeq() & 0xff), bdSeq(m.payload()));
        lives.put(m.topic().nodePath(), true);
        born(m, m.node().carrier(null));
    }

    private void deviceBirth(Message m) {
        if (unborn(m)) {
            return;
        }
        follow(m);
        Carrier device = m.node().carrier(m.topic().device());
        device.birth();
        born(m, device);
    }

    private void born(Message m, Carrier carrier) {
        int used = 0;
        for (Metric metric : m.payload().getMetricsList()) {
            if (metric.getName().isEmpty()) {
                m.result().problem(Category.WRONG_VALUE, "a metric of a birth without a name");
                continue;
            }
            Known known = carrier.learn(metric);
            Sensor sensor = m.plant().metric(m.topic().carrier(), known.name());
            if (sensor != null) {
                used++;
                carrier.feeds(sensor.tag());
                reading(m, metric, known, sensor);
            }
        }
        LOG.info(
                "Sparkplug: {} is born with {} metrics, {} of them sensors of the plant",
                m.topic().carrier(),
                m.payload().getMetricsCount(),
                used);
    }

    private void data(Message m) {
        if (unborn(m)) {
            return;
        }
        follow(m);
        Carrier carrier = m.node().carrier(m.topic().device());
        if (!carrier.born()) {
            m.result().problem(Category.BEFORE_BIRTH, "data of " + m.topic().carrier() + " before its birth");
            rebirths.ask(m.topic().nodePath(), "data of a device before its birth");
            return;
        }
        for (Metric metric : m.payload().getMetricsList()) {
            Known known = carrier.known(metric);
            if (known == null) {
                String what = metric.getName().isEmpty()
                        ? "alias " + metric.getAlias()
                        : "metric " + Problem.shown(metric.getName());
                m.result()
                        .problem(
                                Category.BEFORE_BIRTH,
                                what + " was not in the birth of " + m.topic().carrier());
                rebirths.ask(m.topic().nodePath(), what + " is unknown");
                continue;
            }
            Sensor sensor = m.plant().metric(m.topic().carrier(), known.name());
            if (sensor != null) {
                carrier.feeds(sensor.tag());
                reading(m, metric, known, sensor);
            }
        }
    }

    private boolean unborn(Message m) {
        if (m.node().born()) {
            return false;
        }
        m.result()
                .problem(
                        Category.BEFORE_BIRTH,
                        "a " + m.topic().type() + " of " + m.topic().nodePath()
                                + " before the node's birth; it was asked for it");
        rebirths.ask(m.topic().nodePath(), m.topic().type() + " before its birth");
        return true;
    }

    private void follow(Message m) {
        int seq = (int) (m.payload().getSeq() & 0xff);
        if (m.node().follow(seq) == Sequence.GAP) {
            rebirths.ask(m.topic().nodePath(), "messages are missing before sequence number " + seq);
        }
    }

    private void reading(Message m, Metric metric, Known known, Sensor sensor) {
        long time = metric.hasTimestamp()
                ? metric.getTimestamp()
                : m.payload().hasTimestamp() ? m.payload().getTimestamp() : m.arrivedMs();
        String fault = times.fault(time);
        if (fault != null) {
            m.result().problem(Category.BAD_TIME, known.name() + ": " + fault);
            return;
        }
        Quality quality = metric.getIsNull() ? Quality.FAILURE : MetricValue.quality(metric);
        int type = metric.hasDatatype() ? metric.getDatatype() : known.datatype();
        Double value = metric.getIsNull() ? null : MetricValue.number(metric, type);
        if (value == null && !FieldReading.valueless(quality)) {
            m.result()
                    .problem(
                            Category.WRONG_VALUE,
                            known.name() + ": found " + metric.getValueCase()
                                    + ", expected a finite number or a boolean");
            return;
        }
        FieldReading reading = new FieldReading(
                sensor.zone(), m.topic().nodePath(), sensor.tag(), value == null ? 0 : value, time, quality, null);
        m.result().reading(CurrentLoop.scaled(sensor, reading));
    }

    private void nodeDeath(Message m) {
        if (!m.node().dies(bdSeq(m.payload()))) {
            LOG.info(
                    "Sparkplug: a late death certificate of an earlier life of {} is passed over",
                    m.topic().nodePath());
            return;
        }
        boolean was = m.node().born();
        m.node().death();
        lives.computeIfPresent(m.topic().nodePath(), (n, l) -> false);
        Set<String> tags = new LinkedHashSet<>(m.node().carrier(null).tags());
        m.node().devices().values().forEach(device -> tags.addAll(device.tags()));
        lost(m, tags, was);
    }

    private void deviceDeath(Message m) {
        if (unborn(m)) {
            lost(m, Set.of(), false);
            return;
        }
        follow(m);
        Carrier device = m.node().carrier(m.topic().device());
        boolean was = device.born();
        device.death();
        lost(m, device.tags(), was);
    }

    private void lost(Message m, Set<String> fed, boolean was) {
        Set<String> tags = new LinkedHashSet<>(fed);
        m.plant().below(m.topic().carrier()).forEach(s -> tags.add(s.tag()));
        for (String tag : tags) {
            Sensor sensor = m.plant().sensor(tag);
            if (sensor != null) {
                m.result()
                        .reading(new FieldReading(
                                sensor.zone(),
                                m.topic().nodePath(),
                                tag,
                                0,
                                m.arrivedMs(),
                                Quality.COMMUNICATION_LOST,
                                null));
            }
        }
        if (was || !tags.isEmpty()) {
            LOG.warn(
                    "Sparkplug: {} is dead; {} sensors have lost their communication",
                    m.topic().carrier(),
                    tags.size());
        }
    }

    private static @Nullable Long bdSeq(Payload payload) {
        for (Metric metric : payload.getMetricsList()) {
            if (metric.getName().equals("bdSeq")) {
                return switch (metric.getValueCase()) {
                    case LONG_VALUE -> metric.getLongValue();
                    case INT_VALUE -> Integer.toUnsignedLong(metric.getIntValue());
                    case FLOAT_VALUE,
                            DOUBLE_VALUE,
                            BOOLEAN_VALUE,
                            STRING_VALUE,
                            BYTES_VALUE,
                            DATASET_VALUE,
                            TEMPLATE_VALUE,
                            EXTENSION_VALUE,
                            VALUE_NOT_SET -> null;
                };
            }
        }
        return null;
    }
}
