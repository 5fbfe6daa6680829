package io.davy.alerting.notify;

import io.davy.alarm.Priority;
import io.davy.incident.Incident;
import io.davy.notification.Notification;
import io.davy.notification.Notification.State;
import io.davy.plant.Plant.Contact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an incident's newest state gives to tell somebody who knows of it. Pure. */
final class News {
    private static final Set<Occasion.Kind> BEGINNINGS = EnumSet.of(
            Occasion.Kind.OPENED,
            Occasion.Kind.ESCALATED,
            Occasion.Kind.ANOTHER_GAS,
            Occasion.Kind.REALARMED,
            Occasion.Kind.UNANSWERED,
            Occasion.Kind.UNREACHED);
    /** Calls that say of a closed incident that it is over. */
    private static final Set<Occasion.Kind> CALLS =
            EnumSet.of(Occasion.Kind.REALARMED, Occasion.Kind.UNANSWERED, Occasion.Kind.UNREACHED);

    /** An alarm may be so young and a message still not know of it. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

    private final Incident incident;
    private final Collection<Notification> told;

    /**
     * What to tell one contact.
     *
     * @param now by which way, in the order of telling
     * @param next when what is held back goes; null if nothing is
     */
    record Due(
            Map<ChannelKind, List<Occasion>> now, @Nullable Instant next) {}

    /**
     * @param told the newest state of every message of the incident
     */
    News(Incident incident, Collection<Notification> told) {
        this.incident = incident;
        this.told = told.stream().filter(n -> n.state() != State.WITHDRAWN).toList();
    }

    /**
     * The news for one contact.
     *
     * @param quiet for so long after a message about this incident to this contact, by whatever way, its news are held back; never what
     *     begins or has risen to HIGHEST, and never those of another incident
     */
    Due due(Contact contact, Collection<ChannelKind> ways, Duration quiet, Instant now) {
        Instant from = told.stream()
                .filter(n -> n.contact().equals(contact.id()))
                .map(Notification::created)
                // What was decided before the clock was set back holds nothing.
                .filter(t -> !t.isAfter(now))
                .max(Instant::compareTo)
                .map(t -> t.plus(quiet))
                .orElse(Instant.MIN);
        boolean held = false;
        Map<ChannelKind, List<Occasion>> due = new LinkedHashMap<>();
        for (ChannelKind way : ways) {
            List<Occasion> all = new ArrayList<>(of(contact, way));
            if (from.isAfter(now)) {
                held |= all.removeIf(o -> !urgent(o));
            }
            due.put(way, all);
        }
        return new Due(due, held ? from : null);
    }

    /** Another gas would be an incident of its own if its detectors did not respond to the first: it waits for nothing either. */
    private boolean urgent(Occasion o) {
        return o.kind() == Occasion.Kind.ANOTHER_GAS
                || o.kind() == Occasion.Kind.ESCALATED && incident.severity() == Priority.HIGHEST;
    }

    /** All news by one way, whether held back or not. Who was not told that it began is told nothing further. */
    List<Occasion> of(Contact contact, ChannelKind way) {
        List<Notification> mine = told.stream()
                .filter(n -> n.contact().equals(contact.id()) && n.channel().equals(way.word()))
                .toList();
        if (mine.stream().noneMatch(n -> BEGINNINGS.contains(Occasion.Kind.of(n.occasion())))) {
            return List.of();
        }
        List<Occasion> news = new ArrayList<>();
        Priority known = mine.stream()
                .map(Notification::severity)
                .filter(Objects::nonNull)
                .max(Priority::compareTo)
                .orElse(Priority.HIGHEST);
        if (incident.severity().compareTo(Priority.HIGH) >= 0
                && incident.severity().compareTo(known) > 0) {
            news.add(Occasion.escalated(incident));
        }
        if (incident.state() != Incident.State.CLOSED) {
            others(mine).forEach(gas -> news.add(Occasion.anotherGas(gas)));
        }
        if (incident.verdict() != null) {
            news.add(Occasion.verdict(incident.verdict()));
        }
        boolean knows = mine.stream()
                .filter(n -> BEGINNINGS.contains(Occasion.Kind.of(n.occasion())))
                .allMatch(this::saysItIsOver);
        if (incident.state() == Incident.State.CLOSED && !knows) {
            news.add(Occasion.CLOSED);
        }
        Set<String> ids = new HashSet<>();
        mine.forEach(n -> ids.add(n.id()));
        news.removeIf(o -> ids.contains(o.id(incident.id(), contact.id(), way)));
        return news;
    }

    /**
     * The gases by whose names alarms go, but that of the first-out and those that a message may have told of: it came clearly after the alarm.
     */
    private Set<String> others(List<Notification> mine) {
        Map<String, Instant> since = new TreeMap<>();
        for (Incident.Member m : incident.alarms()) {
            String gas = gas(m);
            if (gas != null) {
                since.merge(gas, m.time(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        // Of two that went on with the same reading the first message may still have known one only.
        incident.alarms().stream()
                .limit(1)
                .map(this::gas)
                .filter(Objects::nonNull)
                .forEach(since::remove);
        since.values().removeIf(t -> mine.stream().anyMatch(n -> n.created().isAfter(t.plus(ON_ITS_WAY))));
        return since.keySet();
    }

    private @Nullable String gas(Incident.Member m) {
        return m.gas() == null ? incident.gas() : m.gas();
    }

    /**
     * Whether a message was a call about the closed incident. Who knows of it by such calls alone knows that it is over, and a "closed" on top would end the page, or the
     * horn, that asks for the acknowledgement.
     */
    private boolean saysItIsOver(Notification n) {
        Instant closed = incident.closed();
        return CALLS.contains(Occasion.Kind.of(n.occasion()))
                && closed != null
                && !n.created().isBefore(closed);
    }
}
