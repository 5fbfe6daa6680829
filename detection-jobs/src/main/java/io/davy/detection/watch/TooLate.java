package io.davy.detection.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Readings that are later than is allowed: told once a backlog, with how many and of what time, and held against the limits all the same,
 * since an exceedance of an hour ago may still have hurt somebody. Rise, background and standstill are not judged by them.
 */
final class TooLate {
    /** A backlog is over when nothing of it has come for so long. */
    static final long OVER_MS = 60_000;

    private final List<ConditionChange> held;

    TooLate(List<ConditionChange> held) {
        this.held = held;
    }

    /** Takes a reading; the sensor's first of a backlog says so. */
    void take(ZonePlan p, ZoneState s, int i, long timeMs, double value, boolean usable, long receivedMs) {
        Backlog b = s.backlogs.computeIfAbsent(i, k -> new Backlog());
        Row row = s.rows[i];
        b.count++;
        b.firstMs = Math.min(b.firstMs, timeMs);
        b.lastMs = Math.max(b.lastMs, timeMs);
        b.heardMs = s.clockMs;
        Condition said = Conditions.set(row, Rule.LATE, true, s.clockMs, (row.lastTime - timeMs) / 1000.0);
        if (said != null) {
            held.add(Changes.of(p, i, row, said, s.clockMs, said.onsetValue, receivedMs));
        }
        if (!usable) {
            return;
        }
        Duration by = Duration.ofMillis(row.lastTime - timeMs);
        if (timeMs <= b.row.lastTime) {
            end(p, row, i, b, by, receivedMs);
            b.restart();
        }
        b.row.lastTime = timeMs;
        b.row.lastValue = value;
        Ladder.limits(
                p,
                i,
                b.row,
                timeMs,
                value,
                (plan, sensor, own, c, time, v) -> changed(plan, row, sensor, own, c, time, v, by, receivedMs));
    }

    private void changed(
            ZonePlan p, Row live, int i, Row own, Condition c, long time, double v, Duration by, long receivedMs) {
        boolean stands = Conditions.on(live, c.rule);
        Instant onset = Instant.ofEpochMilli(c.onsetMs);
        if (!stands) {
            held.add(Changes.late(Changes.of(p, i, own, c, time, v, receivedMs), Late.by(by), onset));
        } else if (!c.on()) {
            // A later one of the rule stands: that there was this one too is told in one piece.
            Condition was = c.copy();
            was.phase = ZoneState.ON;
            ConditionChange began = Changes.of(p, i, own, was, c.onsetMs, c.onsetValue, receivedMs);
            held.add(Changes.late(began, Late.past(by, time), onset));
        }
    }

    /** Ends what a backlog left on. */
    private void end(ZonePlan p, Row live, int i, Backlog b, Duration by, long receivedMs) {
        for (Condition c = b.row.active; c != null; c = c.next) {
            if (c.on()) {
                Condition gone = c.copy();
                gone.phase = ZoneState.OFF;
                changed(p, live, i, b.row, gone, b.row.lastTime, b.row.lastValue, by, receivedMs);
            }
        }
    }

    /** Ends the backlogs that are over by the clock. */
    void clock(ZonePlan p, ZoneState s, long nowMs) {
        Iterator<Map.Entry<Integer, Backlog>> all = s.backlogs.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Integer, Backlog> e = all.next();
            int i = e.getKey();
            Backlog b = e.getValue();
            if (nowMs - b.heardMs < OVER_MS) {
                continue;
            }
            Row row = s.rows[i];
            end(p, row, i, b, Duration.ofMillis(Math.max(0, row.lastTime - b.row.lastTime)), 0);
            Condition over = Conditions.set(row, Rule.LATE, false, nowMs, b.count);
            if (over != null) {
                ConditionChange off = Changes.of(p, i, row, over, nowMs, b.count, 0);
                held.add(Changes.explained(
                        off,
                        p.tags[i] + ": " + b.count + " readings of " + Instant.ofEpochMilli(b.firstMs) + " to "
                                + Instant.ofEpochMilli(b.lastMs) + " came later than the allowed "
                                + Changes.figure(p.latenessMs / 1000.0) + " s"));
            }
            all.remove();
        }
    }
}
