package io.davy.alerting.history;

import io.davy.alerting.kafka.ConsumerLoop;
import io.davy.alerting.kafka.DeadLetters;
import io.davy.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what happened: alarms, incidents, missions, notifications, actions, sensors out of service, dead letters. */
final class EventHistory {
    private static final Logger LOG = LoggerFactory.getLogger(EventHistory.class);
    private static final Duration POLL = Duration.ofMillis(250);

    private final PatientWriter writer;
    private final DeadLetters deadLetters;

    EventHistory(PatientWriter writer, DeadLetters deadLetters) {
        this.writer = writer;
        this.deadLetters = deadLetters;
    }

    void consume(KafkaConsumer<byte[], byte[]> consumer, ConsumerLoop loop) {
        consumer.subscribe(EventPoints.TOPICS);
        while (loop.running()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                List<HistoryPoint> points = new ArrayList<>();
                Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
                for (ConsumerRecord<byte[], byte[]> r : records) {
                    points.addAll(points(r));
                    offsets.put(new TopicPartition(r.topic(), r.partition()), new OffsetAndMetadata(r.offset() + 1));
                }
                writer.write(loop, points);
                consumer.commitSync(offsets);
            }
            loop.well();
        }
    }

    private List<HistoryPoint> points(ConsumerRecord<byte[], byte[]> r) {
        String origin = r.topic() + "-" + r.partition() + "@" + r.offset();
        byte[] value = r.value() == null ? new byte[0] : r.value();
        try {
            return EventPoints.of(r).stream()
                    .map(p -> new HistoryPoint(p, origin, value))
                    .toList();
        } catch (RuntimeException e) {
            // Whatever is wrong with one record, the others are to be stored.
            HistoryMetrics.REFUSED.labelValues("events").inc();
            LOG.warn("history: {} cannot be read: {}", origin, e.getMessage());
            if (!r.topic().equals(Topics.DEAD_LETTERS)) {
                deadLetters.put(value, "history: " + e.getMessage(), origin);
            }
            return List.of();
        }
    }
}
