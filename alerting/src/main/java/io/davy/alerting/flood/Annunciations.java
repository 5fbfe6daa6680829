package io.davy.alerting.flood;

import io.davy.alarm.Alarm;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells which records of davy.alarms are annunciations: an alarm calls for an answer that did not a record before. */
public final class Annunciations {
    /** How many alarms are remembered: those that changed last. */
    private static final int REMEMBERED = 50_000;

    private final Map<String, Seen> seen = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Seen(int version, boolean unanswered) {}

    /** Takes a record; a repeat of one that was taken, or of an older state, is none. */
    public boolean take(Alarm alarm) {
        Seen before = seen.get(alarm.id());
        if (before != null && alarm.version() <= before.version()) {
            return false;
        }
        seen.put(alarm.id(), new Seen(alarm.version(), alarm.unanswered()));
        return alarm.unanswered() && (before == null || !before.unanswered());
    }
}
