package io.davy.alerting.console;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts records that cannot be read, and logs the first and then at most one line a minute. */
final class BadRecords {
    private static final Logger LOG = LoggerFactory.getLogger(BadRecords.class);
    private static final long QUIET_NANOS = 60_000_000_000L;

    private final AtomicLong total = new AtomicLong();
    private long loggedAt;
    private long logged;

    void skipped(ConsumerRecord<?, ?> record, Exception why) {
        ConsoleMetrics.BAD_RECORDS.labelValues(record.topic()).inc();
        long count = total.incrementAndGet();
        synchronized (this) {
            long now = System.nanoTime();
            if (logged > 0 && now - loggedAt < QUIET_NANOS) {
                return;
            }
            LOG.warn(
                    "skipped a record that the console cannot read: {}-{}@{}: {} ({} skipped since the last such line)",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    String.valueOf(why.getMessage()).lines().findFirst().orElse(""),
                    count - logged);
            loggedAt = now;
            logged = count;
        }
    }

    long total() {
        return total.get();
    }
}
