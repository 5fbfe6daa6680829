package io.davy.jobs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes to and reads from a real broker in tests. */
public final class TestTopic implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, List<ConsumerRecord<byte[], byte[]>>> seen = new java.util.HashMap<>();
    private final Map<String, KafkaConsumer<byte[], byte[]>> consumers = new java.util.HashMap<>();
    private final String bootstrap;

    public TestTopic(String bootstrap) {
        this.bootstrap = bootstrap;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "linger.ms", "0", "max.request.size", "4000000"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    public void send(String topic, String key, byte @Nullable [] value) {
        producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
        producer.flush();
    }

    public void send(String topic, String key, String value) {
        send(topic, key, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Everything on partition 0 of a topic up to its end now. */
    public List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        KafkaConsumer<byte[], byte[]> consumer = consumers.computeIfAbsent(topic, t -> {
            KafkaConsumer<byte[], byte[]> c = new KafkaConsumer<>(
                    Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
            c.assign(List.of(new TopicPartition(t, 0)));
            return c;
        });
        List<ConsumerRecord<byte[], byte[]>> all = seen.computeIfAbsent(topic, t -> new ArrayList<>());
        TopicPartition partition = new TopicPartition(topic, 0);
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        do {
            consumer.poll(Duration.ofMillis(20)).forEach(all::add);
        } while (consumer.position(partition) < end);
        return List.copyOf(all);
    }

    /** The values of {@link #records} as text. */
    public List<String> values(String topic) {
        return records(topic).stream()
                .map(r -> new String(r.value(), StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        consumers.values().forEach(c -> c.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO)));
    }
}
