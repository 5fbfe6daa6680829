package io.davy.alarm;

/** What people are shown of an alarm: the strongest overlay, else its process state. */
public enum Shown {
    OUT_OF_SERVICE,
    SUPPRESSED,
    SHELVED,
    NORMAL,
    UNACKED,
    ACKED,
    RTN_UNACKED,
    LATCHED_UNACKED,
    LATCHED_ACKED;

    /** What is shown of a process state under its overlays. */
    public static Shown of(AlarmState state, Handling handling) {
        if (handling.outOfService() != null) {
            return OUT_OF_SERVICE;
        }
        if (handling.suppression() != null) {
            return SUPPRESSED;
        }
        if (handling.shelf() != null) {
            return SHELVED;
        }
        return switch (state) {
            case NORMAL -> NORMAL;
            case UNACKED -> UNACKED;
            case ACKED -> ACKED;
            case RTN_UNACKED -> RTN_UNACKED;
            case LATCHED_UNACKED -> LATCHED_UNACKED;
            case LATCHED_ACKED -> LATCHED_ACKED;
        };
    }
}
