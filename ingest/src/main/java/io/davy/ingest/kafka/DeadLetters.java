package io.davy.ingest.kafka;

import io.davy.ingest.field.IngestMetrics;
import io.davy.ingest.field.LimitedLog;
import io.davy.ingest.field.Problem.Category;
import io.davy.ingest.field.Receipt;
import io.davy.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.LoggerFactory;

/** Keeps what could not be used: the bytes as they came, why, and from where. */
public final class DeadLetters {
    /** More than this of one message is not kept; it fits into a broker's default limit. */
    public static final int MOST_BYTES = 1_000_000;

    private final LimitedLog log = new LimitedLog(LoggerFactory.getLogger(DeadLetters.class));
    private final RecordSender sender;
    private final InstantSource now;

    public DeadLetters(RecordSender sender, InstantSource now) {
        this.sender = sender;
        this.now = now;
    }

    /**
     * Stores one refused message.
     *
     * @param bytes as they came
     * @param origin where from, for example {@code mqtt:davy/readings/AT-1}
     * @param receipt held until the letter is stored
     */
    public void refuse(byte[] bytes, String origin, Category category, String reason, Receipt receipt) {
        IngestMetrics.DEAD_LETTERS.labelValues(category.label()).inc();
        log.warn(category.label(), "refused a message from " + origin + ": " + reason);
        boolean cut = bytes.length > MOST_BYTES;
        String told = cut ? reason + " (the first " + MOST_BYTES + " of " + bytes.length + " bytes are kept)" : reason;
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.DEAD_LETTERS, null, null, null, cut ? Arrays.copyOf(bytes, MOST_BYTES) : bytes);
        record.headers()
                .add(Topics.HEADER_REASON, told.getBytes(StandardCharsets.UTF_8))
                .add(Topics.HEADER_ORIGIN, origin.getBytes(StandardCharsets.UTF_8))
                .add(Topics.HEADER_TIME, Long.toString(now.millis()).getBytes(StandardCharsets.UTF_8));
        receipt.retain();
        sender.send(record, receipt::release);
    }
}
