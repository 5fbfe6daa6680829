package io.davy.detection.watch;

/**
 * The figures of a sensor that each of its readings asks for. Sensors with the same ones share them, so that a zone's few stay in the
 * processor's cache.
 *
 * @param above above this and
 * @param below below this no limit rule can have anything to say, in the sensor's unit
 * @param span of its range, in its unit
 * @param silentAfterMs after what time without a reading it is silent
 * @param stuckAfterMs after what time without a change it is stuck; 0 if never
 * @param ratePerMin the steepest rise that is allowed, in its unit a minute; NaN if any is
 * @param rateWindowMs over what time the rise is taken
 * @param background whether it is held against its own background
 * @param airs whether it is a detector of a gas in the air
 */
record Quick(
        double above,
        double below,
        double span,
        long silentAfterMs,
        long stuckAfterMs,
        double ratePerMin,
        long rateWindowMs,
        boolean background,
        boolean airs) {
    /** The rule set has a rate or background rule. */
    boolean learns() {
        return background || !Double.isNaN(ratePerMin);
    }
}
