package io.davy.bench;

/**
 * What something costs in the watch.
 *
 * @param what what is done with a reading
 * @param ns processor time a reading, nanoseconds; NaN if not measured
 * @param bytes heap a sensor, bytes; NaN if not measured
 */
record Cost(String what, double ns, double bytes) {
    /** What this costs beyond another. */
    Cost beyond(Cost base, String name) {
        return new Cost(name, Figures.rounded(ns - base.ns, 1), Math.round(bytes - base.bytes));
    }
}
