package io.davy.alerting.figures;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.AlarmEdit;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Handling;
import io.davy.alarm.Hazard;
import io.davy.alarm.Ids;
import io.davy.alarm.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tells the life of one alarm, transition by transition, as the job would. */
final class AlarmStory {
    private final AlarmFigures figures;
    private Alarm now;
    private Told told;

    private AlarmStory(AlarmFigures figures, Alarm first) {
        this.figures = figures;
        this.now = first;
        this.told = figures.take(first, first.time());
    }

    static AlarmStory on(AlarmFigures figures, String area, String sensor, Priority priority, Instant at) {
        return new AlarmStory(figures, first(area, sensor, AlarmClass.PROCESS, priority, at));
    }

    static Alarm first(String area, String sensor, AlarmClass ofClass, Priority priority, Instant at) {
        return new Alarm(
                Ids.alarm(area, sensor, "level_high", at.toEpochMilli()),
                sensor + "/level_high",
                1,
                "ulsan",
                area,
                "Z-1",
                sensor,
                null,
                Hazard.PROCESS,
                null,
                "level_high",
                ofClass,
                priority,
                AlarmState.UNACKED,
                true,
                81,
                "%",
                80,
                at,
                at,
                at,
                null,
                0,
                null,
                null,
                0,
                null,
                Map.of());
    }

    Alarm alarm() {
        return now;
    }

    Told told() {
        return told;
    }

    AlarmStory again() {
        told = figures.take(now, now.time());
        return this;
    }

    private AlarmStory next(Instant at, Consumer<AlarmEdit> change) {
        now = now.edit(e -> {
            e.version++;
            e.time = at;
            change.accept(e);
        });
        told = figures.take(now, at);
        return this;
    }

    AlarmStory off(Instant at) {
        return next(at, e -> {
            e.on = false;
            e.cleared = at;
            e.state = e.state == AlarmState.ACKED ? AlarmState.NORMAL : AlarmState.RTN_UNACKED;
        });
    }

    AlarmStory back(Instant at) {
        return next(at, e -> {
            e.on = true;
            e.cleared = null;
            e.chatter++;
            e.state = AlarmState.UNACKED;
        });
    }

    AlarmStory ack(Instant at) {
        return next(at, e -> {
            e.state = e.on ? AlarmState.ACKED : AlarmState.NORMAL;
            e.ackedBy = "kim";
            e.ackedAt = at;
        });
    }

    AlarmStory worse(Instant at) {
        return next(at, e -> {
            e.priority = Priority.HIGHEST;
            e.state = AlarmState.UNACKED;
        });
    }

    AlarmStory value(Instant at) {
        return next(at, e -> e.value = e.value + 1);
    }

    AlarmStory reAlarm(Instant at) {
        return next(at, e -> {
            e.state = AlarmState.UNACKED;
            Handling h = e.handling;
            e.handling = new Handling(
                    h.latching(),
                    h.shelf(),
                    h.suppression(),
                    h.outOfService(),
                    h.hidden(),
                    h.reAlarms() + 1,
                    null,
                    List.of());
        });
    }

    AlarmStory shelve(Instant at, Duration length, String by, String reason) {
        return next(at, e -> e.handling = shelf(new Handling.Shelf(by, reason, at, at.plus(length), false)));
    }

    AlarmStory suppressed(Instant at, String... rules) {
        return next(
                at,
                e -> e.handling = new Handling(
                        false, null, new Handling.Suppression(List.of(rules), at), null, true, 0, null, List.of()));
    }

    AlarmStory outOfService(Instant at, String permit) {
        return next(
                at,
                e -> e.handling = new Handling(
                        false,
                        null,
                        null,
                        new Handling.OutOfService("kim", permit, "calibration", at, at.plusSeconds(3600)),
                        true,
                        0,
                        null,
                        List.of()));
    }

    /** The overlay ends; the condition is as it was. */
    AlarmStory uncovered(Instant at) {
        return next(at, e -> {
            e.handling = Handling.NONE;
            e.state = e.on ? AlarmState.UNACKED : AlarmState.NORMAL;
        });
    }

    private static Handling shelf(Handling.Shelf shelf) {
        return new Handling(false, shelf, null, null, true, 0, null, List.of());
    }
}
