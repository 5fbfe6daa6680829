package io.davy.detection.alarm;

import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;

/** Takes what becomes of the alarms of an area. */
public interface AlarmOutput {
    /** An alarm's next state. */
    void alarm(Alarm alarm);

    /** An answer to an officer. */
    void answer(ActionResult answer);
}
