package io.davy.detection.watch;

import org.jspecify.annotations.Nullable;

/** A stretch of time in which a rule was on at a sensor, within the allowed lateness. */
final class Span {
    /** The end of what is on still. */
    static final long OPEN = Long.MAX_VALUE;

    final Rule rule;
    final long onsetMs;
    long endMs = OPEN;
    /** What there is to tell of its beginning and end; null where that was told already. */
    @Nullable
    ConditionChange began;

    @Nullable
    ConditionChange ended;

    Span(Rule rule, long onsetMs) {
        this.rule = rule;
        this.onsetMs = onsetMs;
    }

    boolean open() {
        return endMs == OPEN;
    }

    boolean overlaps(Span other) {
        return onsetMs == other.onsetMs || (onsetMs < other.endMs && other.onsetMs < endMs);
    }
}
