package io.davy.alerting.notify;

import io.davy.alarm.Priority;
import io.davy.incident.Incident;
import io.davy.notification.Notification;
import io.davy.plant.Plant.Contact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has been told or is being told to whom, and so what an incident's new state still gives to tell. */
final class Told {
    private final Set<String> ids = new HashSet<>();
    /** Highest severity told, by incident, contact and channel. */
    private final Map<String, Priority> severities = new HashMap<>();

    void add(Notification n) {
        ids.add(n.id());
        if (n.severity() != null) {
            severities.merge(key(n.incident(), n.contact(), n.channel()), n.severity(), Told::higher);
        }
    }

    /** What this state of the incident gives to tell this contact by this channel, in the order of telling. */
    List<Occasion> due(Incident incident, Contact contact, ChannelKind channel) {
        List<Occasion> due = new ArrayList<>();
        boolean opened = ids.contains(Occasion.OPENED.id(incident.id(), contact.id(), channel));
        if (!opened) {
            // Who was never told that it began is not told how it ended.
            return incident.state() == Incident.State.OPEN
                    ? withVerdict(incident, List.of(Occasion.OPENED))
                    : List.of();
        }
        Priority told = severities.get(key(incident.id(), contact.id(), channel.word()));
        if (incident.severity().compareTo(Priority.HIGH) >= 0
                && told != null
                && incident.severity().compareTo(told) > 0) {
            due.add(Occasion.escalated(incident));
        }
        due = withVerdict(incident, due);
        if (incident.state() == Incident.State.CLOSED) {
            due.add(Occasion.CLOSED);
        }
        due.removeIf(o -> ids.contains(o.id(incident.id(), contact.id(), channel)));
        return due;
    }

    private static List<Occasion> withVerdict(Incident incident, List<Occasion> first) {
        List<Occasion> all = new ArrayList<>(first);
        if (incident.verdict() != null) {
            all.add(Occasion.verdict(incident.verdict()));
        }
        return all;
    }

    private static Priority higher(Priority a, Priority b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static String key(String incident, String contact, String channel) {
        return incident + '\n' + contact + '\n' + channel;
    }
}
