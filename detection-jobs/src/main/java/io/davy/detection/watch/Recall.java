package io.davy.detection.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a reading that came late, within the allowed lateness, as if it had come in its order: the sensor's row becomes what it would have
 * become, and what that makes different from what was told is told.
 *
 * <p>What was on in the past goes on and off; what began or ended at another time is corrected; what went off too early goes on again.
 * What was told and would not have been goes off with its reason, but not while its value is beyond the limit still.
 */
final class Recall {
    private final Row scratch = Row.apart();

    /**
     * Takes the reading.
     *
     * @return false if a reading of that time had come already, which changes nothing
     */
    boolean take(
            ZonePlan p,
            Recent recent,
            Row row,
            int i,
            long timeMs,
            double value,
            int quality,
            long receivedMs,
            List<ConditionChange> held) {
        if (recent.has(timeMs)) {
            return false;
        }
        Spans before = new Spans(recent.first(), null, receivedMs);
        recent.replay(p, i, scratch, before);
        recent.insert(timeMs, Stretch.packed(value, quality));
        Spans after = new Spans(recent.first(), before, receivedMs);
        recent.relive(p, i, scratch, after);
        Duration by = Duration.ofMillis(row.lastTime - timeMs);
        boolean[] told = new boolean[Rule.COUNT];
        for (Condition c = row.active; c != null; c = c.next) {
            told[c.rule.ordinal()] = c.on();
            carry(c, after);
        }
        scratch.copyTo(row);
        for (Rule rule : Rule.ALL) {
            if (!rule.byClock() && (told[rule.ordinal()] || any(before, rule) || any(after, rule))) {
                new Told(p, i, row, rule, by, receivedMs, held)
                        .compare(before.of(rule), after.of(rule), told[rule.ordinal()]);
            }
        }
        return true;
    }

    private static boolean any(Spans spans, Rule rule) {
        for (Span s : spans.all) {
            if (s.rule == rule) {
                return true;
            }
        }
        return false;
    }

    /** Keeps what the clock has decided, and what was told and still lies beyond its limit. */
    private void carry(Condition c, Spans after) {
        Condition now = scratch.find(c.rule);
        if (c.rule.byClock()) {
            scratch.add(c.copy());
        } else if (c.on() && now != null && now.phase == ZoneState.PENDING_ON) {
            now.phase = c.phase;
            after.all.add(new Span(c.rule, now.onsetMs));
        }
    }

    /** Tells of one rule what differs. */
    private record Told(
            ZonePlan p, int i, Row row, Rule rule, Duration by, long receivedMs, List<ConditionChange> held) {

        void compare(List<Span> before, List<Span> after, boolean wasOn) {
            boolean on = wasOn;
            @Nullable Span claimed = null;
            for (Span n : after) {
                Span first = null;
                Span last = null;
                for (Span o : before) {
                    if (o.overlaps(n)) {
                        first = first == null ? o : first;
                        last = o;
                    }
                }
                if (first == null || last == null) {
                    on = fresh(n, on);
                    continue;
                }
                if (first != claimed && first.onsetMs != n.onsetMs) {
                    late(began(n), Late.correcting(by, first.onsetMs), n.onsetMs);
                }
                claimed = last;
                on = end(n, last, after, on);
            }
            settle(on);
        }

        /** What nothing was told of. */
        private boolean fresh(Span n, boolean on) {
            if (n.open()) {
                if (!on) {
                    late(began(n), Late.by(by), n.onsetMs);
                }
                return true;
            }
            if (n.began == null || n.ended == null) {
                return on;
            }
            if (on) {
                late(n.began, Late.past(by, n.endMs), n.onsetMs);
            } else {
                late(n.began, Late.by(by), n.onsetMs);
                late(n.ended, Late.by(by), n.onsetMs);
            }
            return on;
        }

        private boolean end(Span n, Span last, List<Span> after, boolean on) {
            if (n.open()) {
                if (!on) {
                    late(began(n), last.open() ? Late.by(by) : Late.resuming(by, last.endMs), n.onsetMs);
                }
                return true;
            }
            for (Span other : after) {
                if (other.onsetMs > n.onsetMs && other.overlaps(last)) {
                    return on;
                }
            }
            if (n.ended == null) {
                return on;
            }
            if (last.open()) {
                if (on) {
                    late(n.ended, Late.by(by), n.onsetMs);
                }
                return false;
            }
            if (last.endMs != n.endMs) {
                late(n.ended, Late.correcting(by, last.endMs), n.onsetMs);
            }
            return on;
        }

        /** Whatever was told, the point ends as its row does. */
        private void settle(boolean on) {
            boolean is = Conditions.on(row, rule);
            if (on && !is) {
                Condition gone = new Condition(rule);
                gone.onsetMs = row.lastTime;
                held.add(Changes.withdrawn(change(gone), Late.by(by)));
            } else if (!on && is) {
                Condition c = row.find(rule);
                if (c != null) {
                    late(change(c), Late.by(by), c.onsetMs);
                }
            }
        }

        private ConditionChange began(Span n) {
            if (n.began != null) {
                return n.began;
            }
            Condition c = row.find(rule);
            if (c == null || !n.open()) {
                c = new Condition(rule);
                c.phase = ZoneState.ON;
                c.onsetMs = n.onsetMs;
                c.onsetValue = row.lastValue;
            }
            return change(c);
        }

        private ConditionChange change(Condition c) {
            double value = rule == Rule.RATE || rule.device() ? c.onsetValue : row.lastValue;
            return Changes.of(p, i, row, c, row.lastTime, value, receivedMs);
        }

        private void late(ConditionChange c, Late late, long onsetMs) {
            held.add(Changes.late(c, late, Instant.ofEpochMilli(onsetMs)));
        }
    }
}
