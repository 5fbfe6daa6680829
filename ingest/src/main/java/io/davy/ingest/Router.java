package io.davy.ingest;

import io.davy.ingest.field.Decoded;
import io.davy.ingest.field.Directory;
import io.davy.ingest.field.Directory.OwnTopic;
import io.davy.ingest.field.LimitedLog;
import io.davy.ingest.field.Problem.Category;
import io.davy.ingest.field.Receipt;
import io.davy.ingest.kafka.BlockWriter;
import io.davy.ingest.kafka.DeadLetters;
import io.davy.ingest.kafka.ReadingWriter;
import io.davy.ingest.kafka.RecordSender;
import io.davy.ingest.mqtt.BlockJson;
import io.davy.ingest.mqtt.Inbound;
import io.davy.ingest.mqtt.PlainJson;
import io.davy.ingest.mqtt.TopicFilter;
import io.davy.ingest.proof.ProofDoor;
import io.davy.ingest.sparkplug.SparkplugHost;
import io.davy.ingest.vda5050.RobotDesk;
import io.davy.json.Json;
import io.davy.robot.RobotReport;
import io.davy.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Brings each MQTT message to the decoder of its topic, and what comes of it to Kafka; used by one thread. */
final class Router implements Inbound {
    private final LimitedLog log = new LimitedLog(LoggerFactory.getLogger(Router.class));
    private final PlainJson plain;
    private final BlockJson blocks;
    private final SparkplugHost sparkplug;
    private final RobotDesk robots;
    private final @Nullable ProofDoor proofs;
    private final ReadingWriter writer;
    private final BlockWriter blockWriter;
    private final RecordSender sender;
    private final DeadLetters deadLetters;
    private final InstantSource now;
    private final int maxPayloadBytes;
    private final int maxBlockBytes;
    private volatile Directory plant;

    Router(
            GatewayConfig config,
            Directory plant,
            PlainJson plain,
            BlockJson blocks,
            SparkplugHost sparkplug,
            RobotDesk robots,
            @Nullable ProofDoor proofs,
            ReadingWriter writer,
            BlockWriter blockWriter,
            RecordSender sender,
            DeadLetters deadLetters) {
        this.plant = plant;
        this.plain = plain;
        this.blocks = blocks;
        this.sparkplug = sparkplug;
        this.robots = robots;
        this.proofs = proofs;
        this.writer = writer;
        this.blockWriter = blockWriter;
        this.sender = sender;
        this.deadLetters = deadLetters;
        this.now = config.now();
        this.maxPayloadBytes = config.maxPayloadBytes();
        this.maxBlockBytes = config.maxBlockBytes();
    }

    /** What a plant makes it necessary to listen to. */
    Set<TopicFilter> filters(Directory plant, String vdaInterface) {
        Set<TopicFilter> filters = new LinkedHashSet<>();
        for (String f : List.of("davy/readings/#", "davy/batches/#", "davy/robots/+/readings")) {
            filters.add(TopicFilter.readings(f));
        }
        filters.add(TopicFilter.blocks("davy/blocks/#"));
        filters.add(TopicFilter.blocks("davy/robots/+/blocks"));
        for (String type : List.of("NBIRTH", "NDEATH", "NDATA")) {
            filters.add(TopicFilter.readings("spBv1.0/+/" + type + "/+"));
        }
        for (String type : List.of("DBIRTH", "DDEATH", "DDATA")) {
            filters.add(TopicFilter.readings("spBv1.0/+/" + type + "/+/+"));
        }
        filters.add(new TopicFilter(RobotDesk.filter(vdaInterface, "connection"), true, true));
        filters.add(new TopicFilter(RobotDesk.filter(vdaInterface, "state"), false, true));
        filters.add(new TopicFilter(RobotDesk.filter(vdaInterface, "factsheet"), false, true));
        filters.add(new TopicFilter(RobotDesk.filter(vdaInterface, "visualization"), false, false));
        if (proofs != null) {
            // Kept by no broker for later: a proof that comes late proves nothing.
            filters.add(new TopicFilter(proofs.topic(), false, false));
        }
        plant.ownTopics().forEach(t -> filters.add(TopicFilter.readings(t)));
        return filters;
    }

    Directory plant() {
        return plant;
    }

    void plant(Directory changed) {
        plant = changed;
    }

    @Override
    public void accept(String topic, byte[] payload, Receipt receipt) {
        try {
            route(topic, payload, receipt);
        } catch (RuntimeException e) {
            // A decoder that fails must not stop the others; what it failed at is kept for whoever mends it.
            LoggerFactory.getLogger(Router.class).error("the message on {} broke its decoder", topic, e);
            deadLetters.refuse(payload, origin(topic), Category.MALFORMED, "it broke its decoder: " + e, receipt);
        } finally {
            receipt.release();
        }
    }

    private void route(String topic, byte[] payload, Receipt receipt) {
        long arrivedMs = now.millis();
        int most = BlockJson.mine(topic) ? maxBlockBytes : maxPayloadBytes;
        if (payload.length > most) {
            tooLarge(topic, payload, "found " + payload.length + " bytes, expected at most " + most, receipt);
            return;
        }
        List<OwnTopic> own = plant.onTopic(topic);
        if (proofs != null && topic.equals(proofs.topic())) {
            readings(topic, payload, proofs.decode(payload), arrivedMs, receipt);
        } else if (!own.isEmpty()) {
            readings(topic, payload, plain.own(own, payload, arrivedMs), arrivedMs, receipt);
        } else if (PlainJson.mine(topic)) {
            readings(topic, payload, plain.decode(topic, payload, plant, arrivedMs), arrivedMs, receipt);
        } else if (BlockJson.mine(topic)) {
            block(topic, payload, arrivedMs, receipt);
        } else if (robots.mine(topic)) {
            robot(topic, payload, receipt);
        } else if (topic.startsWith("spBv1.0/")) {
            readings(topic, payload, sparkplug.decode(topic, payload, plant, arrivedMs), arrivedMs, receipt);
        } else {
            deadLetters.refuse(
                    payload,
                    origin(topic),
                    Category.UNKNOWN_SENSOR,
                    "no sensor of the plant is on this topic",
                    receipt);
        }
    }

    private void readings(String topic, byte[] payload, Decoded decoded, long arrivedMs, Receipt receipt) {
        if (!decoded.readings().isEmpty() || !decoded.alive().isEmpty()) {
            writer.add(decoded.readings(), decoded.alive(), arrivedMs, receipt);
        }
        if (decoded.hasProblems()) {
            deadLetters.refuse(payload, origin(topic), decoded.category(), decoded.reason(), receipt);
        }
    }

    private void block(String topic, byte[] payload, long arrivedMs, Receipt receipt) {
        BlockJson.Read read = blocks.decode(topic, payload, plant, arrivedMs);
        if (read.block() != null && !BlockWriter.fits(read.block())) {
            tooLarge(
                    topic,
                    payload,
                    "found a block of " + read.block().getSerializedSize() + " bytes, expected at most "
                            + Topics.MOST_BLOCK_BYTES + ": send shorter stretches",
                    receipt);
            return;
        }
        if (read.block() != null) {
            blockWriter.add(read.block(), receipt);
        }
        if (read.problems().hasProblems()) {
            deadLetters.refuse(
                    payload,
                    origin(topic),
                    read.problems().category(),
                    read.problems().reason(),
                    receipt);
        }
    }

    private void tooLarge(String topic, byte[] payload, String reason, Receipt receipt) {
        deadLetters.refuse(payload, origin(topic), Category.TOO_LARGE, reason, receipt);
    }

    private void robot(String topic, byte[] payload, Receipt receipt) {
        RobotDesk.Heard heard = robots.hear(topic, payload, plant);
        if (heard.problem() != null) {
            deadLetters.refuse(
                    payload,
                    origin(topic),
                    heard.problem().category(),
                    heard.problem().text(),
                    receipt);
        }
        if (heard.report() != null) {
            tell(heard.report(), receipt);
        }
    }

    /** Reports whose time has come. */
    void tick() {
        try {
            robots.due().forEach(r -> tell(r, new Receipt(() -> {})));
        } catch (RuntimeException e) {
            log.warn("tick", "the robots' reports could not be told: " + e);
        }
    }

    private void tell(RobotReport report, Receipt receipt) {
        receipt.retain();
        sender.send(
                new ProducerRecord<>(
                        Topics.ROBOTS, report.robot().getBytes(StandardCharsets.UTF_8), Json.bytes(report)),
                receipt::release);
    }

    private static String origin(String topic) {
        return "mqtt:" + topic;
    }
}
