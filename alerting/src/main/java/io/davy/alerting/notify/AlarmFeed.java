package io.davy.alerting.notify;

import io.davy.alarm.Alarm;
import io.davy.alerting.kafka.Clients;
import io.davy.json.Json;
import io.davy.topic.Topics;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads davy.alarms from its first record on, and goes on with what comes. Not safe for two threads at once. */
final class AlarmFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmFeed.class);
    private static final TopicPartition ALARMS = new TopicPartition(Topics.ALARMS, 0);

    private final KafkaConsumer<byte[], byte[]> reader;
    private final BiConsumer<Alarm, Instant> taker;

    /**
     * Hands over all that is there when it is made.
     *
     * @param taker takes an alarm, and when its record was written
     */
    AlarmFeed(String bootstrap, BiConsumer<Alarm, Instant> taker) {
        this.reader = Clients.reader(bootstrap);
        this.taker = taker;
        reader.assign(List.of(ALARMS));
        reader.seekToBeginning(List.of(ALARMS));
        long end = reader.endOffsets(List.of(ALARMS)).get(ALARMS);
        while (reader.position(ALARMS) < end) {
            take(reader.poll(Duration.ofMillis(100)));
        }
    }

    /** Hands over what has come; does not wait. */
    void poll() {
        take(reader.poll(Duration.ZERO));
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        for (ConsumerRecord<byte[], byte[]> r : records.records(ALARMS)) {
            if (r.value() == null) {
                continue;
            }
            try {
                Alarm alarm = Json.read(r.value(), Alarm.class);
                if (alarm.id() != null && alarm.state() != null && alarm.time() != null && alarm.alarmClass() != null) {
                    taker.accept(alarm, Instant.ofEpochMilli(r.timestamp()));
                }
            } catch (UncheckedIOException e) {
                // The history writer reads the same topic and keeps what cannot be read.
                LOG.warn("{} offset {} is skipped: {}", r.topic(), r.offset(), e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        reader.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }
}
