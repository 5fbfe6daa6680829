package io.davy.alerting.history;

import io.davy.alerting.kafka.Backoff;
import io.davy.alerting.kafka.ConsumerLoop;
import io.davy.alerting.kafka.DeadLetters;
import io.davy.topic.Topics;
import java.util.List;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes until it is written: waits out an outage, and finds the one bad point among the good ones. */
final class PatientWriter {
    private static final Logger LOG = LoggerFactory.getLogger(PatientWriter.class);
    private static final int BATCH = 5000;

    private final String stream;
    private final HistoryStore store;
    private final DeadLetters deadLetters;
    private final Backoff backoff;
    private boolean prepared;
    private volatile @Nullable String problem;

    PatientWriter(String stream, HistoryStore store, DeadLetters deadLetters, Backoff backoff) {
        this.stream = stream;
        this.store = store;
        this.deadLetters = deadLetters;
        this.backoff = backoff;
    }

    /** What is wrong, in one line; null if nothing. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Something that may find the store away. */
    interface Attempt<T> {
        T run() throws HistoryStore.Unavailable;
    }

    /**
     * Tries until the store answers.
     *
     * @throws WakeupException when the loop is to end meanwhile; nothing may be committed then
     */
    <T> T insist(ConsumerLoop loop, Attempt<T> attempt) {
        int failures = 0;
        while (true) {
            try {
                if (!prepared) {
                    store.prepare();
                    prepared = true;
                }
                T result = attempt.run();
                if (problem != null) {
                    LOG.info("history of {}: InfluxDB takes points again", stream);
                    problem = null;
                    HistoryMetrics.DOWN.labelValues(stream).set(0);
                }
                return result;
            } catch (HistoryStore.Unavailable e) {
                failures++;
                prepared = false;
                problem = e.getMessage() + "; nothing is lost, it is tried again";
                HistoryMetrics.DOWN.labelValues(stream).set(1);
                if (Integer.bitCount(failures) == 1) {
                    LOG.warn("history of {}: attempt {}: {}", stream, failures, e.getMessage());
                }
                if (!loop.pause(backoff.after(failures))) {
                    throw new WakeupException();
                }
            }
        }
    }

    /** Returns when every point is confirmed or on davy.dead-letters. */
    void write(ConsumerLoop loop, List<HistoryPoint> points) {
        for (int from = 0; from < points.size(); from += BATCH) {
            part(loop, points.subList(from, Math.min(points.size(), from + BATCH)));
        }
    }

    private void part(ConsumerLoop loop, List<HistoryPoint> points) {
        long start = System.nanoTime();
        String refused = insist(loop, () -> {
            try {
                store.write(points.stream().map(HistoryPoint::point).toList());
                return "";
            } catch (HistoryStore.Refused e) {
                return e.getMessage();
            }
        });
        if (refused.isEmpty()) {
            HistoryMetrics.WRITE_SECONDS.labelValues(stream).observe((System.nanoTime() - start) / 1e9);
            HistoryMetrics.POINTS.labelValues(stream).inc(points.size());
        } else if (points.size() > 1) {
            int half = points.size() / 2;
            part(loop, points.subList(0, half));
            part(loop, points.subList(half, points.size()));
        } else {
            bury(points.get(0), refused);
        }
    }

    private void bury(HistoryPoint bad, String reason) {
        HistoryMetrics.REFUSED.labelValues(stream).inc();
        LOG.warn("history: {} is refused: {}", bad.origin(), reason);
        if (!bad.origin().startsWith(Topics.DEAD_LETTERS)) {
            deadLetters.put(bad.bytes(), "history: " + reason, bad.origin());
        }
    }
}
