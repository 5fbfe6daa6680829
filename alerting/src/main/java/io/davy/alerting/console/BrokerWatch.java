package io.davy.alerting.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the broker every other second whether it is there. */
final class BrokerWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);
    private static final int ASK_MS = 2_000;

    private final Admin admin;
    private final InstantSource now;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(r -> {
        Thread t = new Thread(r, "console-broker-watch");
        t.setDaemon(true);
        return t;
    });
    private volatile Instant lastAnswer;

    BrokerWatch(String bootstrap, InstantSource now) {
        this.admin = Admin.create(KafkaSettings.client(bootstrap, "davy-console-watch"));
        this.now = now;
        this.lastAnswer = now.instant();
        timer.scheduleWithFixedDelay(this::ask, 0, ASK_MS, TimeUnit.MILLISECONDS);
    }

    /** When the broker last answered; the start of the watch if it never has. */
    Instant lastAnswer() {
        return lastAnswer;
    }

    private void ask() {
        try {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(ASK_MS))
                    .clusterId()
                    .get(ASK_MS, TimeUnit.MILLISECONDS);
            lastAnswer = now.instant();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // No answer is the finding itself: lastAnswer stays where it is, and StaleWatch says so.
            LOG.debug("Kafka does not answer", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        admin.close(Duration.ofSeconds(2));
    }
}
