package io.davy.appliance.demo;

import io.davy.alarm.Alarm;
import io.davy.appliance.TopicReader;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.mission.Mission;
import io.davy.notification.Notification;
import io.davy.topic.Topics;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the topics that tell an incident's story, from now on, and hands each record over with the time at which it became visible. */
final class Tail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final List<TopicPartition> PARTITIONS =
            List.of(Topics.ALARMS, Topics.INCIDENTS, Topics.MISSIONS, Topics.NOTIFICATIONS).stream()
                    .map(t -> new TopicPartition(t, 0))
                    .toList();

    /** Takes what was read, on the tail's thread. */
    interface Listener {
        void alarm(Alarm alarm, long visibleMs);

        void incident(Incident incident, long visibleMs);

        void mission(Mission mission, long visibleMs);

        void notification(Notification notification, long visibleMs);
    }

    private final KafkaConsumer<String, byte[]> consumer;
    private final Listener listener;
    private final Thread thread;
    private final CountDownLatch ready = new CountDownLatch(1);

    private Tail(String bootstrap, Listener listener) {
        this.consumer = TopicReader.consumer(bootstrap);
        this.listener = listener;
        this.thread = new Thread(this::follow, "story-tail");
        thread.setDaemon(true);
    }

    /** Starts; what is written after this returns is seen. */
    static Tail start(String bootstrap, Listener listener) throws InterruptedException {
        Tail tail = new Tail(bootstrap, listener);
        tail.thread.start();
        tail.ready.await();
        return tail;
    }

    private void follow() {
        try (consumer) {
            consumer.assign(PARTITIONS);
            consumer.seekToEnd(PARTITIONS);
            PARTITIONS.forEach(consumer::position);
            ready.countDown();
            while (!Thread.currentThread().isInterrupted()) {
                var records = consumer.poll(Duration.ofSeconds(1));
                long now = System.currentTimeMillis();
                records.forEach(r -> hand(r, now));
            }
        } catch (WakeupException e) {
            LOG.debug("the tail ends", e);
        } finally {
            ready.countDown();
        }
    }

    private void hand(ConsumerRecord<String, byte[]> r, long now) {
        if (r.value() == null) {
            return;
        }
        try {
            switch (r.topic()) {
                case Topics.ALARMS -> listener.alarm(Json.read(r.value(), Alarm.class), now);
                case Topics.INCIDENTS -> listener.incident(Json.read(r.value(), Incident.class), now);
                case Topics.MISSIONS -> listener.mission(Json.read(r.value(), Mission.class), now);
                default -> listener.notification(Json.read(r.value(), Notification.class), now);
            }
        } catch (UncheckedIOException e) {
            LOG.warn("a record on {} cannot be read and is left out of the story: {}", r.topic(), e.getMessage());
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
