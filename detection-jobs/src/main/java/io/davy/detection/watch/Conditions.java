package io.davy.detection.watch;

import org.jspecify.annotations.Nullable;

/** The on-delay / off-delay machine of one rule at one sensor. */
final class Conditions {
    private Conditions() {}

    /**
     * Takes one reading's comparison.
     *
     * @param beyond the value is beyond the limit
     * @param back the value is back behind the limit and its deadband; neither is true inside the deadband
     * @return the condition if it went on or off with this; null if not
     */
    static @Nullable Condition step(
            Row row,
            Rule rule,
            boolean beyond,
            boolean back,
            long timeMs,
            double value,
            long onDelayMs,
            long offDelayMs) {
        Condition c = row.find(rule);
        if (c == null) {
            return beyond ? begin(row, rule, timeMs, value, onDelayMs) : null;
        }
        switch (c.phase) {
            case ZoneState.PENDING_ON:
                if (!beyond) {
                    c.phase = ZoneState.OFF;
                    row.remove(c);
                    return null;
                }
                if (timeMs - c.sinceMs < onDelayMs) {
                    return null;
                }
                c.phase = ZoneState.ON;
                return c;
            case ZoneState.ON:
                if (!back) {
                    return null;
                }
                c.sinceMs = timeMs;
                if (offDelayMs > 0) {
                    c.phase = ZoneState.PENDING_OFF;
                    return null;
                }
                return end(row, c);
            case ZoneState.PENDING_OFF:
                if (!back) {
                    c.phase = ZoneState.ON;
                    return null;
                }
                return timeMs - c.sinceMs < offDelayMs ? null : end(row, c);
            case ZoneState.BENEATH:
                if (back) {
                    end(row, c);
                    return null;
                }
                c.phase = onDelayMs == 0 ? ZoneState.ON : ZoneState.BENEATH;
                return onDelayMs == 0 ? c : null;
            default:
                throw new IllegalStateException("phase " + c.phase + " of " + rule);
        }
    }

    private static @Nullable Condition begin(Row row, Rule rule, long timeMs, double value, long onDelayMs) {
        Condition c = new Condition(rule);
        c.onsetMs = timeMs;
        c.onsetValue = value;
        c.sinceMs = timeMs;
        c.phase = onDelayMs > 0 ? ZoneState.PENDING_ON : ZoneState.ON;
        row.add(c);
        return onDelayMs > 0 ? null : c;
    }

    private static Condition end(Row row, Condition c) {
        c.phase = ZoneState.OFF;
        row.remove(c);
        return c;
    }

    /** Puts a rule on or off at once; the condition if that changed it. */
    static @Nullable Condition set(Row row, Rule rule, boolean on, long timeMs, double value) {
        return step(row, rule, on, !on, timeMs, value, 0, 0);
    }

    /** Puts a device's rule on without telling it: it stands beneath its gateway's loss. */
    static void beneath(Row row, Rule rule, long timeMs, double value) {
        Condition c = row.find(rule);
        if (c == null) {
            begin(row, rule, timeMs, value, 1);
            c = row.active;
        }
        if (c != null) {
            c.phase = ZoneState.BENEATH;
        }
    }

    static boolean on(Row row, Rule rule) {
        Condition c = row.find(rule);
        return c != null && c.on();
    }

    /** Whether a rule is on at a sensor of a zone. */
    static boolean on(ZoneState s, int sensor, Rule rule) {
        return on(s.rows[sensor], rule);
    }
}
