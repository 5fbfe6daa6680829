package io.davy.sim.device;

/** How a sensor goes wrong. */
public enum FaultKind {
    /** Repeats the last value that it had. */
    STUCK,
    /** Sends nothing. */
    SILENT,
    /** Shows values that its range does not hold. */
    RANGE,
    /** Single readings far off, now and then. */
    SPIKE,
    /** Walks away slowly and stays there. */
    DRIFT,
    /** Is noisier than it was. */
    NOISE,
    /** Its loop current leaves 3.6 to 21 mA (NAMUR NE 43), and the gateway turns that into a value as if it were none. */
    CURRENT
}
