package io.davy.detection.rule;

/** One reading in the hand of the watch; the same object each time, so keep nothing of it but its figures. */
public final class Sample {
    /** When it was taken, milliseconds since 1970. */
    public long timeMs;
    /** When ingest had it, milliseconds since 1970; 0 if unknown. */
    public long receivedMs;
    /** In the sensor's unit. */
    public double value;
    /** Number of the protobuf Quality. */
    public int quality;
    /** Whether the value may be used: a good signal within the device's range. */
    public boolean usable;
    /** Whether a newer reading of the sensor was there before it. */
    public boolean late;
    /** The loop current that the value was made of, mA; NaN if it came otherwise. */
    public double currentMa = Double.NaN;
    /** From its device's time to the broker's, s; NaN in replay, where the broker's time is not the recording's. */
    public double delayS = Double.NaN;
}
