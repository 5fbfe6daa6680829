package io.davy.alarm;

import java.util.Locale;

/** How far a device can be trusted, as NAMUR NE 107 orders it: the later, the less. */
public enum DeviceStatus {
    GOOD,
    /** It measures, but wants care soon. */
    MAINTENANCE_REQUIRED,
    /** It measures outside of what it was made for; its value is uncertain. */
    OUT_OF_SPECIFICATION,
    /** It is being worked on; its value is none. */
    FUNCTION_CHECK,
    /** Its value is none. */
    FAILURE;

    /** The key under which an alarm of a device carries its status. */
    public static final String KEY = "ne107";

    /** As the status is written in an alarm: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
