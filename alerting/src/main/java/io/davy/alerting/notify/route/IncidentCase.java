package io.davy.alerting.notify.route;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.incident.Incident;
import io.davy.plant.Routing.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** An incident as the records of davy.incidents tell of it, and when its alarms waited for an answer. */
public final class IncidentCase {
    private static final String PART_OF = "part_of";

    private final Instant known;
    /** Its alarms, and when each became known as one of them. */
    private final Map<String, Instant> alarms = new LinkedHashMap<>();

    private final List<Rise> rises = new ArrayList<>();
    private Incident incident;
    private Instant newest;

    /** A rise of its severity that is news for those who were told before. */
    record Rise(Instant name, Instant known) {}

    /**
     * An incident that becomes known.
     *
     * @param written when the record was written
     */
    public IncidentCase(Incident first, Instant written) {
        this.incident = first;
        this.known = written;
        this.newest = written;
        gather(first);
    }

    /** Takes a further record. */
    public void take(Incident next, Instant written) {
        if (next.version() < incident.version()) {
            return;
        }
        if (next.severity().compareTo(incident.severity()) > 0
                && next.severity().compareTo(Priority.HIGH) >= 0) {
            rises.add(new Rise(next.time(), written));
        }
        incident = next;
        newest = written.isAfter(newest) ? written : newest;
        gather(next);
    }

    private void gather(Incident i) {
        i.alarmIds().forEach(id -> alarms.putIfAbsent(id, newest));
    }

    /** The newest record. */
    public Incident incident() {
        return incident;
    }

    /** Ids of its alarms. */
    public Set<String> alarms() {
        return Collections.unmodifiableSet(alarms.keySet());
    }

    /** When it became known. */
    public Instant known() {
        return known;
    }

    public boolean open() {
        return incident.state() == Incident.State.OPEN;
    }

    /** Whether it goes on as another incident. */
    public boolean absorbed() {
        return incident.other().get(PART_OF) != null;
    }

    /**
     * When its alarms waited for an answer; empty if they never did, or it goes on as another incident.
     *
     * @param left when an alarm became one of a younger incident, which then answers for it
     */
    public List<Stretch> stretches(AlarmLedger ledger, Function<String, Optional<Instant>> left) {
        return absorbed() ? List.of() : new Stretches(incident.opened(), known, rises).of(spans(ledger, left));
    }

    /** Of each alarm. One that davy.alarms has not told of yet waits while the incident says that it is on. */
    private List<List<Span>> spans(AlarmLedger ledger, Function<String, Optional<Instant>> left) {
        List<List<Span>> all = new ArrayList<>();
        boolean anyKnown = false;
        for (Map.Entry<String, Instant> alarm : alarms.entrySet()) {
            String id = alarm.getKey();
            AlarmLedger.Track track = ledger.of(id).orElse(null);
            anyKnown |= track != null;
            if (track != null) {
                Instant until = open() ? Instant.MAX : left.apply(id).orElse(Instant.MAX);
                all.add(track.spans().stream()
                        .filter(this::since)
                        .filter(s -> s.to() == null || !late(alarm.getValue()) || s.to().isAfter(alarm.getValue()))
                        .map(s -> s.noSooner(alarm.getValue()))
                        .filter(s -> s.from().isBefore(until))
                        .map(s -> s.noLater(until))
                        .toList());
            } else if (open()
                    && incident.alarms().stream()
                            .anyMatch(m -> m.on() && m.alarm().equals(id))) {
                all.add(List.of(new Span(incident.opened(), alarm.getValue(), null, null)));
            }
        }
        if (!anyKnown && all.isEmpty()) {
            all.add(List.of(new Span(incident.opened(), known, newest, null)));
        }
        return all;
    }

    /** Whether an alarm came to it later: what had been answered by then is not of it. */
    private boolean late(Instant joined) {
        return joined.isAfter(known);
    }

    /** Whether it reaches into the incident's life: an alarm may have been part of an older one. */
    private boolean since(Span s) {
        return s.answer() == null || !s.answer().at().isBefore(incident.opened());
    }

    /** What decides about its routes. */
    public Subject subject(AlarmLedger ledger) {
        Set<AlarmClass> classes = EnumSet.noneOf(AlarmClass.class);
        alarms.keySet().forEach(a -> ledger.of(a).ifPresent(t -> classes.add(t.alarmClass())));
        if (classes.isEmpty()) {
            classes.add(usual(incident.hazard()));
        }
        return new Subject(incident.zone(), incident.hazard(), incident.severity(), classes);
    }

    /** The class that an alarm has as a rule, until its own record has come. */
    private static AlarmClass usual(Hazard hazard) {
        return switch (hazard) {
            case GAS -> AlarmClass.LIFE_SAFETY;
            case HEAT, VIBRATION, PROCESS -> AlarmClass.PROCESS;
            case DEVICE -> AlarmClass.DEVICE;
        };
    }
}
