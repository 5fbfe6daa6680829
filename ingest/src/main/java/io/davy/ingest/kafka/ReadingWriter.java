package io.davy.ingest.kafka;

import io.davy.ingest.field.Decoded.SignOfLife;
import io.davy.ingest.field.FieldReading;
import io.davy.ingest.field.IngestMetrics;
import io.davy.ingest.field.Receipt;
import io.davy.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Gathers readings by zone and source for a moment and writes each gathering as one record, in the order of each sensor. */
public final class ReadingWriter implements AutoCloseable {
    /** As many readings make a batch that does not wait. */
    public static final int FULL = 500;

    private static final int MOST_HELD = 50_000;
    private static final long GATHER_NS = TimeUnit.MILLISECONDS.toNanos(2);

    private record Key(String zone, String source) {}

    private final RecordSender sender;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Key, OpenBatch> open = new LinkedHashMap<>();
    private List<OpenBatch> full = new ArrayList<>();
    private long oldestNs;
    private int held;
    private boolean closing;
    private final Thread thread;

    public ReadingWriter(RecordSender sender) {
        this.sender = sender;
        this.thread = new Thread(this::run, "davy-ingest-writer");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Takes what one message brought; blocks while too much waits for Kafka.
     *
     * @param receivedMs when the message arrived
     * @param receipt held until everything of it is stored
     */
    public void add(List<FieldReading> readings, List<SignOfLife> alive, long receivedMs, Receipt receipt) {
        lock.lock();
        try {
            while (held >= MOST_HELD && !closing) {
                changed.awaitUninterruptibly();
            }
            if (held == 0) {
                oldestNs = System.nanoTime();
            }
            for (FieldReading r : readings) {
                add(r, receivedMs, receipt);
            }
            for (SignOfLife s : alive) {
                add(s, receivedMs, receipt);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void add(FieldReading r, long receivedMs, Receipt receipt) {
        Key key = new Key(r.zone(), r.source());
        OpenBatch batch = open.computeIfAbsent(key, k -> new OpenBatch(k.zone(), k.source(), r.timeMs(), receivedMs));
        batch.add(r);
        batch.hold(receipt);
        held++;
        if (batch.size() >= FULL) {
            full.add(batch);
            open.remove(key);
        }
    }

    private void add(SignOfLife s, long receivedMs, Receipt receipt) {
        OpenBatch before = open.remove(new Key(s.zone(), s.source()));
        if (before != null) {
            full.add(before);
        }
        OpenBatch sign = new OpenBatch(s.zone(), s.source(), s.timeMs(), receivedMs);
        sign.hold(receipt);
        full.add(sign);
        held++;
    }

    private void run() {
        List<OpenBatch> ready = gather();
        while (!ready.isEmpty()) {
            ready.forEach(this::write);
            ready = gather();
        }
    }

    /** Waits for something to write; empty when there is nothing and never will be. */
    private List<OpenBatch> gather() {
        lock.lock();
        try {
            while (held == 0 && !closing) {
                changed.awaitUninterruptibly();
            }
            long left = oldestNs + GATHER_NS - System.nanoTime();
            while (full.isEmpty() && held > 0 && left > 0 && !closing) {
                left = waited(left);
            }
            List<OpenBatch> ready = full;
            ready.addAll(open.values());
            full = new ArrayList<>();
            open.clear();
            held = 0;
            changed.signalAll();
            return ready;
        } finally {
            lock.unlock();
        }
    }

    private long waited(long ns) {
        try {
            return changed.awaitNanos(ns);
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but a JVM that is going down: write what there is.
            return 0;
        }
    }

    private void write(OpenBatch batch) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.READINGS, batch.zone().getBytes(StandardCharsets.UTF_8), batch.encode());
        IngestMetrics.READINGS.inc(batch.size());
        sender.send(record, () -> {
            IngestMetrics.BATCHES.inc();
            IngestMetrics.CONFIRM_SECONDS.observe((System.nanoTime() - batch.openedNs()) / 1e9);
            batch.release();
        });
    }

    /** Writes what is gathered and ends; what is added later stays unacknowledged. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
