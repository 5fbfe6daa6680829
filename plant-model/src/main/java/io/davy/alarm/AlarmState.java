package io.davy.alarm;

/** ISA-18.2 process state of an alarm. */
public enum AlarmState {
    NORMAL,
    UNACKED,
    ACKED,
    RTN_UNACKED,
    LATCHED_UNACKED,
    LATCHED_ACKED;

    /** Whether an officer should still see it in the alarm list. */
    public boolean standing() {
        return this != NORMAL;
    }
}
