package io.davy.alerting.history;

import io.davy.wire.Reading;
import io.davy.wire.ReadingBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The open windows of one zone; pure, with the wall clock handed in. */
final class ZoneWindows {
    /** How far ahead of our clock a device's may be. */
    static final long FUTURE_MS = 60_000;

    private final String zone;
    private final long windowMs;
    private final long lateMs;
    private final long patienceMs;
    /** Start of the newest stored window of each sensor: those up to it are done. */
    private final Map<String, Long> stored = new HashMap<>();

    /** By start. */
    private final TreeMap<Long, Open> open = new TreeMap<>();

    private long newestMs = Long.MIN_VALUE;
    private long newestReceivedMs;

    private static final class Open {
        private final Map<String, ReadingWindow> sensors = new HashMap<>();
        private final long sinceWallMs;

        private Open(long sinceWallMs) {
            this.sinceWallMs = sinceWallMs;
        }
    }

    ZoneWindows(String zone, HistoryConfig config, Map<String, Instant> newestStored) {
        this.zone = zone;
        this.windowMs = config.window().toMillis();
        this.lateMs = config.late().toMillis();
        this.patienceMs = config.patience().toMillis();
        newestStored.forEach((sensor, start) -> stored.put(sensor, start.toEpochMilli()));
    }

    /** Takes a batch; returns how many of its readings came too late. */
    int add(ReadingBatch batch, long offset, long wallMs) {
        int late = 0;
        for (Reading r : batch.getReadingsList()) {
            long time = batch.getTimeMs() + r.getOffsetMs();
            long start = Math.floorDiv(time, windowMs) * windowMs;
            if (start <= stored.getOrDefault(r.getSensor(), Long.MIN_VALUE)) {
                late++;
            } else {
                open.computeIfAbsent(start, s -> new Open(wallMs))
                        .sensors
                        .computeIfAbsent(r.getSensor(), s -> new ReadingWindow(zone, s, start, offset))
                        .add(r, time);
            }
        }
        // One batch from a clock that is ahead must not close the windows of the others.
        long bound = batch.getReceivedMs() > 0 ? batch.getReceivedMs() : wallMs;
        newestReceivedMs = Math.max(newestReceivedMs, bound);
        newestMs = Math.max(newestMs, Math.min(batch.getTimeMs(), newestReceivedMs));
        return late;
    }

    /** Takes out the windows that are complete: by the time of the readings, or because they have waited long enough. */
    List<ReadingWindow> complete(long wallMs) {
        List<ReadingWindow> done = new ArrayList<>();
        for (Iterator<Map.Entry<Long, Open>> it = open.entrySet().iterator(); it.hasNext(); ) {
            Map.Entry<Long, Open> e = it.next();
            boolean past = newestMs != Long.MIN_VALUE && e.getKey() + windowMs + lateMs <= newestMs;
            if (past || e.getValue().sinceWallMs + windowMs + patienceMs <= wallMs) {
                done.addAll(e.getValue().sensors.values());
                it.remove();
            }
        }
        // A window far in the future comes from a clock that is off: it must not make the sensor's true readings late.
        done.stream()
                .filter(w -> w.startMs() <= newestReceivedMs + FUTURE_MS)
                .forEach(w -> stored.merge(w.sensor(), w.startMs(), Math::max));
        return done;
    }

    /** The smallest Kafka offset that an open window still needs; Long.MAX_VALUE if none is open. */
    long needed() {
        return open.values().stream()
                .flatMap(o -> o.sensors.values().stream())
                .mapToLong(ReadingWindow::firstOffset)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
