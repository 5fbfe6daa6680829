package io.davy.sim.air;

import java.util.SplittableRandom;

/** How a leak's rate goes with time, as a share of its nominal rate. */
public final class LeakRate {
    /** How a leak behaves. */
    public enum Course {
        /** At once and steady: a sheared fitting. */
        STEADY,
        /** From a fifth to the whole within ten minutes: a seal that gives way. */
        GROWING,
        /** On for a minute or three, off for half as long: a valve that hunts. */
        INTERMITTENT
    }

    private static final double GROWTH_S = 600;
    private static final double FIRST_SHARE = 0.2;

    private final Course course;
    private final SplittableRandom random;
    private double until;
    private boolean on;

    /** @param seed of the times at which an intermittent leak goes on and off */
    public LeakRate(Course course, long seed) {
        this.course = course;
        this.random = new SplittableRandom(seed);
    }

    /** The share at so many seconds after its start; times must not go back. */
    public double at(double seconds) {
        return switch (course) {
            case STEADY -> 1;
            case GROWING -> Math.min(1, FIRST_SHARE + (1 - FIRST_SHARE) * seconds / GROWTH_S);
            case INTERMITTENT -> {
                while (seconds >= until) {
                    on = !on;
                    until += on ? 60 + 120 * random.nextDouble() : 30 + 60 * random.nextDouble();
                }
                yield on ? 1 : 0;
            }
        };
    }
}
