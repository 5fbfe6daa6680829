package io.davy.dispatch.assign;

/**
 * What it costs to send a robot to a hazard, in seconds: the time to its arrival, and what else counts as if it were time.
 *
 * @param arrivalS until it stands at the first stop, s, with what a worse place to look from is worth
 * @param freeingS to make it free first, s
 * @param batteryS for the risk that its charge does not last, s
 * @param exposureS for the gas and heat that it meets on its way, s
 */
public record TripCost(double arrivalS, double freeingS, double batteryS, double exposureS) {
    /** A robot that would come home with its last reserve is sent only if any other needs so much longer, s. */
    static final double BATTERY_S = 60;
    /** With so much charge above the reserve there is no risk, percentage points. */
    static final double BATTERY_EASY = 20;
    /** The longest that counts, eleven days; beyond it all robots are equally late, s. */
    private static final double MOST_S = 1_000_000;

    /**
     * A trip.
     *
     * @param marginPercent charge above the reserve that is left when the robot is home again, percentage points
     * @param exposureS what gas and heat on its way are worth, s
     */
    public static TripCost of(double arrivalS, double freeingS, double marginPercent, double exposureS) {
        double scarce = Math.min(1, Math.max(0, (BATTERY_EASY - marginPercent) / BATTERY_EASY));
        return new TripCost(arrivalS, freeingS, BATTERY_S * scarce * scarce, exposureS);
    }

    /** All of it, in whole milliseconds, so that equal is equal whatever order sums are made in. */
    public long millis() {
        return millis(arrivalS + freeingS + batteryS + exposureS);
    }

    /** Seconds as a cost: whole milliseconds from 0 to eleven days. */
    public static long millis(double seconds) {
        return Math.round(1000 * Math.min(MOST_S, Math.max(0, seconds)));
    }
}
