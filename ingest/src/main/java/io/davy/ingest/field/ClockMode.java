package io.davy.ingest.field;

/** Which times a reading may carry. */
public enum ClockMode {
    /** A running plant: at most 24 h ahead of the clock and at most 7 days old. */
    LIVE,
    /** Recorded data: anything from 1990 to 2100. */
    RECORDED
}
