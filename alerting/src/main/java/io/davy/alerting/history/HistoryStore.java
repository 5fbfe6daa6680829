package io.davy.alerting.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.influxdb.dto.Point;

/** What the history needs of a time-series store. */
interface HistoryStore extends AutoCloseable {
    /** Makes the database if that is possible. */
    void prepare() throws Unavailable;

    /** Writes all points; returns when the store has confirmed them. The same points again change nothing. */
    void write(List<Point> points) throws Unavailable, Refused;

    /** For each sensor of a zone, the start of the newest window of readings that is stored, between two times. */
    Map<String, Instant> newestWindows(String zone, Instant from, Instant to) throws Unavailable;

    @Override
    void close();

    /** The store cannot take anything now. */
    final class Unavailable extends Exception {
        Unavailable(String message) {
            super(message);
        }

        Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** At least one of the points will never be taken. */
    final class Refused extends Exception {
        Refused(String message) {
            super(message);
        }
    }
}
