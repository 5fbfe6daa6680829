package io.davy.alerting.notify;

import io.davy.alarm.Alarm;
import io.davy.alerting.notify.route.AlarmLedger;
import io.davy.alerting.notify.route.IncidentCase;
import io.davy.alerting.notify.route.Situation;
import io.davy.incident.Incident;
import io.davy.notification.Notification;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The incidents that may still give something to tell, their alarms, and when each is to be looked at. Pure. */
final class Cases {
    private final AlarmLedger ledger = new AlarmLedger();
    private final Map<String, IncidentCase> cases = new LinkedHashMap<>();
    private final Map<String, Set<String>> incidentsOf = new HashMap<>();
    private final Map<String, Instant> wake = new HashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();

    /** Takes an incident's newest record. */
    void take(Incident incident, Instant written) {
        IncidentCase c = cases.get(incident.id());
        if (c == null) {
            c = new IncidentCase(incident, written);
            cases.put(incident.id(), c);
        } else {
            c.take(incident, written);
        }
        for (String alarm : c.alarms()) {
            Set<String> of = incidentsOf.computeIfAbsent(alarm, k -> new HashSet<>());
            if (of.add(incident.id())) {
                changed.addAll(of);
            }
        }
        changed.add(incident.id());
    }

    /** Takes an alarm's newest record. */
    void take(Alarm alarm, Instant written) {
        if (ledger.take(alarm, written)) {
            changed.addAll(incidentsOf.getOrDefault(alarm.id(), Set.of()));
        }
    }

    /** Something was told of it, or was not. */
    void touch(String incident) {
        changed.add(incident);
    }

    /** Everything is looked at again. */
    void touchAll() {
        changed.addAll(cases.keySet());
    }

    /** Incidents that have changed since they were looked at last, or whose time has come. */
    List<String> due(Instant now) {
        wake.forEach((id, at) -> {
            if (!at.isAfter(now)) {
                changed.add(id);
            }
        });
        return List.copyOf(changed);
    }

    Optional<IncidentCase> of(String incident) {
        return Optional.ofNullable(cases.get(incident));
    }

    /** All that are known. */
    Collection<IncidentCase> all() {
        return cases.values();
    }

    Situation situation(IncidentCase c, Collection<Notification> told) {
        return new Situation(c.subject(ledger), c.open(), c.stretches(ledger, alarm -> left(c, alarm)), told);
    }

    /** When an alarm became one of a younger incident. */
    private Optional<Instant> left(IncidentCase c, String alarm) {
        return incidentsOf.getOrDefault(alarm, Set.of()).stream()
                .map(cases::get)
                .filter(other -> other != null
                        && !other.absorbed()
                        && other.incident().opened().isAfter(c.incident().opened()))
                .map(IncidentCase::known)
                .min(Instant::compareTo);
    }

    /**
     * An incident has been looked at.
     *
     * @param next when it is to be looked at again at the latest; null: when something changes
     * @param over whether nothing more can come of it
     */
    void looked(String incident, @Nullable Instant next, boolean over) {
        changed.remove(incident);
        wake.remove(incident);
        if (next != null) {
            wake.put(incident, next);
        }
        if (over && next == null) {
            IncidentCase c = cases.remove(incident);
            if (c != null) {
                c.alarms()
                        .forEach(a -> incidentsOf.computeIfPresent(a, (k, ids) -> {
                            ids.remove(incident);
                            return ids.isEmpty() ? null : ids;
                        }));
            }
        }
    }
}
