package io.davy.sim.physics;

import java.util.SplittableRandom;

/** The wind over the site: a direction that wanders slowly, and gusts; everywhere the same. */
final class Wind {
    private static final double DIRECTION_SD_RAD = Math.toRadians(9);
    private static final double DIRECTION_TIME_S = 90;
    private static final double GUST_SHARE = 0.16;
    private static final double GUST_TIME_S = 7;
    private static final double SLOWEST_MS = 0.8;

    private final double meanSpeed;
    private final double meanToward;
    private final SplittableRandom random;
    private double swing;
    private double gust;

    /**
     * @param meanSpeed m/s
     * @param meanToward direction it blows toward on average, radians counter-clockwise from east
     * @param seed of its gusts
     */
    Wind(double meanSpeed, double meanToward, long seed) {
        this.meanSpeed = meanSpeed;
        this.meanToward = meanToward;
        this.random = new SplittableRandom(seed);
    }

    /** Moves on by dt seconds: two Ornstein-Uhlenbeck processes. */
    void step(double dt) {
        swing = wander(swing, DIRECTION_SD_RAD, dt / DIRECTION_TIME_S);
        gust = wander(gust, GUST_SHARE * meanSpeed, dt / GUST_TIME_S);
    }

    private double wander(double x, double sd, double share) {
        double keep = Math.exp(-share);
        return x * keep + sd * Math.sqrt(1 - keep * keep) * random.nextGaussian();
    }

    /** m/s. */
    double speed() {
        return Math.max(SLOWEST_MS, meanSpeed + gust);
    }

    /** Speed toward east, m/s. */
    double east() {
        return speed() * Math.cos(meanToward + swing);
    }

    /** Speed toward north, m/s. */
    double north() {
        return speed() * Math.sin(meanToward + swing);
    }

    /** Where it comes from, degrees clockwise from north, 0 to below 360. */
    double fromDegrees() {
        double d = (270 - Math.toDegrees(meanToward + swing)) % 360;
        return d < 0 ? d + 360 : d;
    }
}
