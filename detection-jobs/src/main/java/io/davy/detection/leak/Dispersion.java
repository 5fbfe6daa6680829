package io.davy.detection.leak;

/**
 * What a release of one unit a second makes of the mean air at a nose: a plume as wide as the wind's meander, and gas that goes to all
 * sides alike.
 *
 * <p>The part to all sides is the same plume turned once around its source. It stands for eddies behind machines, for calm air and for
 * rooms, where a plume alone would be sure of what it cannot know. How much of the gas takes that way, and how fast the plume grows, nobody
 * measures: {@link Hypotheses} tries several of each and lets the readings choose.
 */
final class Dispersion {
    /** Below this the direction of the wind says little, m/s. */
    static final double CALM_MS = 0.5;
    /** Half width of the gas where it leaves: the size of a flange and the eddy behind it, m. */
    private static final double START_ACROSS_M = 0.7;

    private static final double START_UP_M = 1.0;
    /** Growth upward as a share of growth across: meander moves a plume sideways, not up. */
    private static final double UP_SHARE = 0.3;

    private static final double TWO_PI = 2 * Math.PI;
    private static final double RING = TWO_PI * Math.sqrt(TWO_PI);

    private Dispersion() {}

    /** How little a wind says of where gas goes: 1 in still air, nearly 0 from 2 m/s on. */
    static double calmness(double speed) {
        return Math.exp(-speed / CALM_MS);
    }

    /** Distance over ground that the widths are taken at, m. */
    static double reach(double dx, double dy) {
        return Math.sqrt(dx * dx + dy * dy + START_ACROSS_M * START_ACROSS_M);
    }

    /** Half width upward at a distance, m. */
    static double up(double growth, double reach) {
        return START_UP_M + UP_SHARE * growth * reach;
    }

    /** The vertical part with the ground's mirror: 1/m. */
    static double layer(double dz, double mirrored, double up) {
        double half = 0.5 / (up * up);
        return (Bell.of(dz * dz * half) + Bell.of(mirrored * mirrored * half)) / up;
    }

    /** To all sides alike, times the wind's speed: 1/m2. */
    static double ring(double layer, double reach) {
        return layer / (RING * reach);
    }

    /** The plume, times the wind's speed: 1/m2. */
    static double plume(double layer, double growth, double down, double across) {
        if (down <= 0) {
            return 0;
        }
        double side = START_ACROSS_M + growth * down;
        return Bell.of(across * across * 0.5 / (side * side)) * layer / (TWO_PI * side);
    }
}
