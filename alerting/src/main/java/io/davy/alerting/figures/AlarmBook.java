package io.davy.alerting.figures;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest state of each alarm. Alarms that are over are kept for a while, so that a job which goes on from its checkpoint and says
 * again what it said before changes no figure.
 */
final class AlarmBook {
    /** How many alarms that are over are remembered; a checkpoint is seconds old, and so holds far fewer. */
    static final int OVER = 20_000;

    private final Map<String, KnownAlarm> open = new HashMap<>();
    private final Map<String, KnownAlarm> over = new LinkedHashMap<>();

    /** The newest state that is known of an alarm. */
    @Nullable
    KnownAlarm get(String id) {
        KnownAlarm alarm = open.get(id);
        return alarm == null ? over.get(id) : alarm;
    }

    void put(String id, KnownAlarm alarm) {
        if (!alarm.over()) {
            over.remove(id);
            open.put(id, alarm);
            return;
        }
        open.remove(id);
        over.put(id, alarm);
        if (over.size() > OVER) {
            over.remove(over.keySet().iterator().next());
        }
    }

    /** Alarms that stand or are overlaid. */
    Collection<KnownAlarm> open() {
        return open.values();
    }
}
