package io.davy.alerting.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka clients as alerting needs them: nothing is committed by itself, nothing written is given up. */
public final class Clients {
    private Clients() {}

    /**
     * A member of a group that reads from the earliest record on and commits nothing by itself. The instance id lets a program
     * that was killed take its place in the group again at once.
     */
    public static KafkaConsumer<byte[], byte[]> member(String bootstrap, String group, int maxPollRecords) {
        Map<String, Object> c = base(bootstrap);
        c.put("group.id", group);
        c.put("group.instance.id", group);
        c.put("session.timeout.ms", "10000");
        c.put("heartbeat.interval.ms", "2000");
        c.put("enable.auto.commit", "false");
        c.put("auto.offset.reset", "earliest");
        c.put("max.poll.records", Integer.toString(maxPollRecords));
        // An outage of the other side is waited out between two polls, however long it lasts.
        c.put("max.poll.interval.ms", Integer.toString(Integer.MAX_VALUE));
        c.put("allow.auto.create.topics", "false");
        return new KafkaConsumer<>(c, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A reader of its own, outside any group. */
    public static KafkaConsumer<byte[], byte[]> reader(String bootstrap) {
        Map<String, Object> c = base(bootstrap);
        c.put("enable.auto.commit", "false");
        c.put("auto.offset.reset", "earliest");
        c.put("allow.auto.create.topics", "false");
        return new KafkaConsumer<>(c, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A producer that waits for the broker as long as it takes, and writes every record once and in order. */
    public static KafkaProducer<String, byte[]> producer(String bootstrap) {
        Map<String, Object> c = base(bootstrap);
        c.put("acks", "all");
        c.put("enable.idempotence", "true");
        c.put("delivery.timeout.ms", Integer.toString(Integer.MAX_VALUE));
        c.put("max.block.ms", Long.toString(Long.MAX_VALUE));
        c.put("max.request.size", Integer.toString(4 * 1024 * 1024));
        return new KafkaProducer<>(c, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Waits until a record is confirmed.
     *
     * @throws KafkaException if the broker refuses it
     * @throws InterruptException if the thread is told to end while it waits
     */
    public static void confirm(Future<?> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException k ? k : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static Map<String, Object> base(String bootstrap) {
        Map<String, Object> c = new HashMap<>();
        c.put("bootstrap.servers", bootstrap);
        c.put("reconnect.backoff.max.ms", "2000");
        return c;
    }
}
