package io.davy.sim.device;

import io.davy.plant.Range;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** Turns the readings of one healthy sensor into those of a faulty one, in the order of time. */
public final class FaultySensor {
    /** How far the drift goes, as a share of the span. */
    public static final double DRIFT_SHARE = 0.1;
    /** How much noisier a noisy sensor is, times its own noise. */
    public static final double NOISE_TIMES = 8;

    private static final double LEAST_BEYOND = 0.06;
    private static final double MOST_BEYOND = 0.5;
    private static final double LEAST_SPIKE = 0.2;
    private static final double MOST_SPIKE = 0.6;
    private static final double SPIKES_A_READING = 0.03;
    private static final double LOOP_LOW_MA = 3.4;
    private static final double LOOP_HIGH_MA = 21.4;

    private final FaultKind kind;
    private final long onsetMs;
    private final long rampMs;
    private final double span;
    private final double noise;
    private final SplittableRandom random;
    private final double level;
    private final double sign;
    private boolean begun;
    private double last = Double.NaN;

    /**
     * A sensor that is well until the onset.
     *
     * @param range what the device can report: a value beyond it, or a loop current outside of NE 43, is reckoned from this
     * @param span what a drift and a spike are a share of, in the sensor's unit; usually the range's
     * @param noise deviation from one reading to the next while it is well
     * @param rampMs how long the drift takes to its end
     * @param seed of everything left to chance
     */
    public FaultySensor(FaultKind kind, long onsetMs, Range range, double span, double noise, long rampMs, long seed) {
        this.kind = kind;
        this.onsetMs = onsetMs;
        this.rampMs = rampMs;
        this.span = span;
        this.noise = noise;
        this.random = new SplittableRandom(seed);
        this.sign = random.nextBoolean() ? 1 : -1;
        double beyond = (LEAST_BEYOND + (MOST_BEYOND - LEAST_BEYOND) * random.nextDouble()) * range.span();
        double outside = sign > 0 ? range.max() + beyond : range.min() - beyond;
        double milliamps = sign > 0 ? LOOP_HIGH_MA : LOOP_LOW_MA;
        this.level = kind == FaultKind.CURRENT ? range.min() + (milliamps - 4) / 16 * range.span() : outside;
    }

    /**
     * What it reports where a healthy one reports {@code value}; empty if nothing.
     *
     * @param timeMs milliseconds since 1970; must not go back
     */
    public OptionalDouble read(long timeMs, double value) {
        if (timeMs < onsetMs) {
            last = value;
            return OptionalDouble.of(value);
        }
        boolean first = !begun;
        begun = true;
        return switch (kind) {
            case STUCK -> {
                last = Double.isNaN(last) ? value : last;
                yield OptionalDouble.of(last);
            }
            case SILENT -> OptionalDouble.empty();
            case RANGE, CURRENT -> OptionalDouble.of(level);
            case SPIKE -> OptionalDouble.of(value + (first || random.nextDouble() < SPIKES_A_READING ? spike() : 0));
            case DRIFT -> OptionalDouble.of(value + sign * DRIFT_SHARE * span * way(timeMs));
            case NOISE -> OptionalDouble.of(value + NOISE_TIMES * noise * random.nextGaussian());
        };
    }

    private double spike() {
        double size = LEAST_SPIKE + (MOST_SPIKE - LEAST_SPIKE) * random.nextDouble();
        return (random.nextBoolean() ? size : -size) * span;
    }

    private double way(long timeMs) {
        return rampMs <= 0 ? 1 : Math.min(1, (double) (timeMs - onsetMs) / rampMs);
    }
}
