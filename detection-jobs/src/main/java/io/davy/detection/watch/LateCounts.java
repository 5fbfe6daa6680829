package io.davy.detection.watch;

/** How many readings did not come in their order. */
public final class LateCounts {
    long late;
    long tooLate;
    long repeated;

    /** Readings that came after a newer one and were judged in their place. */
    public long late() {
        return late;
    }

    /** Readings that came later than is allowed. */
    public long tooLate() {
        return tooLate;
    }

    /** Readings of a time of which the sensor had one already; they change nothing. */
    public long repeated() {
        return repeated;
    }
}
