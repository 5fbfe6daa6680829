package io.davy.ingest;

import io.davy.ingest.kafka.Consumers;
import io.davy.topic.Topics;
import io.davy.wire.Block;
import io.davy.wire.Reading;
import io.davy.wire.ReadingBatch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Follows what the gateway writes. */
public final class KafkaTail implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    KafkaTail(String bootstrap) {
        consumer = Consumers.create(bootstrap, "tail");
        List<TopicPartition> all = List.of(
                new TopicPartition(Topics.READINGS, 0),
                new TopicPartition(Topics.READINGS, 1),
                new TopicPartition(Topics.BLOCKS, 0),
                new TopicPartition(Topics.BLOCKS, 1),
                new TopicPartition(Topics.ROBOTS, 0),
                new TopicPartition(Topics.DEAD_LETTERS, 0));
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    public static ConditionFactory await(String what) {
        return Awaitility.await(what)
                .atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5));
    }

    public List<ConsumerRecord<byte[], byte[]>> of(String topic) {
        consumer.poll(Duration.ofMillis(20)).forEach(records::add);
        return records.stream().filter(r -> r.topic().equals(topic)).toList();
    }

    public List<ReadingBatch> batches() {
        return of(Topics.READINGS).stream().map(KafkaTail::batch).toList();
    }

    private static ReadingBatch batch(ConsumerRecord<byte[], byte[]> record) {
        try {
            ReadingBatch b = ReadingBatch.parseFrom(record.value());
            if (!b.getZone().equals(new String(record.key(), StandardCharsets.UTF_8))) {
                throw new AssertionError("key and zone differ: " + b);
            }
            return b;
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    /** A reading with what its batch says of it. */
    public record Got(ReadingBatch batch, Reading reading) {
        public long timeMs() {
            return batch.getTimeMs() + reading.getOffsetMs();
        }
    }

    public List<Got> readings(String tag) {
        List<Got> got = new ArrayList<>();
        for (ReadingBatch b : batches()) {
            b.getReadingsList().stream().filter(r -> r.getSensor().equals(tag)).forEach(r -> got.add(new Got(b, r)));
        }
        return got;
    }

    /** Waits for a reading of the sensor and gives it. */
    public Got reading(String tag, Predicate<Reading> which) {
        return await("a reading of " + tag)
                .until(
                        () -> readings(tag).stream()
                                .filter(g -> which.test(g.reading()))
                                .findFirst(),
                        o -> o.isPresent())
                .orElseThrow();
    }

    /** Waits for a block of the sensor and gives it. */
    public Block block(String tag) {
        return await("a block of " + tag)
                .until(
                        () -> of(Topics.BLOCKS).stream()
                                .filter(r -> new String(r.key(), StandardCharsets.UTF_8).equals(tag))
                                .map(KafkaTail::parsed)
                                .findFirst(),
                        o -> o.isPresent())
                .orElseThrow();
    }

    private static Block parsed(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Block.parseFrom(record.value());
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    /** A dead letter. */
    public record Letter(String origin, String reason, byte[] bytes, long timeMs) {}

    public List<Letter> letters() {
        return of(Topics.DEAD_LETTERS).stream()
                .map(r -> new Letter(
                        header(r, Topics.HEADER_ORIGIN),
                        header(r, Topics.HEADER_REASON),
                        r.value(),
                        Long.parseLong(header(r, Topics.HEADER_TIME))))
                .toList();
    }

    /** Waits for a dead letter whose origin ends so. */
    public Letter letter(String originEnd) {
        return await("a dead letter of " + originEnd)
                .until(
                        () -> letters().stream()
                                .filter(l -> l.origin().endsWith(originEnd))
                                .findFirst(),
                        o -> o.isPresent())
                .orElseThrow();
    }

    private static String header(ConsumerRecord<byte[], byte[]> r, String name) {
        return new String(r.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
