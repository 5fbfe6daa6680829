package io.davy.appliance.score;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One measured figure.
 *
 * @param name what it is
 * @param value NaN if there was nothing to measure it on; infinite where it never came to it
 * @param unit of value and interval; empty for a plain number
 * @param n how many cases it is made of
 * @param low lower end of its 95 % interval; NaN if none can be told
 * @param high upper end
 * @param target what it is to reach; null if nobody has set a target
 */
public record Figure(
        String name,
        double value,
        String unit,
        int n,
        double low,
        double high,
        @Nullable Target target) {

    /** A share in percent, with Wilson's interval. */
    public static Figure share(String name, int hits, int n, @Nullable Target target) {
        Intervals.Interval i = Intervals.wilson(hits, n);
        double value = n == 0 ? Double.NaN : 100.0 * hits / n;
        return new Figure(name, value, "%", n, 100 * i.low(), 100 * i.high(), target);
    }

    /**
     * A quantile, with the interval of the order statistics around it.
     *
     * @param q 0.5 for the median
     * @param values infinite where it never came to it, so that what was missed is not left out
     */
    public static Figure quantile(String name, double q, double[] values, String unit, @Nullable Target target) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        Intervals.Interval i = Intervals.quantile(sorted, q);
        return new Figure(name, Intervals.quantileOf(sorted, q), unit, sorted.length, i.low(), i.high(), target);
    }

    /**
     * Events in an exposure, for example false events a site-day, with the interval of a Poisson count.
     *
     * @param exposure in the unit that it is counted by
     */
    public static Figure rate(String name, int events, double exposure, String unit, @Nullable Target target) {
        Intervals.Interval i = Intervals.poisson(events);
        double value = exposure > 0 ? events / exposure : Double.NaN;
        return new Figure(name, value, unit, events, i.low() / exposure, i.high() / exposure, target);
    }

    /** A mean, with a bootstrap's interval. */
    public static Figure mean(String name, double[] values, String unit, @Nullable Target target) {
        Intervals.Interval i = Intervals.mean(values);
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        return new Figure(name, mean, unit, values.length, i.low(), i.high(), target);
    }

    /** The root of a mean of squares, with a bootstrap's interval. */
    public static Figure rootMeanSquare(String name, double[] values, String unit, @Nullable Target target) {
        Figure squares = mean(name, Arrays.stream(values).map(v -> v * v).toArray(), unit, target);
        return new Figure(
                name,
                Math.sqrt(squares.value),
                unit,
                values.length,
                Math.sqrt(squares.low),
                Math.sqrt(squares.high),
                target);
    }

    /** A figure for which no interval can be told. */
    public static Figure plain(String name, double value, String unit, int n, @Nullable Target target) {
        return new Figure(name, value, unit, n, Double.NaN, Double.NaN, target);
    }

    /** Whether the target is reached; null if there is none, or nothing to measure it on. */
    public @Nullable Boolean reached() {
        return target == null || Double.isNaN(value) ? null : target.reachedBy(value);
    }
}
