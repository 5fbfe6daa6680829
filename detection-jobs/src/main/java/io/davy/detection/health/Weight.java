package io.davy.detection.health;

/** The weight of the newest of n readings in a mean that becomes a running one. */
final class Weight {
    private Weight() {}

    /**
     * One in n, and one in most from there on, so that a division is needed only while it learns.
     *
     * @param n readings so far, from 1
     * @param most readings that the running mean remembers
     */
    static float of(int n, int most) {
        return n < most ? 1f / n : 1f / most;
    }
}
