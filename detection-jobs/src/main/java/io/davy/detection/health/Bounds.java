package io.davy.detection.health;

import io.davy.plant.Range;

/**
 * Ten spans beyond a range: what some devices say in place of a value, the largest float, must not fill the sums for ever.
 *
 * @param least the least value that is taken as it is, in the sensor's unit
 * @param most the largest
 */
record Bounds(double least, double most) {
    private static final double SPANS = 10;

    static Bounds of(Range range) {
        double far = SPANS * range.span();
        return new Bounds(range.min() - far, range.max() + far);
    }

    double of(double value) {
        return Math.max(least, Math.min(most, value));
    }
}
