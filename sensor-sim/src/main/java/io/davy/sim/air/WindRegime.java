package io.davy.sim.air;

import java.util.random.RandomGenerator;

/**
 * What kind of wind blows. The spreads are of the size that masts near the ground show (Hanna 1983: the direction's deviation over an hour
 * is 10 to 30 degrees, and more the slower it blows).
 *
 * @param meanMs mean speed, m/s
 * @param slowDeg deviation of the direction over tens of minutes, degrees
 * @param mediumDeg deviation over minutes, degrees
 * @param gustShare deviation of the speed over seconds, as a share of it
 * @param turbulence deviation of the velocity across the wind within a plume, as a share of the speed; 0.1 stable to 0.35 convective
 * @param calmEveryS mean time between calm spells, s; infinite if there are none
 * @param calmS mean length of a calm spell, s
 * @param shiftEveryS mean time between turns to another direction, s; infinite if there are none
 */
public record WindRegime(
        double meanMs,
        double slowDeg,
        double mediumDeg,
        double gustShare,
        double turbulence,
        double calmEveryS,
        double calmS,
        double shiftEveryS) {

    /** A wind as any day may bring it: steady, wandering, turning, or hardly any. */
    public static WindRegime any(RandomGenerator random) {
        double never = Double.POSITIVE_INFINITY;
        double turbulence = 0.1 + 0.25 * random.nextDouble();
        double drawn = random.nextDouble();
        if (drawn < 0.3) {
            return new WindRegime(3 + 4 * random.nextDouble(), 6, 6, 0.15, turbulence, never, 0, never);
        }
        if (drawn < 0.65) {
            return new WindRegime(1.5 + 3 * random.nextDouble(), 20, 12, 0.25, turbulence, 2400, 60, never);
        }
        return drawn < 0.85
                ? new WindRegime(1.5 + 2.5 * random.nextDouble(), 20, 15, 0.25, turbulence, 2400, 60, 1500)
                : new WindRegime(0.7 + 0.8 * random.nextDouble(), 45, 25, 0.35, turbulence, 600, 120, 1800);
    }
}
