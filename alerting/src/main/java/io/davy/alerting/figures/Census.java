package io.davy.alerting.figures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the alarms of one place that stand, or are overlaid, at a moment. */
final class Census {
    private final Instant now;
    private final List<KnownAlarm> stale = new ArrayList<>();
    private int standing;
    private int unanswered;
    private int shelved;
    private int suppressed;
    private int outOfService;
    private int overdue;
    private @Nullable Instant longestWaiting;

    Census(Instant now) {
        this.now = now;
    }

    void add(KnownAlarm alarm) {
        standing += alarm.standing() ? 1 : 0;
        unanswered += alarm.unanswered() ? 1 : 0;
        shelved += alarm.shelf() != null ? 1 : 0;
        suppressed += alarm.suppressed() ? 1 : 0;
        outOfService += alarm.outOfService() ? 1 : 0;
        overdue += Care.overdue(alarm, now) ? 1 : 0;
        if (StaleDays.stale(alarm, now)) {
            stale.add(alarm);
        }
        Instant waiting = alarm.waiting();
        if (waiting != null && (longestWaiting == null || waiting.isBefore(longestWaiting))) {
            longestWaiting = waiting;
        }
    }

    int standing() {
        return standing;
    }

    int unanswered() {
        return unanswered;
    }

    int shelved() {
        return shelved;
    }

    int suppressed() {
        return suppressed;
    }

    int outOfService() {
        return outOfService;
    }

    /** Shelves that should have ended by now. */
    int overdue() {
        return overdue;
    }

    List<KnownAlarm> stale() {
        return stale;
    }

    /** Since when the alarm that has waited longest has waited for an officer. */
    @Nullable
    Instant longestWaiting() {
        return longestWaiting;
    }
}
