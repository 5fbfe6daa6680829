package io.davy.detection.machine;

/**
 * How much of a look goes into each running mean, by the time since the look before it. That time is nearly always the interval, so these are
 * worked out once for it and not at each look.
 *
 * @param dtS since the look before, s
 * @param smooth of the mean that is judged
 * @param level of the usual level
 * @param spread of the usual spread
 * @param faded what is left of the afterglow of an excursion
 * @param remembered what is left of a passing excursion
 */
record Shares(double dtS, double smooth, double level, double spread, double faded, double remembered) {
    /** How long a passing excursion is remembered, s. */
    private static final double REMEMBERED_S = 7 * 86_400.0;

    static Shares of(double dtS, Tuning t) {
        return new Shares(
                dtS,
                1 - Math.exp(-dtS / t.smoothS()),
                1 - Math.exp(-dtS / t.levelS()),
                1 - Math.exp(-dtS / t.spreadS()),
                Math.exp(-dtS / t.levelS()),
                Math.exp(-dtS / REMEMBERED_S));
    }
}
