package io.davy.alerting.figures;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmState;
import org.jspecify.annotations.Nullable;

/** Why a transition of an alarm calls for an officer's attention; only these count as alarms in the figures. */
public enum Annunciation {
    /** The condition went on. */
    NEW,
    /** It went off and on again before it was acknowledged, or after it was latched. */
    AGAIN,
    /** It stayed on after its acknowledgement for as long as its class allows. */
    RE_ALARM,
    /** It became worse. */
    RE_FLASH,
    /** It was on, or latched, when a shelf, a suppression or an out of service ended. */
    UNCOVERED;

    /** What a transition annunciates; null if nothing: it is overlaid, acknowledged, normal, or was announced before. */
    static @Nullable Annunciation of(@Nullable KnownAlarm before, Alarm now) {
        if (!now.unanswered()) {
            return null;
        }
        if (before == null) {
            return NEW;
        }
        if (before.overlaid()) {
            return UNCOVERED;
        }
        if (now.priority().compareTo(before.priority()) > 0) {
            return RE_FLASH;
        }
        if (!before.unanswered()) {
            return now.handling().reAlarms() > before.reAlarms() ? RE_ALARM : AGAIN;
        }
        return now.state() == AlarmState.UNACKED && before.state() != AlarmState.UNACKED ? AGAIN : null;
    }
}
