package io.davy.alerting.kafka;

import io.davy.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Puts what cannot be used on davy.dead-letters, with its reason. */
public final class DeadLetters {
    private final Producer<String, byte[]> producer;
    private final InstantSource now;

    public DeadLetters(Producer<String, byte[]> producer, InstantSource now) {
        this.producer = producer;
        this.now = now;
    }

    /** Returns when the broker has confirmed it. */
    public void put(byte[] bytes, String reason, String origin) {
        ProducerRecord<String, byte[]> dead = new ProducerRecord<>(Topics.DEAD_LETTERS, bytes);
        header(dead, Topics.HEADER_REASON, reason);
        header(dead, Topics.HEADER_ORIGIN, origin);
        header(dead, Topics.HEADER_TIME, Long.toString(now.millis()));
        Clients.confirm(producer.send(dead));
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
