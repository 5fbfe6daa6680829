package io.davy.appliance;

import io.davy.parts.PartException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its start to where it ends now. */
public final class TopicReader {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TopicReader() {}

    /**
     * Hands over each record of a topic, in order within a partition.
     *
     * @throws PartException if Kafka does not answer or stops in between
     */
    public static void readAll(String bootstrap, String topic, Consumer<ConsumerRecord<String, byte[]>> to) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(bootstrap)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic, PATIENCE).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long quietSince = System.nanoTime();
            while (partitions.stream().anyMatch(p -> consumer.position(p, PATIENCE) < ends.getOrDefault(p, 0L))) {
                var records = consumer.poll(POLL);
                records.forEach(r -> {
                    if (r.offset() < ends.getOrDefault(new TopicPartition(r.topic(), r.partition()), 0L)) {
                        to.accept(r);
                    }
                });
                if (!records.isEmpty()) {
                    quietSince = System.nanoTime();
                } else if (System.nanoTime() - quietSince > PATIENCE.toNanos()) {
                    throw new PartException(
                            "Kafka at " + bootstrap + " stopped answering while " + topic + " was being read");
                }
            }
        } catch (KafkaException e) {
            throw new PartException("cannot read " + topic + " from Kafka at " + bootstrap + ": " + e.getMessage(), e);
        }
    }

    /** A consumer that belongs to no group. */
    public static KafkaConsumer<String, byte[]> consumer(String bootstrap) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        100,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
