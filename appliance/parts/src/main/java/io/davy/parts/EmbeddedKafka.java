package io.davy.parts;

import io.davy.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka broker and controller (KRaft) in this JVM, with its log under one folder. */
public final class EmbeddedKafka implements AutoCloseable {
    private static final String CLUSTER_ID = "RGF2eUFwcGxpYW5jZTAwMQ";

    private final Path dir;
    private final int port;
    private final KafkaRaftServer server;

    private EmbeddedKafka(Path dir, int port, KafkaRaftServer server) {
        this.dir = dir;
        this.port = port;
        this.server = server;
    }

    /**
     * Formats the folder if it is new and starts the broker on the loopback address.
     *
     * @param dir where the log lives; made if it is missing
     * @param port client port
     * @throws PartException if the folder cannot be used or the port is taken
     */
    public static EmbeddedKafka start(Path dir, int port) {
        return start(dir, port, Ports.free());
    }

    /** As {@link #start(Path, int)}, with the controller's port given. */
    public static EmbeddedKafka start(Path dir, int port, int controllerPort) {
        Ports.require(port, "Kafka", "--kafka-port");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try {
            Files.createDirectories(dir);
            new Formatter()
                    .setNodeId(1)
                    .setClusterId(CLUSTER_ID)
                    .addDirectory(dir.toString())
                    .setMetadataLogDirectory(dir.toString())
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setControllerListenerName("CONTROLLER")
                    .setIgnoreFormatted(true)
                    .setPrintStream(new PrintStream(said, true, StandardCharsets.UTF_8))
                    .run();
        } catch (Exception e) {
            throw new PartException("Kafka cannot use the folder " + dir + ": " + reason(e), e);
        }
        KafkaRaftServer server = new KafkaRaftServer(
                KafkaConfig.fromProps(properties(dir, port, controllerPort), new Properties(), false), Time.SYSTEM);
        server.startup();
        return new EmbeddedKafka(dir, port, server);
    }

    private static String reason(Exception e) {
        return e instanceof IOException && e.getMessage() != null ? e.getMessage() : e.toString();
    }

    private static Properties properties(Path dir, int port, int controllerPort) {
        Properties p = new Properties();
        p.put("process.roles", "broker,controller");
        p.put("node.id", "1");
        p.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        p.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        p.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.put("controller.listener.names", "CONTROLLER");
        p.put("inter.broker.listener.name", "PLAINTEXT");
        p.put("log.dirs", dir.toString());
        p.put("auto.create.topics.enable", "false");
        p.put("offsets.topic.replication.factor", "1");
        p.put("offsets.topic.num.partitions", "4");
        p.put("transaction.state.log.replication.factor", "1");
        p.put("transaction.state.log.min.isr", "1");
        p.put("transaction.state.log.num.partitions", "1");
        p.put("share.coordinator.state.topic.replication.factor", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
        p.put("share.coordinator.state.topic.num.partitions", "1");
        p.put("group.initial.rebalance.delay.ms", "0");
        p.put("broker.session.timeout.ms", "2000");
        p.put("broker.heartbeat.interval.ms", "500");
        // Readings are the bulk; the log of a box must not fill its disk.
        p.put("log.segment.bytes", "134217728");
        p.put("message.max.bytes", "4194304");
        p.put("log.cleaner.dedupe.buffer.size", "16777216");
        return p;
    }

    /** host:port for clients. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /** The folder that holds the log. */
    public Path dir() {
        return dir;
    }

    /** Creates Davy's fixed topics and one dispatch topic a robot; those that exist stay as they are. */
    public void createTopics(int readingPartitions, Collection<String> robots) {
        createTopics(bootstrap(), readingPartitions, robots);
    }

    /** Creates Davy's topics on any broker. */
    public static void createTopics(String bootstrap, int readingPartitions, Collection<String> robots) {
        List<Topics.Spec> specs = new java.util.ArrayList<>(Topics.fixed(readingPartitions));
        robots.forEach(r -> specs.add(Topics.dispatchSpec(r)));
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", bootstrap);
        try (Admin admin = Admin.create(config)) {
            List<NewTopic> topics = specs.stream()
                    .map(s -> new NewTopic(s.name(), s.partitions(), (short) -1).configs(s.config()))
                    .collect(Collectors.toList());
            for (var made : admin.createTopics(topics).values().entrySet()) {
                try {
                    made.getValue().get(60, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new PartException(
                                "Kafka did not create the topic " + made.getKey() + ": " + e.getCause(), e);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartException("interrupted while topics were being created", e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new PartException("Kafka at " + bootstrap + " did not answer within 60 s", e);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
