package io.davy.appliance.score;

import io.davy.alarm.Alarm;
import io.davy.alarm.Hazard;
import io.davy.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gas incidents of a run, as events that can be held against what really happened. */
final class GasEvents {
    /**
     * A gas incident.
     *
     * @param from when it opened
     * @param until when its last alarm went off, or the end of the run
     * @param states what was published of it, oldest first
     */
    record Event(Instant from, Instant until, List<Incident> states) {
        boolean overlaps(Instant start, Instant end) {
            return !from.isAfter(end) && !until.isBefore(start);
        }
    }

    private final ChainLog log;
    private final List<Event> events;

    GasEvents(ChainLog log, Duration closeAfter) {
        this.log = log;
        List<Event> all = new ArrayList<>();
        for (List<Incident> states : log.histories(Hazard.GAS).values()) {
            Incident last = states.get(states.size() - 1);
            Instant closed = last.closed();
            // It closes when all its alarms have been off for so long: that time is no part of the event.
            Instant until = closed == null ? log.end() : closed.minus(closeAfter);
            Instant from = last.opened();
            all.add(new Event(from, until.isBefore(from) ? from : until, states));
        }
        this.events = List.copyOf(all);
    }

    List<Event> all() {
        return events;
    }

    /** When a gas alarm first went on in a span of time; one that was on before is no news. */
    @Nullable
    Instant firstAlarm(Instant start, Instant end) {
        return log.alarms().stream()
                .filter(a -> a.hazard() == Hazard.GAS && a.on())
                .map(Alarm::time)
                .filter(t -> !t.isBefore(start) && !t.isAfter(end))
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** The place that was last told until then, by an incident that was an event in that span. */
    Incident.@Nullable Source lastSource(Instant start, Instant end) {
        Incident newest = null;
        for (Event e : events) {
            if (!e.overlaps(start, end)) {
                continue;
            }
            for (Incident i : e.states()) {
                boolean told = i.source() != null && !i.time().isAfter(end);
                newest = told && (newest == null || !i.time().isBefore(newest.time())) ? i : newest;
            }
        }
        return newest == null ? null : newest.source();
    }
}
