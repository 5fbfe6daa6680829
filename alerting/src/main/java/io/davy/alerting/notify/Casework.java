package io.davy.alerting.notify;

import io.davy.alarm.Alarm;
import io.davy.alerting.notify.route.IncidentCase;
import io.davy.alerting.notify.route.Situation;
import io.davy.incident.Incident;
import io.davy.notification.Notification;
import io.davy.plant.Plant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides what people are told of all incidents, as records come and time passes. Pure: given the same records and the same that was told,
 * another that begins at any moment decides the same.
 */
final class Casework {
    private final Memory memory = new Memory();
    private final Cases cases = new Cases();
    /** Incidents that nobody has answered, although everybody was told who was to be. */
    private final Set<String> unreached = ConcurrentHashMap.newKeySet();

    /** Takes an incident's newest record, and when it was written. */
    void take(Incident incident, Instant written) {
        cases.take(incident, written);
    }

    /** Takes an alarm's newest record, and when it was written. */
    void take(Alarm alarm, Instant written) {
        cases.take(alarm, written);
    }

    /** Takes what has come of a message. */
    void take(Notification n) {
        memory.add(n);
        cases.touch(n.incident());
    }

    /** The plant is another: all is looked at again. */
    void plantChanged() {
        cases.touchAll();
    }

    /** Incidents of which something may have to be told now. */
    List<String> due(Instant now) {
        return cases.due(now);
    }

    /** Decides about one incident, and remembers what is told as told. */
    Desk.Decision decide(String incident, Plant plant, DeskReach reach, Instant now) {
        Optional<IncidentCase> known = cases.of(incident);
        if (known.isEmpty()) {
            cases.looked(incident, null, true);
            return Desk.Decision.NOTHING;
        }
        IncidentCase c = known.get();
        Desk.Decision decision =
                new Desk(plant, reach, memory).decide(c.incident(), told -> cases.situation(c, told), now);
        if (decision.unreached()) {
            unreached.add(incident);
        } else {
            unreached.remove(incident);
        }
        boolean waits = memory.of(incident).stream().anyMatch(n -> n.state() == Notification.State.PENDING);
        cases.looked(incident, decision.next(), !c.open() && !situation(c).live() && !waits);
        return decision;
    }

    /** Whether a message has lost its sense, because its incident was answered. */
    boolean answered(IncidentCase c, Notification n, Plant plant, DeskReach reach) {
        return situation(c).withdrawn(w -> reach.rouses(plant, w)).contains(n);
    }

    private Situation situation(IncidentCase c) {
        return cases.situation(c, memory.of(c.incident().id()));
    }

    /** How many incidents wait for an answer, although everybody was told who was to be. */
    int unreached() {
        return unreached.size();
    }
}
