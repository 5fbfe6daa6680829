package io.davy.jobs;

import io.davy.plant.Plant;
import io.davy.plant.PlantElements;
import io.davy.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plant that davy.plant holds now, for a job that needs one before its first reading. */
public final class PlantTopic {
    private static final Logger LOG = LoggerFactory.getLogger(PlantTopic.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private PlantTopic() {}

    /**
     * Reads davy.plant to its end; if no whole plant is there yet, waits for one.
     *
     * @param patience how long to wait
     * @throws JobException one plain line: Kafka does not answer, or no plant was published in time
     */
    public static Plant read(String bootstrap, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        TopicPartition partition = new TopicPartition(Topics.PLANT, 0);
        PlantElements.Assembler assembler = new PlantElements.Assembler();
        Plant newest = null;
        boolean told = false;
        try (KafkaConsumer<String, byte[]> consumer = consumer(bootstrap)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (System.nanoTime() < deadline) {
                for (ConsumerRecord<String, byte[]> r : consumer.poll(POLL)) {
                    Optional<Plant> plant = accept(assembler, r);
                    newest = plant.orElse(newest);
                }
                long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
                if (newest != null && consumer.position(partition) >= end) {
                    return newest;
                }
                if (newest == null && !told && consumer.position(partition) >= end) {
                    LOG.info("{} holds no plant yet; waiting for one to be published", Topics.PLANT);
                    told = true;
                }
            }
        } catch (KafkaException e) {
            throw new JobException(
                    "cannot read " + Topics.PLANT + " from Kafka at " + bootstrap + ": " + e.getMessage(), e);
        }
        throw new JobException("no plant was published on " + Topics.PLANT + " at " + bootstrap + " within "
                + patience.toSeconds() + " s: publish one with davy apply");
    }

    private static Optional<Plant> accept(PlantElements.Assembler assembler, ConsumerRecord<String, byte[]> r) {
        try {
            return assembler.accept(r.key() == null ? "" : r.key(), r.value());
        } catch (RuntimeException e) {
            // The job itself dead-letters it when it comes to this record.
            LOG.warn("{} at offset {} is no plant element: {}", Topics.PLANT, r.offset(), e.getMessage());
            return Optional.empty();
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(String bootstrap) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
