package io.davy.alerting.notify;

import io.davy.alerting.kafka.Clients;
import io.davy.alerting.kafka.TopicReader;
import io.davy.json.Json;
import io.davy.notification.Notification;
import io.davy.topic.Topics;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The notifier's memory: davy.notifications. */
final class NotificationLog {
    private static final Logger LOG = LoggerFactory.getLogger(NotificationLog.class);

    private final String bootstrap;
    private final Producer<String, byte[]> producer;
    private final Queue<Notification> outcomes = new ConcurrentLinkedQueue<>();

    NotificationLog(String bootstrap, Producer<String, byte[]> producer) {
        this.bootstrap = bootstrap;
        this.producer = producer;
    }

    /** The newest state of every notification. */
    Map<String, Notification> read() {
        Map<String, Notification> all = new LinkedHashMap<>();
        TopicReader.readAll(bootstrap, Topics.NOTIFICATIONS, r -> {
            if (r.key() == null || r.value() == null) {
                return;
            }
            try {
                all.put(new String(r.key(), StandardCharsets.UTF_8), Json.read(r.value(), Notification.class));
            } catch (UncheckedIOException e) {
                LOG.warn("{} offset {} is skipped: {}", r.topic(), r.offset(), e.getMessage());
            }
        });
        return all;
    }

    /** Sees where the topic is, so that the first record need not wait for that. */
    void open() {
        producer.partitionsFor(Topics.NOTIFICATIONS);
    }

    /** Writes; confirmed when the future is done. */
    Future<?> send(Notification n) {
        return producer.send(new ProducerRecord<>(Topics.NOTIFICATIONS, n.id(), Json.bytes(n)));
    }

    /** Writes what has come of a message, and waits for the confirmation. */
    void write(Notification n) {
        Clients.confirm(send(n));
        outcomes.add(n);
    }

    /** What has come of messages since the last call, oldest first. */
    List<Notification> outcomes() {
        List<Notification> all = new ArrayList<>();
        for (Notification n = outcomes.poll(); n != null; n = outcomes.poll()) {
            all.add(n);
        }
        return all;
    }
}
