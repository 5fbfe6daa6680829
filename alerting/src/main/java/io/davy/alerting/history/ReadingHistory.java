package io.davy.alerting.history;

import com.google.protobuf.InvalidProtocolBufferException;
import io.davy.alerting.kafka.ConsumerLoop;
import io.davy.proof.Proof;
import io.davy.topic.Topics;
import io.davy.wire.ReadingBatch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes readings in windows; an offset is committed when no window that is still open needs it. */
final class ReadingHistory {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingHistory.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LOOK_BACK = Duration.ofDays(2);

    private final HistoryConfig config;
    private final HistoryStore store;
    private final PatientWriter writer;
    private final Map<TopicPartition, Map<String, ZoneWindows>> zones = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    ReadingHistory(HistoryConfig config, HistoryStore store, PatientWriter writer) {
        this.config = config;
        this.store = store;
        this.writer = writer;
    }

    void consume(KafkaConsumer<byte[], byte[]> consumer, ConsumerLoop loop) {
        forget();
        consumer.subscribe(List.of(Topics.READINGS), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                partitions.forEach(p -> zones.put(p, new HashMap<>()));
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                partitions.forEach(zones::remove);
                partitions.forEach(committed::remove);
            }
        });
        while (loop.running()) {
            for (ConsumerRecord<byte[], byte[]> r : consumer.poll(POLL)) {
                take(loop, r);
            }
            long wall = config.now().millis();
            List<HistoryPoint> points = new ArrayList<>();
            zones.forEach((p, m) -> m.values().forEach(z -> z.complete(wall).forEach(w -> points.add(point(p, w)))));
            writer.write(loop, points);
            commit(consumer);
            loop.well();
        }
    }

    private void forget() {
        zones.clear();
        committed.clear();
    }

    private void take(ConsumerLoop loop, ConsumerRecord<byte[], byte[]> r) {
        Map<String, ZoneWindows> byZone = zones.get(new TopicPartition(r.topic(), r.partition()));
        if (byZone == null || r.value() == null || Proof.isKey(r.key())) {
            return;
        }
        ReadingBatch batch;
        try {
            batch = ReadingBatch.parseFrom(r.value());
        } catch (InvalidProtocolBufferException e) {
            // The detection job puts it on davy.dead-letters; twice would be once too often.
            HistoryMetrics.REFUSED.labelValues("readings").inc();
            LOG.debug("{}-{}@{} is no batch of readings: {}", r.topic(), r.partition(), r.offset(), e.getMessage());
            return;
        }
        if (batch.getReadingsCount() == 0 && !byZone.containsKey(batch.getZone())) {
            return;
        }
        ZoneWindows zone = byZone.get(batch.getZone());
        if (zone == null) {
            // What the store has already tells which windows a restart sees only in part.
            Instant from = Instant.ofEpochMilli(batch.getTimeMs()).minus(LOOK_BACK);
            long received = batch.getReceivedMs() > 0
                    ? batch.getReceivedMs()
                    : config.now().millis();
            Instant to = Instant.ofEpochMilli(received + ZoneWindows.FUTURE_MS);
            Map<String, Instant> newest = writer.insist(loop, () -> store.newestWindows(batch.getZone(), from, to));
            zone = new ZoneWindows(batch.getZone(), config, newest);
            byZone.put(batch.getZone(), zone);
        }
        int late = zone.add(batch, r.offset(), config.now().millis());
        HistoryMetrics.LATE.inc(late);
    }

    private static HistoryPoint point(TopicPartition p, ReadingWindow w) {
        String origin = p.topic() + "-" + p.partition() + "@" + w.firstOffset();
        return new HistoryPoint(w.point(), origin, w.point().lineProtocol().getBytes(StandardCharsets.UTF_8));
    }

    private void commit(KafkaConsumer<byte[], byte[]> consumer) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        zones.forEach((p, byZone) -> {
            long needed = byZone.values().stream()
                    .mapToLong(ZoneWindows::needed)
                    .min()
                    .orElse(Long.MAX_VALUE);
            long offset = Math.min(needed, consumer.position(p));
            if (!Long.valueOf(offset).equals(committed.put(p, offset))) {
                offsets.put(p, new OffsetAndMetadata(offset));
            }
        });
        if (!offsets.isEmpty()) {
            consumer.commitSync(offsets);
        }
    }
}
