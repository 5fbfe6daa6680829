package io.davy.detection.health;

/**
 * Tells a device whose clock is behind from one whose readings are merely late. Of each window of readings only the smallest delay counts,
 * since queues and radio only add to it; and what a gateway sends after an outage comes with a delay that shrinks, a wrong clock's stays.
 */
final class ClockDelay {
    /** Columns: smallest delay of the window in hand, of the window before, s; readings of the window. */
    static final int WIDTH = 3;

    private static final int LEAST = 0;
    private static final int BEFORE = 1;
    private static final int COUNT = 2;

    private static final int WINDOW = 32;
    /** Within a window of such readings a real clock's delay keeps to this, s, or this share of it. */
    private static final double STEADY_S = 1;

    private static final double STEADY = 0.02;

    private ClockDelay() {}

    /**
     * Takes a reading's delay.
     *
     * @param delayS from the reading's own time to its arrival, s
     * @return the smallest delay of a window that is full and like the one before, else NaN
     */
    static double step(float[] f, int at, double delayS) {
        float delay = (float) delayS;
        f[at + LEAST] = f[at + COUNT] == 0 ? delay : Math.min(f[at + LEAST], delay);
        f[at + COUNT]++;
        if (f[at + COUNT] < WINDOW) {
            return Double.NaN;
        }
        f[at + COUNT] = 0;
        float least = f[at + LEAST];
        float before = f[at + BEFORE];
        f[at + BEFORE] = least;
        boolean steady = Math.abs(least - before) <= Math.max(STEADY_S, STEADY * Math.abs(least));
        return steady ? least : Double.NaN;
    }
}
