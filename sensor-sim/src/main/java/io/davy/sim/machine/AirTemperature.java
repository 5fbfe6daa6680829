package io.davy.sim.machine;

/**
 * The air of a site through the day: coldest at five, warmest at three in the afternoon.
 *
 * @param meanDegC mean of the day, degC
 * @param swingK half of the way from coldest to warmest, K
 */
public record AirTemperature(double meanDegC, double swingK) {
    private static final double DAY_S = 86_400;
    private static final double WARMEST_S = 15 * 3600;
    private static final double RISE_S = 10 * 3600;

    /** degC at so many seconds after midnight. */
    public double at(double seconds) {
        double t = ((seconds % DAY_S) + DAY_S) % DAY_S;
        double sinceWarmest = ((t - WARMEST_S) + DAY_S) % DAY_S;
        double fallS = DAY_S - RISE_S;
        // Ten hours up, fourteen down.
        double phase = sinceWarmest <= fallS
                ? Math.PI * sinceWarmest / fallS
                : Math.PI + Math.PI * (sinceWarmest - fallS) / RISE_S;
        return meanDegC + swingK * Math.cos(phase);
    }
}
