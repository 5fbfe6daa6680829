package io.davy.appliance;

import io.davy.health.HealthSource;
import io.davy.health.PartHealth;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one child program running: what ends by itself is started again, after a wait that doubles up to half a minute. */
final class ChildKeeper implements HealthSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChildKeeper.class);
    private static final long LOOK_MS = 300;
    private static final long FIRST_WAIT_MS = 500;
    private static final long MOST_WAIT_MS = 30_000;
    private static final long STEADY_MS = 60_000;

    /** A child program. */
    interface Child extends AutoCloseable {
        boolean alive();

        @Override
        void close();
    }

    private final String name;
    private final Supplier<Child> starter;
    private final ScheduledExecutorService watch;
    private Child child;
    private boolean down;
    private int restarts;
    private long waitMs = FIRST_WAIT_MS;
    private long nextTryNs;
    private long startedNs;
    private String fault = "";
    private boolean closed;

    private ChildKeeper(String name, Supplier<Child> starter) {
        this.name = name;
        this.starter = starter;
        this.child = starter.get();
        this.startedNs = System.nanoTime();
        this.watch = Executors.newSingleThreadScheduledExecutor(r -> {
            Thread t = new Thread(r, "keep-" + name);
            t.setDaemon(true);
            return t;
        });
        watch.scheduleWithFixedDelay(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    /**
     * Starts the program and keeps it running.
     *
     * @throws io.davy.parts.PartException if it cannot be started the first time
     */
    static ChildKeeper start(String name, Supplier<Child> starter) {
        return new ChildKeeper(name, starter);
    }

    private synchronized void look() {
        if (closed || child.alive()) {
            return;
        }
        long now = System.nanoTime();
        if (!down) {
            down = true;
            if (now - startedNs > TimeUnit.MILLISECONDS.toNanos(STEADY_MS)) {
                waitMs = FIRST_WAIT_MS;
            }
            nextTryNs = now + TimeUnit.MILLISECONDS.toNanos(waitMs);
            LOG.error("{} has ended by itself; it is started again in {} ms", name, waitMs);
        }
        if (now - nextTryNs < 0) {
            return;
        }
        try {
            child.close();
            child = starter.get();
            restarts++;
            down = false;
            fault = "";
            startedNs = System.nanoTime();
            LOG.info("{} runs again", name);
        } catch (RuntimeException e) {
            fault = String.valueOf(e.getMessage());
            waitMs = Math.min(2 * waitMs, MOST_WAIT_MS);
            nextTryNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMs);
            LOG.error("{} cannot be started again; next try in {} ms: {}", name, waitMs, fault);
        }
    }

    @Override
    public synchronized List<PartHealth> health() {
        if (down || !child.alive()) {
            return List.of(new PartHealth(
                    name,
                    false,
                    "has ended by itself and is being started again" + (fault.isEmpty() ? "" : ": " + fault)));
        }
        return List.of(
                new PartHealth(name, true, restarts == 0 ? "runs" : "runs; was started again " + restarts + " times"));
    }

    @Override
    public void close() {
        watch.shutdown();
        synchronized (this) {
            closed = true;
            child.close();
        }
    }
}
