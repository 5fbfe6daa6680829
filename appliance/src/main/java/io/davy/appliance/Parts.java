package io.davy.appliance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs, and the order in which it stops: who takes things in first, who keeps them last. */
final class Parts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    /** When a part stops; parts of one rank stop at the same time. */
    enum Rank {
        /** What watches the others, lest it calls their stopping a fault. */
        WATCH,
        /** Readings and orders stop coming and going. */
        FIELD,
        /** The jobs take a last checkpoint. */
        JOBS,
        /** Flink itself. */
        CLUSTER,
        /** What reads topics for people and for the history. */
        PEOPLE,
        /** Kafka. */
        BROKER,
        /** mosquitto and influxd. */
        CHILDREN,
        /** The data folder. */
        FOLDER
    }

    private record Part(Rank rank, String name, AutoCloseable what) {}

    private final List<Part> parts = new ArrayList<>();
    private boolean closed;

    /** Takes a part that has started. One that comes after the end is stopped at once. */
    <T extends AutoCloseable> T add(Rank rank, String name, T what) {
        synchronized (this) {
            if (!closed) {
                parts.add(new Part(rank, name, what));
                return what;
            }
        }
        stop(new Part(rank, name, what));
        throw new IllegalStateException("davy is being stopped");
    }

    @Override
    public void close() {
        List<Part> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(parts);
            parts.clear();
        }
        for (Rank rank : Rank.values()) {
            CompletableFuture.allOf(all.stream()
                            .filter(p -> p.rank() == rank)
                            .map(p -> CompletableFuture.runAsync(() -> stop(p), Parts::daemon))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    private static void daemon(Runnable task) {
        Thread t = new Thread(task, "stop");
        t.setDaemon(true);
        t.start();
    }

    private static void stop(Part part) {
        long begun = System.nanoTime();
        try {
            part.what().close();
            LOG.info("{} stopped in {} ms", part.name(), (System.nanoTime() - begun) / 1_000_000);
        } catch (Throwable e) {
            // Whatever it is, the others have to be stopped too.
            LOG.warn("{} did not stop cleanly", part.name(), e);
        }
    }
}
