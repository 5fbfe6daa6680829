package io.davy.ingest.field;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/** A log for what could repeat with each message: one line a kind every ten seconds, which says how many it stands for. */
public final class LimitedLog {
    private static final long EVERY_NS = TimeUnit.SECONDS.toNanos(10);

    private final Logger log;
    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

    public LimitedLog(Logger log) {
        this.log = log;
    }

    /**
     * Logs a warning unless its kind was logged just now.
     *
     * @param kind one of a fixed small set
     */
    public void warn(String kind, String line) {
        long held = kinds.computeIfAbsent(kind, k -> new Kind()).take(System.nanoTime());
        if (held == 0) {
            log.warn("{}", line);
        } else if (held > 0) {
            log.warn("{} ({} more like it in between)", line, held);
        }
    }

    private static final class Kind {
        private boolean logged;
        private long lastNs;
        private long held;

        /** How many lines were held back before this one, or -1 if this one is held back too. */
        synchronized long take(long nowNs) {
            if (logged && nowNs - lastNs < EVERY_NS) {
                held++;
                return -1;
            }
            logged = true;
            lastNs = nowNs;
            long before = held;
            held = 0;
            return before;
        }
    }
}
