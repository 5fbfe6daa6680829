package io.davy.alerting.console;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.AlarmState;
import io.davy.alarm.DeviceStatus;
import io.davy.alarm.Handling;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.alarm.Shown;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the page needs of an alarm; the fields are those of {@link Alarm}, without what only programs want to know. */
record AlarmView(
        String id,
        String zone,
        String sensor,
        @Nullable String machine,
        Hazard hazard,
        @Nullable String gas,
        String rule,
        AlarmClass alarmClass,
        Priority priority,
        AlarmState state,
        Shown shown,
        boolean unanswered,
        boolean on,
        double value,
        @Nullable String unit,
        double limit,
        Instant raised,
        @Nullable Instant cleared,
        @Nullable String ackedBy,
        @Nullable Instant ackedAt,
        int chatter,
        Alarm.@Nullable Explanation explanation,
        @Nullable Object ne107,
        @Nullable Handling handling) {

    static AlarmView of(Alarm a) {
        return new AlarmView(
                a.id(),
                a.zone(),
                a.sensor(),
                a.machine(),
                a.hazard(),
                a.gas(),
                a.rule(),
                a.alarmClass(),
                a.priority(),
                a.state(),
                a.shown(),
                a.unanswered(),
                a.on(),
                a.value(),
                a.unit(),
                a.limit(),
                a.raised(),
                a.cleared(),
                a.ackedBy(),
                a.ackedAt(),
                a.chatter(),
                brief(a.explanation()),
                a.other().get(DeviceStatus.KEY),
                a.handling().equals(Handling.NONE) ? null : a.handling());
    }

    // Of the readings that decided, the page shows the last.
    private static Alarm.@Nullable Explanation brief(Alarm.@Nullable Explanation e) {
        return e == null || e.readings() == null || e.readings().size() < 2
                ? e
                : new Alarm.Explanation(
                        e.text(),
                        e.window(),
                        e.limitSource(),
                        List.of(e.readings().get(e.readings().size() - 1)));
    }
}
