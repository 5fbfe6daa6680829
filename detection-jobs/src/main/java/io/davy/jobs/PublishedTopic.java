package io.davy.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a topic to the end that it has now. */
public final class PublishedTopic implements Published {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedTopic.class);
    private static final long serialVersionUID = 1L;
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrap;
    private final String topic;

    public PublishedTopic(String bootstrap, String topic) {
        this.bootstrap = bootstrap;
        this.topic = topic;
    }

    /** As {@link Published#newest}; waits for a broker that is away. */
    @Override
    public List<byte[]> newest(Instant since) throws InterruptedException {
        while (true) {
            try (KafkaConsumer<String, byte[]> consumer = consumer()) {
                return read(consumer, since);
            } catch (InterruptException e) {
                throw new InterruptedException(e.getMessage());
            } catch (RetriableException e) {
                LOG.warn("{} cannot be read yet: {}", topic, e.getMessage());
            }
        }
    }

    private List<byte[]> read(KafkaConsumer<String, byte[]> consumer, Instant since) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        seek(consumer, partitions, ends, since);
        Map<String, byte[]> newest = new LinkedHashMap<>();
        while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
            for (ConsumerRecord<String, byte[]> r : consumer.poll(POLL)) {
                if (r.value() == null) {
                    newest.remove(r.key());
                } else {
                    newest.put(r.key(), r.value());
                }
            }
        }
        return List.copyOf(newest.values());
    }

    private static void seek(
            KafkaConsumer<String, byte[]> consumer,
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> ends,
            Instant since) {
        if (since.toEpochMilli() <= 0) {
            consumer.seekToBeginning(partitions);
            return;
        }
        Map<TopicPartition, Long> from = new HashMap<>();
        partitions.forEach(p -> from.put(p, since.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(from);
        for (TopicPartition p : partitions) {
            OffsetAndTimestamp at = found.get(p);
            consumer.seek(p, at == null ? ends.getOrDefault(p, 0L) : at.offset());
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        "1000",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
