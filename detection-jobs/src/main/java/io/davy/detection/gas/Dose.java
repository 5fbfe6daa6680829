package io.davy.detection.gas;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Concentration over time in a ring of buckets, for moving means: of each bucket the sum of value times seconds, and the seconds that
 * readings cover. The newest bucket is kept in double, so that many small steps lose nothing; 8 bytes a bucket else.
 */
final class Dose {
    private static final long NONE = Long.MIN_VALUE;

    private final long bucketMs;
    private final float[] sum;
    private final float[] covered;
    /** Number of the newest bucket since 1970. */
    private long newest = NONE;

    private double newestSum;
    private double newestCovered;

    /**
     * A ring for means over a window.
     *
     * @param windowMs a multiple of the bucket
     */
    Dose(long bucketMs, long windowMs) {
        this(bucketMs, (int) (windowMs / bucketMs) + 1);
    }

    private Dose(long bucketMs, int buckets) {
        this.bucketMs = bucketMs;
        sum = new float[buckets];
        covered = new float[buckets];
    }

    /** A value held over a time, none of which has been added before. */
    void add(long fromMs, long toMs, double value) {
        if (inNewest(fromMs, toMs)) {
            double seconds = (toMs - fromMs) / 1000.0;
            newestSum += value * seconds;
            newestCovered += seconds;
            return;
        }
        for (long t = fromMs; t < toMs; ) {
            long bucket = Math.floorDiv(t, bucketMs);
            long end = Math.min(toMs, (bucket + 1) * bucketMs);
            double seconds = (end - t) / 1000.0;
            roll(bucket);
            if (bucket == newest) {
                newestSum += value * seconds;
                newestCovered += seconds;
            }
            t = end;
        }
    }

    /** Whether a time lies in the newest bucket, as that of nearly all readings does: then nothing is to be divided. */
    private boolean inNewest(long fromMs, long toMs) {
        long start = newest * bucketMs;
        return newest != NONE && fromMs >= start && fromMs < toMs && toMs <= start + bucketMs;
    }

    /**
     * A value that came late, for a time that may be covered by a held value already: it fills what is not covered, and weighs with what is.
     *
     * @param seconds that it stands for
     * @param headMs up to when values have been added
     */
    void late(long timeMs, double value, double seconds, long headMs) {
        long bucket = Math.floorDiv(timeMs, bucketMs);
        if (newest == NONE || bucket > newest || bucket <= newest - sum.length) {
            return;
        }
        double most = Math.min(bucketMs, headMs - bucket * bucketMs) / 1000.0;
        boolean last = bucket == newest;
        int at = slot(bucket);
        double all = (last ? newestCovered : covered[at]) + seconds;
        double total = (last ? newestSum : sum[at]) + value * seconds;
        if (all > most) {
            total *= most / all;
            all = most;
        }
        if (last) {
            newestSum = total;
            newestCovered = all;
        } else {
            sum[at] = (float) total;
            covered[at] = (float) all;
        }
    }

    /** Seconds covered within the window that ends at a time up to which values have been added. */
    double covered(long endMs, long windowMs) {
        return total(endMs, windowMs, covered, newestCovered);
    }

    /** Value times seconds within the window that ends at a time up to which values have been added. */
    double sum(long endMs, long windowMs) {
        return total(endMs, windowMs, sum, newestSum);
    }

    private double total(long endMs, long windowMs, float[] ring, double ofNewest) {
        if (newest == NONE) {
            return 0;
        }
        long startMs = endMs - windowMs;
        long first = Math.floorDiv(startMs, bucketMs);
        long last = Math.min(newest, Math.floorDiv(endMs - 1, bucketMs));
        double total = 0;
        for (long b = Math.max(first, newest - ring.length + 1); b <= last; b++) {
            double value = b == newest ? ofNewest : ring[slot(b)];
            // Of the bucket in which the window begins, as much as lies within.
            total += b == first ? value * ((b + 1) * bucketMs - startMs) / bucketMs : value;
        }
        return total;
    }

    private void roll(long bucket) {
        if (bucket <= newest) {
            return;
        }
        if (newest == NONE || bucket - newest >= sum.length) {
            Arrays.fill(sum, 0);
            Arrays.fill(covered, 0);
        } else {
            sum[slot(newest)] = (float) newestSum;
            covered[slot(newest)] = (float) newestCovered;
            for (long b = newest + 1; b <= bucket; b++) {
                sum[slot(b)] = 0;
                covered[slot(b)] = 0;
            }
        }
        newest = bucket;
        newestSum = 0;
        newestCovered = 0;
    }

    private int slot(long bucket) {
        return (int) Math.floorMod(bucket, (long) sum.length);
    }

    Dose copy() {
        Dose to = new Dose(bucketMs, sum.length);
        System.arraycopy(sum, 0, to.sum, 0, sum.length);
        System.arraycopy(covered, 0, to.covered, 0, sum.length);
        to.newest = newest;
        to.newestSum = newestSum;
        to.newestCovered = newestCovered;
        return to;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(bucketMs);
        out.writeInt(sum.length);
        out.writeLong(newest);
        out.writeDouble(newestSum);
        out.writeDouble(newestCovered);
        for (int i = 0; i < sum.length; i++) {
            out.writeFloat(sum[i]);
            out.writeFloat(covered[i]);
        }
    }

    static Dose read(DataInput in) throws IOException {
        long bucketMs = in.readLong();
        Dose dose = new Dose(bucketMs, in.readInt());
        dose.newest = in.readLong();
        dose.newestSum = in.readDouble();
        dose.newestCovered = in.readDouble();
        for (int i = 0; i < dose.sum.length; i++) {
            dose.sum[i] = in.readFloat();
            dose.covered[i] = in.readFloat();
        }
        return dose;
    }
}
