package io.davy.sim.robot;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that some robots live on. */
final class RobotLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RobotLoop.class);
    private static final long TICK_MS = 50;

    private final String name;
    private final ScheduledExecutorService thread;
    private final List<SimulatedRobot> robots = new CopyOnWriteArrayList<>();

    RobotLoop(String name) {
        this.name = name;
        this.thread = Executors.newSingleThreadScheduledExecutor(r -> {
            Thread t = new Thread(r, name);
            t.setDaemon(true);
            return t;
        });
        var unused = thread.scheduleAtFixedRate(this::tick, 0, TICK_MS, TimeUnit.MILLISECONDS);
    }

    void add(SimulatedRobot robot) {
        robots.add(robot);
    }

    private void tick() {
        robots.forEach(r -> guard(r::tick));
    }

    private void guard(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("{}: {}", name, e.toString(), e);
        }
    }

    /** Runs it on the loop's thread, soon. */
    void later(Runnable task) {
        try {
            thread.execute(() -> guard(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("{} has ended; a late message is left unread", name);
        }
    }

    /** Runs it on the loop's thread and waits. */
    void now(Runnable task) {
        CompletableFuture.runAsync(task, thread).join();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("{} did not stop within 2 s", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
