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

    private static final int LEARN = 64;
    /** So many times the mean change. */
    private static final double CHANGES = 10;
    /** So many times the largest excursion so far. */
    private static final double EXCURSIONS = 3;
    /** Less than this share of the span harms nobody. */
    private static final double LEAST = 0.05;
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
        if (n > 2 && out * back > 0) {
            double size = Math.min(Math.abs(out), Math.abs(back));
            double most = Math.max(LEAST * span, Math.max(EXCURSIONS * largest, CHANGES * f[at + SCALE]));
            if (n > LEARN && size > most && Math.abs(value - f[at + BEFORE]) <= BACK * size) {
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
        f[at + SCALE] += (float) ((counted - f[at + SCALE]) / Math.min(n, 256));
        f[at + BEFORE] = (float) last;
        return found;
    }
}
