package io.davy.detection.watch;

/** The on-delay / off-delay machine of one rule at one sensor, on the columns of a {@link ZoneState}. */
final class Conditions {
    /** What a step did. */
    static final int SAME = 0;

    static final int WENT_ON = 1;
    static final int WENT_OFF = 2;

    private Conditions() {}

    /**
     * Takes one reading's comparison.
     *
     * @param beyond the value is beyond the limit
     * @param back the value is back behind the limit and its deadband; neither is true inside the deadband
     */
    static int step(
            ZoneState s,
            int sensor,
            Rule rule,
            boolean beyond,
            boolean back,
            long timeMs,
            double value,
            long onDelayMs,
            long offDelayMs) {
        int at = sensor * Rule.COUNT + rule.ordinal();
        switch (s.phase[at]) {
            case ZoneState.OFF:
                if (!beyond) {
                    return SAME;
                }
                s.onset[at] = timeMs;
                s.onsetValue[at] = (float) value;
                s.since[at] = timeMs;
                raise(s, sensor, rule);
                if (onDelayMs > 0) {
                    s.phase[at] = ZoneState.PENDING_ON;
                    return SAME;
                }
                s.phase[at] = ZoneState.ON;
                return WENT_ON;
            case ZoneState.PENDING_ON:
                if (!beyond) {
                    s.phase[at] = ZoneState.OFF;
                    lower(s, sensor, rule);
                    return SAME;
                }
                if (timeMs - s.since[at] < onDelayMs) {
                    return SAME;
                }
                s.phase[at] = ZoneState.ON;
                return WENT_ON;
            case ZoneState.ON:
                if (!back) {
                    return SAME;
                }
                s.since[at] = timeMs;
                if (offDelayMs > 0) {
                    s.phase[at] = ZoneState.PENDING_OFF;
                    return SAME;
                }
                s.phase[at] = ZoneState.OFF;
                lower(s, sensor, rule);
                return WENT_OFF;
            case ZoneState.PENDING_OFF:
                if (!back) {
                    s.phase[at] = ZoneState.ON;
                    return SAME;
                }
                if (timeMs - s.since[at] < offDelayMs) {
                    return SAME;
                }
                s.phase[at] = ZoneState.OFF;
                lower(s, sensor, rule);
                return WENT_OFF;
            case ZoneState.BENEATH:
                if (back) {
                    s.phase[at] = ZoneState.OFF;
                    lower(s, sensor, rule);
                } else if (onDelayMs == 0) {
                    s.phase[at] = ZoneState.ON;
                    return WENT_ON;
                }
                return SAME;
            default:
                throw new IllegalStateException("phase " + s.phase[at] + " of " + rule + " at " + s.tags[sensor]);
        }
    }

    /** Puts a rule on or off at once. */
    static int set(ZoneState s, int sensor, Rule rule, boolean on, long timeMs, double value) {
        return step(s, sensor, rule, on, !on, timeMs, value, 0, 0);
    }

    /** Puts a device's rule on without telling it: it stands beneath its gateway's loss. */
    static void beneath(ZoneState s, int sensor, Rule rule, long timeMs, double value) {
        int at = sensor * Rule.COUNT + rule.ordinal();
        if (s.phase[at] == ZoneState.OFF) {
            s.onset[at] = timeMs;
            s.onsetValue[at] = (float) value;
            s.since[at] = timeMs;
            raise(s, sensor, rule);
        }
        s.phase[at] = ZoneState.BENEATH;
    }

    static boolean on(ZoneState s, int sensor, Rule rule) {
        byte phase = s.phase[sensor * Rule.COUNT + rule.ordinal()];
        return phase == ZoneState.ON || phase == ZoneState.PENDING_OFF || phase == ZoneState.BENEATH;
    }

    /** Rate and background judge every reading anyway; the others make a sensor leave the quiet path. */
    static boolean counts(Rule rule) {
        return rule != Rule.RATE && rule != Rule.BACKGROUND;
    }

    private static void raise(ZoneState s, int sensor, Rule rule) {
        if (counts(rule)) {
            s.busy[sensor]++;
        }
    }

    private static void lower(ZoneState s, int sensor, Rule rule) {
        if (counts(rule)) {
            s.busy[sensor]--;
        }
    }
}
