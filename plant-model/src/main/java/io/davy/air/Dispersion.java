package io.davy.air;

/**
 * What a release of one unit a second makes of the mean air at a nose: a plume as wide as the wind's meander, and gas that goes to all
 * sides alike.
 *
 * <p>The part to all sides is the same plume turned once around its source. It stands for eddies behind machines, for calm air and for
 * rooms, where a plume alone would be sure of what it cannot know. How much of the gas takes that way, and how fast the plume grows, nobody
 * measures: the leak search tries several of each and lets the readings choose; who only foretells takes the worst.
 */
public final class Dispersion {
    /** Below this the direction of the wind says little, m/s. */
    public static final double CALM_MS = 0.5;
    /** Growth of a plume across, per metre: in a steady flow, in usual air, in a meandering wind. */
    private static final double[] ACROSS = {0.12, 0.22, 0.4};
    /** Growth upward that goes with each, per metre. */
    private static final double[] UP = {0.04, 0.07, 0.12};
    /** Half width of the gas where it leaves: the size of a flange and the eddy behind it, m. */
    private static final double START_ACROSS_M = 0.3;

    private static final double START_UP_M = 0.5;
    private static final double PER_TURN = 1 / (2 * Math.PI);
    private static final double PER_RING = PER_TURN / Math.sqrt(2 * Math.PI);

    private Dispersion() {}

    /** How many ways of growing are told apart. */
    public static int growths() {
        return ACROSS.length;
    }

    /** Growth across of the i-th, from the narrowest to the widest, per metre. */
    public static double across(int i) {
        return ACROSS[i];
    }

    /** Growth upward that goes with it, per metre. */
    public static double up(int i) {
        return UP[i];
    }

    /** How little a wind says of where gas goes: 1 in still air, nearly 0 from 2 m/s on. */
    public static double calmness(double speed) {
        return Math.exp(-speed / CALM_MS);
    }

    /** Distance over ground that the widths are taken at, m. */
    public static double reach(double dx, double dy) {
        return Math.sqrt(dx * dx + dy * dy + START_ACROSS_M * START_ACROSS_M);
    }

    /** The vertical part with the ground's mirror: 1/m. */
    public static double layer(double dz, double mirrored, double growth, double reach) {
        double perUp = 1 / (START_UP_M + growth * reach);
        double half = 0.5 * perUp * perUp;
        return (Bell.of(dz * dz * half) + Bell.of(mirrored * mirrored * half)) * perUp;
    }

    /** To all sides alike, times the wind's speed: 1/m2. */
    public static double ring(double layer, double reach) {
        return layer * PER_RING / reach;
    }

    /** The plume, times the wind's speed: 1/m2. */
    public static double plume(double layer, double growth, double down, double across) {
        if (down <= 0) {
            return 0;
        }
        double perSide = 1 / (START_ACROSS_M + growth * down);
        double off = across * perSide;
        return Bell.of(0.5 * off * off) * layer * perSide * PER_TURN;
    }
}
