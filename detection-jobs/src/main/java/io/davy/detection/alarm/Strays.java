package io.davy.detection.alarm;

import io.davy.alarm.Alarm;
import io.davy.alarm.Alarm.Explanation;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Ids;
import io.davy.detection.watch.ConditionChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Alarms that an earlier run of the program published as standing and that this one does not know: raised after its state was kept. Most are
 * raised again under their ids when their readings are read again. What the clock decided may not be, or not at the same moment; nobody
 * could answer such an alarm, and it would stand for ever.
 */
final class Strays {
    static final String NOT_FOUND = "after a restart of Davy this condition was not found on";
    static final String TAKEN_OVER = "after a restart of Davy a later alarm of the same kind took its place";

    private final Map<String, Alarm> byId = new LinkedHashMap<>();
    private @Nullable Instant until;

    /**
     * Takes what was published.
     *
     * @param before when they are to be found again
     */
    void add(Collection<Alarm> published, Instant before, AreaMemory m) {
        published.stream()
                .filter(Alarm::listed)
                .filter(a -> !known(a, m.alarm(Ids.point(a.sensor(), a.rule()))))
                .sorted(Comparator.comparing(Alarm::onset).reversed())
                .forEach(a -> byId.put(a.id(), a));
        until = byId.isEmpty() ? null : before;
    }

    private static boolean known(Alarm a, @Nullable Alarm kept) {
        return kept != null && kept.id().equals(a.id());
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    @Nullable
    Instant until() {
        return until;
    }

    /** It is known now. */
    void found(String id) {
        if (byId.remove(id) != null && byId.isEmpty()) {
            until = null;
        }
    }

    /** The alarm that goes on when a condition comes that began later than it, where no other alarm of the point stands; null if there is none. */
    @Nullable
    Alarm continued(ConditionChange c) {
        for (Alarm a : byId.values()) {
            if (c.on()
                    && c.late() == null
                    && a.sensor().equals(c.sensor())
                    && a.rule().equals(c.rule())
                    && a.onset().isBefore(c.onset())) {
                return a;
            }
        }
        return null;
    }

    /** Those that were not found in time, the newest of a point first; they are forgotten. */
    List<Alarm> due(Instant now) {
        if (until == null || until.isAfter(now)) {
            return List.of();
        }
        List<Alarm> left = new ArrayList<>(byId.values());
        byId.clear();
        until = null;
        return left;
    }

    /** The condition of an alarm is not on, as far as anybody knows. */
    static ConditionChange notFound(Alarm a, Instant now) {
        return new ConditionChange(
                a.site(),
                a.area(),
                a.zone(),
                a.sensor(),
                a.machine(),
                a.hazard(),
                a.gas(),
                a.rule(),
                a.alarmClass(),
                a.priority(),
                false,
                now,
                a.onset(),
                a.value(),
                a.unit(),
                a.limit(),
                0,
                why(NOT_FOUND));
    }

    /** An alarm is over, since another one of its point stands. */
    static Alarm takenOver(Alarm a, Instant now) {
        return a.edit(e -> {
            e.version++;
            e.state = AlarmState.NORMAL;
            e.on = false;
            e.time = AlarmMachine.latest(a, now);
            e.cleared = a.cleared() == null ? e.time : a.cleared();
            e.receivedMs = 0;
            e.explanation = why(TAKEN_OVER);
            e.handling = a.handling()
                    .shelf(null)
                    .suppression(null)
                    .outOfService(null)
                    .hidden(false)
                    .reAlarm(a.handling().reAlarms(), null);
        });
    }

    private static Explanation why(String text) {
        return new Explanation(text, null, null, List.of());
    }
}
