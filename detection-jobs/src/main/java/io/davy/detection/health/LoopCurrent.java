package io.davy.detection.health;

/** What a loop current of 4 to 20 mA says of the loop itself (NAMUR NE 43). */
public final class LoopCurrent {
    /** At or below: broken wire, lost supply, or the device's own downscale failure signal, mA. */
    public static final double FAILED_LOW_MA = 3.6;
    /** At or above: short circuit or the device's upscale failure signal, mA. */
    public static final double FAILED_HIGH_MA = 21.0;
    /** Below, and above the failure limit: saturated at the lower end, mA. */
    static final double LEAST_MA = 3.8;
    /** Above, and below the failure limit: saturated at the upper end, mA. */
    static final double MOST_MA = 20.5;
    /** How long a current stays beyond before the loop is called so: a transmitter passes through on its way up, ms. */
    static final long HOLD_MS = 4_000;

    private LoopCurrent() {}

    /**
     * Whether a value made of this current is none.
     *
     * @param ma NaN if the sensor is on no loop
     */
    public static boolean failed(double ma) {
        return ma <= FAILED_LOW_MA || ma >= FAILED_HIGH_MA;
    }

    static boolean outOfSpec(double ma) {
        return !failed(ma) && (ma < LEAST_MA || ma > MOST_MA);
    }

    /** The limit that a current is beyond of. */
    static double limit(double ma) {
        if (failed(ma)) {
            return ma <= FAILED_LOW_MA ? FAILED_LOW_MA : FAILED_HIGH_MA;
        }
        return ma < LEAST_MA ? LEAST_MA : MOST_MA;
    }
}
