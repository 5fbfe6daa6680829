package io.davy.plant;

import io.davy.alarm.AlarmClass;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How alarms of one class may be handled. The figures are choices of this project; a plant's alarm philosophy has the last word.
 *
 * @param latching whether an alarm stays after its condition has gone, until somebody resets it
 * @param needsAck whether an alarm waits for an acknowledgement after its condition has gone
 * @param shelveMost the longest time for which it may be shelved; zero: never
 * @param reAlarm how long after its acknowledgement an alarm that is still on is annunciated again; null: never
 * @param reAlarmsMost how often at most
 * @param resetPersons how many different persons a reset needs, 1 or 2
 */
public record ClassCare(
        boolean latching,
        boolean needsAck,
        Duration shelveMost,
        @Nullable Duration reAlarm,
        int reAlarmsMost,
        int resetPersons) {

    /** What holds where the plant says nothing. */
    public static ClassCare usual(AlarmClass c) {
        return switch (c) {
            case LIFE_SAFETY -> new ClassCare(true, true, Duration.ZERO, Duration.ofMinutes(30), 3, 1);
            case PROCESS -> new ClassCare(false, true, Duration.ofHours(8), null, 0, 1);
            case DEVICE -> new ClassCare(false, false, Duration.ofHours(24), null, 0, 1);
            case ADVISORY -> new ClassCare(false, false, Duration.ofDays(7), null, 0, 1);
        };
    }
}
