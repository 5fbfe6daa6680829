package io.davy.detection.watch;

import io.davy.wire.MalformedBatchException;
import io.davy.wire.ReadingWalker;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gives the readings of a device whose clock is ahead times of their own: a batch's newest arrived just now, and the others lie before it by
 * as much as the device says. One time for them all would leave but the first of a batch to be judged.
 */
final class ClockAhead {
    private final ReadingWalker scout = new ReadingWalker();
    /** By sensor: the newest time in the batch in hand, milliseconds since 1970. */
    private long[] newest = {};

    private byte @Nullable [] scouted;

    /** A batch begins. */
    void begin() {
        scouted = null;
    }

    /**
     * When the reading in hand was taken.
     *
     * @param lastMs the sensor's newest time, which it comes after
     */
    long time(ZonePlan p, int i, ReadingWalker batch, long lastMs, long arrivedMs) {
        if (scouted != batch.bytes()) {
            scout(p, batch.bytes(), arrivedMs + ZoneWatch.FUTURE_MS);
        }
        long own = arrivedMs - Math.max(0, newest[i] - batch.timeMs());
        return Math.max(own, Math.min(lastMs + 1, arrivedMs + ZoneWatch.CLOCK_TOLERANCE_MS));
    }

    private void scout(ZonePlan p, byte[] batch, long latestMs) {
        newest = newest.length == p.size ? newest : new long[p.size];
        Arrays.fill(newest, 0);
        scouted = batch;
        try {
            scout.open(batch);
            int guess = 0;
            while (scout.next()) {
                int i = p.find(scout.bytes(), scout.tagOffset(), scout.tagLength(), guess);
                guess = i + 1;
                if (i >= 0 && scout.timeMs() <= latestMs) {
                    newest[i] = Math.max(newest[i], scout.timeMs());
                }
            }
        } catch (MalformedBatchException e) {
            // Whoever walks the batch comes to the broken place, too, and says so; what lies before it counts.
            return;
        }
    }
}
