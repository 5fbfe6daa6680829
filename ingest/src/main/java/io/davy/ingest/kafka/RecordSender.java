package io.davy.ingest.kafka;

import io.davy.ingest.field.IngestMetrics;
import io.davy.ingest.field.LimitedLog;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands records to Kafka (acks=all, idempotent, bounded memory) and does not rest until each is confirmed. */
public final class RecordSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecordSender.class);
    private static final long RESEND_AFTER_MS = 1000;
    private static final long STUCK_NS = TimeUnit.SECONDS.toNanos(5);

    private final LimitedLog limited = new LimitedLog(LOG);
    private final KafkaProducer<byte[], byte[]> producer;
    private final String bootstrap;
    private final ScheduledExecutorService resender = Executors.newSingleThreadScheduledExecutor(r -> {
        Thread t = new Thread(r, "davy-ingest-resend");
        t.setDaemon(true);
        return t;
    });
    private final AtomicLong unconfirmed = new AtomicLong();
    private volatile long lastProgressNs = System.nanoTime();
    private volatile boolean closing;

    /**
     * Begins to connect; does not wait for Kafka.
     *
     * @param memoryBytes how much may wait for Kafka before {@link #send} blocks
     */
    public RecordSender(String bootstrap, String clientId, long memoryBytes) {
        this.bootstrap = bootstrap;
        Map<String, Object> p = new HashMap<>();
        p.put("bootstrap.servers", bootstrap);
        p.put("client.id", clientId);
        p.put("acks", "all");
        p.put("enable.idempotence", true);
        p.put("linger.ms", 0);
        p.put("batch.size", 256 * 1024);
        p.put("buffer.memory", memoryBytes);
        p.put("max.request.size", 4 * 1024 * 1024);
        // A broker that is away is waited for: the field keeps what is not confirmed.
        p.put("delivery.timeout.ms", Integer.MAX_VALUE);
        p.put("request.timeout.ms", 10_000);
        p.put("max.block.ms", TimeUnit.DAYS.toMillis(365));
        p.put("retry.backoff.max.ms", 1000);
        p.put("reconnect.backoff.max.ms", 1000);
        p.put("connections.max.idle.ms", -1);
        this.producer = new KafkaProducer<>(p, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Sends a record; blocks while the memory is full.
     *
     * @param confirmed run once the record is stored
     */
    public void send(ProducerRecord<byte[], byte[]> record, Runnable confirmed) {
        if (unconfirmed.getAndIncrement() == 0) {
            lastProgressNs = System.nanoTime();
        }
        IngestMetrics.UNCONFIRMED.inc();
        attempt(record, confirmed);
    }

    private void attempt(ProducerRecord<byte[], byte[]> record, Runnable confirmed) {
        try {
            producer.send(record, (metadata, error) -> {
                if (error == null) {
                    done(confirmed);
                } else {
                    failed(record, confirmed, error);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            failed(record, confirmed, e);
        }
    }

    private void done(Runnable confirmed) {
        unconfirmed.decrementAndGet();
        lastProgressNs = System.nanoTime();
        IngestMetrics.UNCONFIRMED.dec();
        confirmed.run();
    }

    private void failed(ProducerRecord<byte[], byte[]> record, Runnable confirmed, Exception error) {
        if (closing) {
            IngestMetrics.UNCONFIRMED.dec();
            return;
        }
        IngestMetrics.PRODUCE_ERRORS.inc();
        if (error instanceof RecordTooLargeException) {
            LOG.error(
                    "a record of {} bytes for {} is lost: {}; raise message.max.bytes of the broker",
                    size(record),
                    record.topic(),
                    error.getMessage());
            done(confirmed);
            return;
        }
        limited.warn("send", "Kafka did not take a record for " + record.topic() + " (" + error + "); trying again");
        try {
            resender.schedule(() -> attempt(record, confirmed), RESEND_AFTER_MS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("closing: a record for {} stays with its sender", record.topic());
        }
    }

    private static int size(ProducerRecord<byte[], byte[]> record) {
        return record.value() == null ? 0 : record.value().length;
    }

    /** Records handed over and not confirmed yet. */
    public long unconfirmed() {
        return unconfirmed.get();
    }

    /** What is wrong with Kafka, or an empty text. */
    public String fault() {
        boolean connected = producer.metrics().values().stream()
                .filter(m -> m.metricName().name().equals("connection-count"))
                .anyMatch(m -> m.metricValue() instanceof Double d && d > 0);
        if (!connected) {
            return "Kafka does not answer at " + bootstrap + "; " + unconfirmed.get() + " records wait for it";
        }
        if (unconfirmed.get() > 0 && System.nanoTime() - lastProgressNs > STUCK_NS) {
            return "Kafka at " + bootstrap + " has confirmed nothing for "
                    + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - lastProgressNs) + " s; " + unconfirmed.get()
                    + " records wait for it";
        }
        return "";
    }

    /** Gives Kafka the time to confirm what it has; what it does not confirm stays with the field. */
    public void close(Duration wait) {
        closing = true;
        resender.shutdownNow();
        producer.close(wait);
        if (unconfirmed.get() > 0) {
            LOG.warn("{} records were not confirmed by Kafka; the MQTT broker keeps those of QoS 1", unconfirmed.get());
        }
    }

    @Override
    public void close() {
        close(Duration.ofSeconds(10));
    }
}
