package io.davy.ingest.kafka;

import io.davy.ingest.field.IngestMetrics;
import io.davy.ingest.field.LimitedLog;
import io.davy.ingest.field.Receipt;
import io.davy.topic.Topics;
import io.davy.wire.Block;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.LoggerFactory;

/** Writes blocks to Kafka, never more of them at a time than leaves room for readings. */
public final class BlockWriter {
    private final LimitedLog log = new LimitedLog(LoggerFactory.getLogger(BlockWriter.class));
    private final RecordSender sender;
    private final long mostBytes;
    private final AtomicLong held = new AtomicLong();

    /**
     * @param mostBytes how much may wait for Kafka; a block beyond it is let go, since another follows and a gas reading must not wait
     */
    public BlockWriter(RecordSender sender, long mostBytes) {
        this.sender = sender;
        this.mostBytes = mostBytes;
    }

    /** Whether a block fits into a record of davy.blocks. */
    public static boolean fits(Block block) {
        return block.getSerializedSize() <= Topics.MOST_BLOCK_BYTES;
    }

    /** Writes a block. */
    public void add(Block block, Receipt receipt) {
        byte[] value = block.toByteArray();
        if (held.get() + value.length > mostBytes) {
            IngestMetrics.BLOCKS_DROPPED.inc();
            log.warn("blocks", "Kafka does not keep up: a block of " + block.getSensor() + " was let go");
            return;
        }
        held.addAndGet(value.length);
        receipt.retain();
        byte[] key = block.getSensor().getBytes(StandardCharsets.UTF_8);
        sender.send(new ProducerRecord<>(Topics.BLOCKS, key, value), () -> {
            held.addAndGet(-value.length);
            IngestMetrics.BLOCKS.inc();
            receipt.release();
        });
    }
}
