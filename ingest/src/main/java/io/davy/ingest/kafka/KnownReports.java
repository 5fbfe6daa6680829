package io.davy.ingest.kafka;

import io.davy.json.Json;
import io.davy.robot.RobotReport;
import io.davy.topic.Topics;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads davy.robots to its end: what was known of the robots before a restart. */
public final class KnownReports {
    private static final Logger LOG = LoggerFactory.getLogger(KnownReports.class);

    private static final Duration WAIT = Duration.ofSeconds(2);

    private KnownReports() {}

    /**
     * The newest report of each robot; waits for Kafka as long as it takes.
     *
     * @param wanted false ends the wait with what there is
     */
    public static Map<String, RobotReport> read(String bootstrap, String clientId, BooleanSupplier wanted) {
        Map<String, RobotReport> known = new HashMap<>();
        TopicPartition robots = new TopicPartition(Topics.ROBOTS, 0);
        try (KafkaConsumer<byte[], byte[]> consumer = Consumers.create(bootstrap, clientId + "-robots")) {
            consumer.assign(List.of(robots));
            consumer.seekToBeginning(List.of(robots));
            boolean atEnd = false;
            while (!atEnd && wanted.getAsBoolean()) {
                try {
                    long end = consumer.endOffsets(List.of(robots), WAIT).get(robots);
                    consumer.poll(Duration.ofMillis(200)).forEach(r -> take(r, known));
                    atEnd = consumer.position(robots, WAIT) >= end;
                } catch (TimeoutException e) {
                    LOG.debug("waiting for Kafka to tell the robots' last reports: {}", e.getMessage());
                }
            }
        }
        return known;
    }

    private static void take(ConsumerRecord<byte[], byte[]> record, Map<String, RobotReport> known) {
        if (record.key() == null) {
            return;
        }
        String robot = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            known.remove(robot);
            return;
        }
        try {
            known.put(robot, Json.read(record.value(), RobotReport.class));
        } catch (UncheckedIOException e) {
            LOG.warn(
                    "the report of robot {} at offset {} of {} is passed over: {}",
                    robot,
                    record.offset(),
                    Topics.ROBOTS,
                    e.getMessage());
        }
    }
}
