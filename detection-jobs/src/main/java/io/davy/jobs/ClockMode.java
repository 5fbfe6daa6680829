package io.davy.jobs;

/** Which clock a job takes silence and delays from. */
public enum ClockMode {
    /** Live: the wall clock. */
    WALL,
    /** Replay: the clock is the recording's, so the same recording gives the same alarms at any speed. */
    READINGS
}
