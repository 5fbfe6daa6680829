package io.davy.detection.watch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How fast a value rises, from means over an eighth of the window, so that noise on one reading is no rise. A gap of more than half the
 * window forgets what came before it: a rate over a gap means nothing. 128 B a sensor.
 */
final class RateOfRise {
    private static final int MEANS = 8;

    private double sum;
    private long lastMs;
    private int count;
    /** Means so far; beyond twice the ring only the place in it matters. */
    private int stored;
    /** Low half of the time of the newest mean: no window is as long as the 24 days after which it comes again. */
    private int newest;
    /** A mean's float in the high half, the low half of its time in the low one. */
    private final long[] ring = new long[MEANS];

    /**
     * Takes a reading.
     *
     * @return units per minute over about the window, each time that a mean is complete; NaN otherwise
     */
    double update(long timeMs, double value, long windowMs) {
        if (timeMs - lastMs > windowMs / 2) {
            sum = 0;
            count = 0;
            stored = 0;
        }
        lastMs = timeMs;
        sum += value;
        count++;
        if (stored > 0 && (int) timeMs - newest < windowMs / MEANS) {
            return Double.NaN;
        }
        return mean((int) timeMs);
    }

    private double mean(int time) {
        float mean = (float) (sum / count);
        sum = 0;
        count = 0;
        double rate = Double.NaN;
        if (stored >= MEANS - 1) {
            long oldest = ring[stored < MEANS ? 0 : stored % MEANS];
            rate = ((double) mean - Float.intBitsToFloat((int) (oldest >>> 32))) * 60_000.0 / (time - (int) oldest);
        }
        put(mean, time);
        return rate;
    }

    private void put(float mean, int time) {
        ring[stored % MEANS] = (long) Float.floatToRawIntBits(mean) << 32 | time & 0xffff_ffffL;
        newest = time;
        stored = stored + 1 >= 2 * MEANS ? MEANS + (stored + 1) % MEANS : stored + 1;
    }

    RateOfRise copy() {
        RateOfRise to = new RateOfRise();
        copyTo(to);
        return to;
    }

    /** Makes another the same. */
    void copyTo(RateOfRise to) {
        to.sum = sum;
        to.lastMs = lastMs;
        to.count = count;
        to.stored = stored;
        to.newest = newest;
        System.arraycopy(ring, 0, to.ring, 0, MEANS);
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(sum);
        out.writeLong(lastMs);
        out.writeInt(count);
        out.writeInt(stored);
        out.writeInt(newest);
        for (long mean : ring) {
            out.writeLong(mean);
        }
    }

    static RateOfRise read(DataInput in) throws IOException {
        RateOfRise r = new RateOfRise();
        r.sum = in.readDouble();
        r.lastMs = in.readLong();
        r.count = in.readInt();
        r.stored = in.readInt();
        r.newest = in.readInt();
        for (int k = 0; k < MEANS; k++) {
            r.ring[k] = in.readLong();
        }
        return r;
    }

    /** Reads what layouts 1 and 2 of the zone state wrote: means and times whole, with sum, count and place behind them. */
    static RateOfRise readWide(DataInput in) throws IOException {
        double[] means = new double[MEANS];
        for (int k = 0; k < MEANS; k++) {
            means[k] = in.readDouble();
        }
        RateOfRise r = new RateOfRise();
        r.sum = in.readDouble();
        long[] times = new long[MEANS];
        for (int k = 0; k < MEANS; k++) {
            times[k] = in.readLong();
        }
        r.count = (int) in.readLong();
        r.lastMs = in.readLong();
        int stored = (int) in.readLong();
        for (int k = 0; k < MEANS; k++) {
            r.stored = k;
            r.put((float) means[k], (int) times[k]);
        }
        r.stored = stored;
        r.newest = stored == 0 ? 0 : (int) times[(stored - 1) % MEANS];
        return r;
    }
}
