package io.davy.dispatch.scene;

/**
 * A hot surface or hot air, and how hot it is around it.
 *
 * <p>Up to {@code nearM} it is as hot as measured. Further out the excess over usual air falls with the square of the distance, as the radiation of a small hot surface
 * does. That is a choice on the safe side and no calculation of a fire: a hot bearing leaves room to look at it, a hot ceiling closes the room's middle.
 *
 * @param incident incident id
 * @param x metres east
 * @param y metres north
 * @param floor floor id; heat stays on its floor
 * @param degC measured temperature, degrees Celsius
 * @param nearM within this it is as hot as measured, m
 */
public record HotSpot(String incident, double x, double y, String floor, double degC, double nearM) {
    /** Usual air: from there on heat counts, degrees Celsius. */
    public static final double USUAL_C = 25;
    /** A machine's hot surface is about so large, m (a choice). */
    public static final double SURFACE_M = 1;
    /** A heat detector of a room speaks for this radius: its greatest distance by EN 54-14 (from memory), m. */
    public static final double ROOM_M = 5;
    /** Air under a detector that alarms on the rise alone: the lowest response of EN 54-5 class A1 is 54 degC (from memory), rounded up. */
    public static final double RISING_C = 60;

    private static final double LEAST_SHARE = 0.05;

    /** Temperature at a place of its floor, degrees Celsius. */
    public double at(double atX, double atY) {
        double d = Math.hypot(atX - x, atY - y);
        double share = d <= nearM ? 1 : nearM * nearM / (d * d);
        return USUAL_C + Math.max(0, degC - USUAL_C) * share;
    }

    /** Beyond this it is no hotter than usual by a twentieth, m. */
    public double reachM() {
        return nearM / Math.sqrt(LEAST_SHARE);
    }

    /** What heat counts as exposure for a robot that stands so much: 0 in usual air, 1 at its limit. */
    public static double share(double degC, double maxAmbientC) {
        return Math.max(0, (degC - USUAL_C) / Math.max(1, maxAmbientC - USUAL_C));
    }
}
