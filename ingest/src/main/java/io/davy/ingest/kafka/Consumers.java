package io.davy.ingest.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumers of single partitions that keep their place by hand: no group has to be joined, so a restart goes on at once. */
public final class Consumers {
    private Consumers() {}

    /** A consumer that commits under the group's name and begins at the oldest record where nothing is committed. */
    public static KafkaConsumer<byte[], byte[]> create(String bootstrap, String group) {
        Map<String, Object> p = new HashMap<>();
        p.put("bootstrap.servers", bootstrap);
        p.put("client.id", group);
        p.put("group.id", group);
        p.put("enable.auto.commit", false);
        p.put("auto.offset.reset", "earliest");
        p.put("allow.auto.create.topics", false);
        p.put("isolation.level", "read_committed");
        p.put("fetch.max.wait.ms", 500);
        p.put("metadata.max.age.ms", 5000);
        p.put("retry.backoff.max.ms", 1000);
        p.put("reconnect.backoff.max.ms", 1000);
        return new KafkaConsumer<>(p, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
