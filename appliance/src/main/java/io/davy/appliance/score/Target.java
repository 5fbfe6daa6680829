package io.davy.appliance.score;

import java.util.Locale;

/**
 * What a figure is to reach.
 *
 * @param least smallest value that reaches it; negative infinity if there is none
 * @param most greatest value that reaches it; infinity if there is none
 */
public record Target(double least, double most) {
    /** At least so much. */
    public static Target atLeast(double value) {
        return new Target(value, Double.POSITIVE_INFINITY);
    }

    /** At most so much. */
    public static Target atMost(double value) {
        return new Target(Double.NEGATIVE_INFINITY, value);
    }

    /** No less than one and no more than the other. */
    public static Target between(double least, double most) {
        return new Target(least, most);
    }

    boolean reachedBy(double value) {
        return value >= least && value <= most;
    }

    @Override
    public String toString() {
        if (Double.isInfinite(most)) {
            return ">= " + figure(least);
        }
        return Double.isInfinite(least) ? "<= " + figure(most) : figure(least) + " to " + figure(most);
    }

    private static String figure(double v) {
        String two = String.format(Locale.ROOT, "%.2f", v);
        return two.replaceFirst("\\.?0+$", "");
    }
}
