package io.davy.alerting.notify;

import io.davy.notification.Notification;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has been told or is being told, by incident. */
final class Memory {
    private final Map<String, Map<String, Notification>> byIncident = new HashMap<>();

    void add(Notification n) {
        byIncident.computeIfAbsent(n.incident(), k -> new LinkedHashMap<>()).put(n.id(), n);
    }

    /** The newest state of every message of an incident, in the order of telling. */
    Collection<Notification> of(String incident) {
        return List.copyOf(byIncident.getOrDefault(incident, Map.of()).values());
    }

    /** Whether a message is known, and was not withdrawn unsent. */
    boolean told(String incident, String id) {
        Notification n = byIncident.getOrDefault(incident, Map.of()).get(id);
        return n != null && n.state() != Notification.State.WITHDRAWN;
    }
}
