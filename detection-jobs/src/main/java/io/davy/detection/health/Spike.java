package io.davy.detection.health;

/**
 * Finds single readings that no process makes: one reading goes far away and the next is back. Far is measured by the sensor's own changes
 * and by the largest such excursion of its past, so that a sensor whose process does jump for one reading teaches what is usual.
 */
final class Spike {
    /** Columns: the value before the last, mean change, largest excursion. */
    static final int WIDTH = 3;

    private static final int BEFORE = 0;
    private static final int SCALE = 1;
    private static final int LARGEST = 2;

    private static final int LEARN = 256;
    /** So many times the mean change: some eight deviations of white noise. */
    private static final double CHANGES = 7;
    /** So many times the largest excursion so far, where those are of the noise, up to so many mean changes. */
    private static final double LIGHT = 1.5;

    private static final double LIGHT_UP_TO = 5;
    /** So many times the largest excursion where the process makes them, from so many mean changes on: who jumps far may jump farther. */
    private static final double HEAVY = 3;

    private static final double HEAVY_FROM = 10;
    /** Less than this share of the span: the accuracy of a detector. */
    private static final double LEAST = 0.1;
    /** The reading after it is back by at least half. */
    private static final double BACK = 0.5;
    /** An excursion is forgotten over this many readings. */
    private static final float MEMORY = 1 - 1 / 20_000f;

    private Spike() {}

    /**
     * Takes a reading.
     *
     * @param last the value of the reading before
     * @return by how much the reading before was away, if it was a spike; else 0
     */
    static double step(float[] f, int at, double last, double value, int n, double span) {
        double out = last - f[at + BEFORE];
        double back = last - value;
        double found = 0;
        float largest = f[at + LARGEST] * MEMORY;
        // The lesser of the two where they go the same way, else less than 0, without a question that noise answers at
        // random.
        double size = (Math.abs(out + back) - Math.abs(out - back)) / 2;
        if (n > 2 && size > largest) {
            boolean far = n > LEARN && size > LEAST * span && size > CHANGES * f[at + SCALE];
            if (far && Math.abs(value - f[at + BEFORE]) <= BACK * size && size > tail(largest, f[at + SCALE])) {
                found = Math.copySign(size, out);
                // It teaches, but slowly: a device that spikes again is to be told again.
                largest = (float) Math.max(largest, Math.min(size, 1.5 * largest));
            } else {
                largest = (float) Math.max(largest, size);
            }
        }
        f[at + LARGEST] = largest;
        double change = Math.abs(value - last);
        double counted = n > 20 ? Math.min(change, 5 * f[at + SCALE] + 1e-4 * span) : change;
        f[at + SCALE] += (float) ((counted - f[at + SCALE]) * Weight.of(n, 256));
        f[at + BEFORE] = (float) last;
        return found;
    }

    private static double tail(float largest, float scale) {
        double far = scale > 0 ? largest / scale : HEAVY_FROM;
        double heavy = Math.min(1, Math.max(0, (far - LIGHT_UP_TO) / (HEAVY_FROM - LIGHT_UP_TO)));
        return largest * (LIGHT + (HEAVY - LIGHT) * heavy);
    }
}
