package io.davy.sim.air;

import java.util.SplittableRandom;

/**
 * Wind that wanders at several time scales: Ornstein-Uhlenbeck processes for tens of minutes, minutes and seconds, calm spells in which the
 * direction drifts freely, and turns to another direction. Everywhere over the site the same; what differs within it is the gas cloud's own
 * affair.
 */
public final class WanderingWind implements Airflow {
    private static final double SLOW_S = 1200;
    private static final double MEDIUM_S = 150;
    private static final double GUST_S = 10;
    private static final double GUST_DEG = 5;
    private static final double SLOW_SPEED_SHARE = 0.2;
    private static final double CALM_SHARE = 0.12;
    private static final double CALM_RAMP_S = 20;
    private static final double CALM_DRIFT_DEG_ROOT_S = 4;
    private static final double TURN_S = 60;
    private static final double LEAST_TURN_DEG = 40;
    private static final double MOST_TURN_DEG = 150;
    private static final double SLOWEST_MS = 0.1;

    private final WindRegime regime;
    private final SplittableRandom random;
    private double mean;
    private double turnLeft;
    private double slow;
    private double medium;
    private double gustDirection;
    private double slowSpeed;
    private double gustSpeed;
    private double calmLeftS;
    private double calmness;

    /** @param seed of everything left to chance, its mean direction too */
    public WanderingWind(WindRegime regime, long seed) {
        this.regime = regime;
        this.random = new SplittableRandom(seed);
        this.mean = 2 * Math.PI * random.nextDouble();
        this.slow = Math.toRadians(regime.slowDeg()) * random.nextGaussian();
        this.medium = Math.toRadians(regime.mediumDeg()) * random.nextGaussian();
        this.slowSpeed = SLOW_SPEED_SHARE * random.nextGaussian();
    }

    /** Moves on by dt seconds, at most a few. */
    public void step(double dt) {
        slow = wander(slow, Math.toRadians(regime.slowDeg()), dt / SLOW_S);
        medium = wander(medium, Math.toRadians(regime.mediumDeg()), dt / MEDIUM_S);
        gustDirection = wander(gustDirection, Math.toRadians(GUST_DEG), dt / GUST_S);
        slowSpeed = wander(slowSpeed, SLOW_SPEED_SHARE, dt / SLOW_S);
        gustSpeed = wander(gustSpeed, regime.gustShare(), dt / GUST_S);
        if (calmLeftS <= 0 && random.nextDouble() < dt / regime.calmEveryS()) {
            calmLeftS = -regime.calmS() * Math.log1p(-random.nextDouble());
        }
        calmLeftS -= dt;
        double goal = calmLeftS > 0 ? 1 : 0;
        calmness += (goal - calmness) * Math.min(1, dt / CALM_RAMP_S);
        mean += calmness * Math.toRadians(CALM_DRIFT_DEG_ROOT_S) * Math.sqrt(dt) * random.nextGaussian();
        turn(dt);
    }

    private void turn(double dt) {
        if (turnLeft == 0 && random.nextDouble() < dt / regime.shiftEveryS()) {
            double by = LEAST_TURN_DEG + (MOST_TURN_DEG - LEAST_TURN_DEG) * random.nextDouble();
            turnLeft = Math.toRadians(random.nextBoolean() ? by : -by);
        }
        double most = Math.toRadians(MOST_TURN_DEG) / TURN_S * dt;
        double now = Math.max(-most, Math.min(most, turnLeft));
        mean += now;
        turnLeft -= now;
    }

    private double wander(double x, double sd, double share) {
        double keep = Math.exp(-share);
        return x * keep + sd * Math.sqrt(1 - keep * keep) * random.nextGaussian();
    }

    @Override
    public double speed() {
        double lively = regime.meanMs() * Math.exp(slowSpeed + gustSpeed);
        return Math.max(SLOWEST_MS, lively * (1 - (1 - CALM_SHARE) * calmness));
    }

    @Override
    public double toward() {
        return mean + slow + medium + gustDirection;
    }

    /** Where it comes from, degrees clockwise from north, 0 to below 360. */
    public double fromDegrees() {
        double d = (270 - Math.toDegrees(toward())) % 360;
        return d < 0 ? d + 360 : d;
    }

    @Override
    public double turbulence() {
        return regime.turbulence() * Math.max(0.5, speed());
    }
}
