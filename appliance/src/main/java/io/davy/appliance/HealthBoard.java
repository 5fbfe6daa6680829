package io.davy.appliance;

import io.davy.health.HealthSource;
import io.davy.health.PartHealth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every part how it is, in a thread of its own, keeps the newest answers and logs each change. */
final class HealthBoard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealthBoard.class);
    private static final long STALE_NS = TimeUnit.SECONDS.toNanos(30);

    private final List<HealthSource> sources = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService asker = Executors.newSingleThreadScheduledExecutor(r -> {
        Thread t = new Thread(r, "health");
        t.setDaemon(true);
        return t;
    });
    private final Map<String, Boolean> wasOk = new HashMap<>();
    private volatile boolean announcing;
    private volatile Snapshot newest = new Snapshot(List.of(), System.nanoTime());

    private record Snapshot(List<PartHealth> parts, long takenNs) {}

    HealthBoard() {
        asker.scheduleWithFixedDelay(this::ask, 200, 1000, TimeUnit.MILLISECONDS);
    }

    void add(HealthSource source) {
        sources.add(source);
    }

    /** From now on a part that is not well is worth a log line: before that, it is still starting. */
    void announce() {
        announcing = true;
    }

    /** The newest answers; if they are old, no part counts as well. Never blocks. */
    List<PartHealth> parts() {
        Snapshot s = newest;
        if (System.nanoTime() - s.takenNs() < STALE_NS) {
            return s.parts();
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - s.takenNs());
        // What nobody has seen for so long is not well: a screen that trusts it would look calm over a dead job.
        return s.parts().stream()
                .map(p -> new PartHealth(
                        p.part(),
                        false,
                        "not asked for " + seconds + " s, a part does not answer; then: " + p.detail()))
                .toList();
    }

    private void ask() {
        List<PartHealth> parts = new ArrayList<>();
        for (HealthSource source : sources) {
            try {
                parts.addAll(source.health());
            } catch (RuntimeException e) {
                parts.add(new PartHealth(source.getClass().getSimpleName(), false, "cannot say how it is: " + e));
            }
        }
        newest = new Snapshot(List.copyOf(parts), System.nanoTime());
        if (!announcing) {
            return;
        }
        for (PartHealth p : parts) {
            Boolean before = wasOk.put(p.part(), p.ok());
            if (!p.ok() && !Boolean.FALSE.equals(before)) {
                LOG.warn("{}: {}", p.part(), p.detail());
            } else if (p.ok() && Boolean.FALSE.equals(before)) {
                LOG.info("{} is well again: {}", p.part(), p.detail());
            }
        }
    }

    @Override
    public void close() {
        asker.shutdownNow();
    }
}
