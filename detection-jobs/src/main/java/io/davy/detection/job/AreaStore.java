package io.davy.detection.job;

import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;
import io.davy.detection.alarm.AreaHandling;
import io.davy.detection.alarm.AreaMemory;
import java.util.Objects;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.function.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/** Keeps what is remembered of an area's alarms in Flink's state of the current key. */
final class AreaStore implements AreaMemory.Journal {
    private final MapState<String, Alarm> alarms;
    private final MapState<String, ActionResult> answers;
    private final ValueState<AreaHandling> handling;

    AreaStore(
            MapState<String, Alarm> alarms, MapState<String, ActionResult> answers, ValueState<AreaHandling> handling) {
        this.alarms = alarms;
        this.answers = answers;
        this.handling = handling;
    }

    /** What the state of the current key holds. */
    AreaMemory load() throws Exception {
        return new AreaMemory(
                alarms.values(),
                answers.values(),
                Objects.requireNonNullElse(handling.value(), AreaHandling.NONE),
                this);
    }

    @Override
    public void alarm(String point, @Nullable Alarm alarm) {
        write(() -> {
            if (alarm == null) {
                alarms.remove(point);
            } else {
                alarms.put(point, alarm);
            }
        });
    }

    @Override
    public void answer(String action, @Nullable ActionResult answer) {
        write(() -> {
            if (answer == null) {
                answers.remove(action);
            } else {
                answers.put(action, answer);
            }
        });
    }

    @Override
    public void handling(AreaHandling h) {
        write(() -> handling.update(h));
    }

    private static void write(ThrowingRunnable<Exception> change) {
        try {
            change.run();
        } catch (Exception e) {
            throw new FlinkRuntimeException("the state of an area's alarms could not be written", e);
        }
    }
}
