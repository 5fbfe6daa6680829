package io.davy.detection.alarm;

import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;
import io.davy.alarm.Handling.OutOfService;
import io.davy.alarm.SensorService.Ended;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes what becomes of the alarms of an area. */
public interface AlarmOutput {
    /** An alarm's next state. */
    void alarm(Alarm alarm);

    /** An answer to an officer. */
    void answer(ActionResult answer);

    /**
     * A sensor was taken out of service or back.
     *
     * @param permit under what; null if it is back
     * @param ended the permit that ended with this, if one did
     */
    void service(String tag, @Nullable OutOfService permit, @Nullable Ended ended, Instant time);
}
