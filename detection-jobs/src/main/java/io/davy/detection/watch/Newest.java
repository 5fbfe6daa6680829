package io.davy.detection.watch;

import java.util.Arrays;

/**
 * A zone's newest readings in the order in which they came, 16 B each, until there are enough of them to be put with their sensors: a
 * reading is written behind the one before it, and what is kept of its sensor is not fetched into the cache for it alone.
 */
final class Newest {
    /** Readings a sensor that it has room for, on an average. */
    private static final int A_SENSOR = 16;

    private static final int MOST = 8192;
    /** After so long a pause of its sensor a new stretch begins: what is kept counts in milliseconds of an int. */
    private static final long PAUSE_MS = 6 * 3_600_000L;

    /** Twos: the sensor's index above and milliseconds after the base below; the value as {@link Recent#packed} has it. */
    private long[] log;

    private int end;
    private long baseMs;

    Newest(int sensors) {
        log = new long[2 * Math.min(MOST, A_SENSOR * Math.max(1, sensors))];
    }

    /**
     * Takes a reading that is newer than all of its sensor, before its row does.
     *
     * @param beforeMs time of the sensor's reading before it
     */
    void append(ZonePlan p, ZoneState s, int i, long timeMs, double packed, long beforeMs) {
        if (end == log.length || timeMs - baseMs != (int) (timeMs - baseMs) || timeMs - beforeMs > PAUSE_MS) {
            settle(p, s);
        }
        if (timeMs - beforeMs > PAUSE_MS) {
            s.recent(i).close(s.rows[i], p.latenessMs);
        }
        if (end == 0) {
            baseMs = timeMs;
        }
        log[end] = (long) i << 32 | timeMs - baseMs & 0xffff_ffffL;
        log[end + 1] = Double.doubleToRawLongBits(packed);
        end += 2;
    }

    /** Puts all with their sensors. */
    void settle(ZonePlan p, ZoneState s) {
        for (int at = 0; at < end; at += 2) {
            s.recent(sensor(at)).append(timeMs(at), value(at));
        }
        end = 0;
        for (int i = 0; i < p.size; i++) {
            Recent recent = s.recents[i];
            if (recent != null && recent.ripe()) {
                recent.close(s.rows[i], p.latenessMs);
            }
        }
    }

    private int sensor(int at) {
        return (int) (log[at] >>> 32);
    }

    long timeMs(int at) {
        return baseMs + (int) log[at];
    }

    double value(int at) {
        return Double.longBitsToDouble(log[at + 1]);
    }

    /**
     * Copies what it has to another that has nothing.
     *
     * @param rows by index of the sensor: its index there, or -1 if it is not there
     */
    void copyTo(Newest to, int[] rows) {
        to.log = new long[Math.max(log.length, to.log.length)];
        to.baseMs = baseMs;
        for (int at = 0; at < end; at += 2) {
            int row = rows[sensor(at)];
            if (row >= 0) {
                to.log[to.end] = (long) row << 32 | log[at] & 0xffff_ffffL;
                to.log[to.end + 1] = log[at + 1];
                to.end += 2;
            }
        }
    }

    /** By sensor: the places of its readings, in the order of their times. */
    int[][] places(int sensors) {
        int[] count = new int[sensors];
        for (int at = 0; at < end; at += 2) {
            count[sensor(at)]++;
        }
        int[][] places = new int[sensors][];
        for (int i = 0; i < sensors; i++) {
            places[i] = new int[count[i]];
        }
        Arrays.fill(count, 0);
        for (int at = 0; at < end; at += 2) {
            int i = sensor(at);
            places[i][count[i]++] = at;
        }
        return places;
    }
}
