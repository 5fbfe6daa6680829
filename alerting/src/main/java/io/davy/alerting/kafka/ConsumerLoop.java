package io.davy.alerting.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that consumes; after a failure it goes on from the last committed offset with a new consumer. */
public final class ConsumerLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerLoop.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Supplier<KafkaConsumer<byte[], byte[]>> consumers;
    private final Body body;
    private final Thread thread;
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;
    private volatile @Nullable String problem;

    /** What is done with a consumer: subscribes, and polls while the loop is running. */
    public interface Body {
        /** Returns when the loop is no longer running; an exception has the loop start afresh. */
        void run(KafkaConsumer<byte[], byte[]> consumer, ConsumerLoop loop);
    }

    private ConsumerLoop(String name, Supplier<KafkaConsumer<byte[], byte[]>> consumers, Body body) {
        this.name = name;
        this.consumers = consumers;
        this.body = body;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    /** Starts the thread. */
    public static ConsumerLoop start(String name, Supplier<KafkaConsumer<byte[], byte[]>> consumers, Body body) {
        ConsumerLoop loop = new ConsumerLoop(name, consumers, body);
        loop.thread.start();
        return loop;
    }

    public boolean running() {
        return ending.getCount() > 0;
    }

    /** Waits; returns false at once when the loop is to end. */
    public boolean pause(Duration wait) {
        try {
            return !ending.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** What is wrong, in one line; null when it runs. */
    public @Nullable String problem() {
        return problem;
    }

    /** Tells the loop that its body works again. */
    public void well() {
        problem = null;
    }

    private void run() {
        int failures = 0;
        while (running()) {
            long started = System.nanoTime();
            try (KafkaConsumer<byte[], byte[]> consumer = consumers.get()) {
                current = consumer;
                body.run(consumer, this);
            } catch (WakeupException | InterruptException e) {
                LOG.debug("{} was woken to end", name);
            } catch (FencedInstanceIdException e) {
                problem = "another " + name + " has taken over: end one of the two";
                LOG.error("{}", problem);
                return;
            } catch (RuntimeException e) {
                failures = System.nanoTime() - started > TimeUnit.MINUTES.toNanos(1) ? 1 : failures + 1;
                problem = "stopped by " + reason(e) + "; it is started again";
                LOG.warn("{} {}", name, problem, e);
            } finally {
                current = null;
            }
            if (running() && !pauseQuietly(Backoff.DEFAULT.after(failures))) {
                return;
            }
        }
    }

    private boolean pauseQuietly(Duration wait) {
        try {
            return pause(wait);
        } catch (InterruptException e) {
            LOG.debug("{} was told to end while it waited", name);
            return false;
        }
    }

    private static String reason(RuntimeException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    @Override
    public void close() {
        ending.countDown();
        KafkaConsumer<byte[], byte[]> c = current;
        if (c != null) {
            c.wakeup();
        }
        try {
            thread.join(PATIENCE.toMillis());
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(PATIENCE.toMillis());
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
