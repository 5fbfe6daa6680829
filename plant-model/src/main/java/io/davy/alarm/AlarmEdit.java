package io.davy.alarm;

import io.davy.plant.Place;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may change in an alarm's life, see {@link Alarm#edit}; the fields are those of {@link Alarm}. */
public final class AlarmEdit {
    private final Alarm of;
    public int version;
    public AlarmClass alarmClass;
    public Priority priority;
    public AlarmState state;
    public boolean on;
    public double value;
    public @Nullable String unit;
    public double limit;
    public Instant onset;
    public Instant raised;
    public Instant time;
    public @Nullable Instant cleared;
    public long receivedMs;
    public @Nullable String ackedBy;
    public @Nullable Instant ackedAt;
    public int chatter;
    public Alarm.@Nullable Explanation explanation;
    public @Nullable Place place;
    public Handling handling;
    public Map<String, Object> other;

    AlarmEdit(Alarm of) {
        this.of = of;
        version = of.version();
        alarmClass = of.alarmClass();
        priority = of.priority();
        state = of.state();
        on = of.on();
        value = of.value();
        unit = of.unit();
        limit = of.limit();
        onset = of.onset();
        raised = of.raised();
        time = of.time();
        cleared = of.cleared();
        receivedMs = of.receivedMs();
        ackedBy = of.ackedBy();
        ackedAt = of.ackedAt();
        chatter = of.chatter();
        explanation = of.explanation();
        place = of.place();
        handling = of.handling();
        other = of.other();
    }

    Alarm done() {
        return new Alarm(
                of.id(),
                of.point(),
                version,
                of.site(),
                of.area(),
                of.zone(),
                of.sensor(),
                of.machine(),
                of.hazard(),
                of.gas(),
                of.rule(),
                alarmClass,
                priority,
                state,
                on,
                value,
                unit,
                limit,
                onset,
                raised,
                time,
                cleared,
                receivedMs,
                ackedBy,
                ackedAt,
                chatter,
                explanation,
                place,
                handling,
                other);
    }
}
