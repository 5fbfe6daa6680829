package io.davy.detection.rule;

import java.io.DataInput;
import java.io.IOException;
import java.util.List;

/**
 * A rule beyond the cheap ladder of limits, over one or several sensors of one zone. The rule itself is immutable and made anew from each
 * plant; what it remembers is its state, which outlives plants and restarts under its {@link #key}.
 *
 * @param <S> its state
 */
public interface ExtraRule<S extends RuleState> {
    /** Names the rule and what it is about, unique in the zone and the same in every version, for example {@code exposure/AT-1101}. */
    String key();

    /** Tags of the sensors whose readings it wants. */
    List<String> sensors();

    /**
     * Whether the state knows its rows by tag and fits itself to other sensors; else another set of sensors begins with a fresh state.
     */
    default boolean rowsByTag() {
        return false;
    }

    /** The state of a rule that has not seen anything. */
    S fresh();

    /**
     * Reads what the state's {@code write} wrote.
     *
     * @throws IOException if a newer version wrote it; the state then begins anew
     */
    S read(DataInput in) throws IOException;

    /**
     * Takes a reading, unusable and late ones too.
     *
     * @param sensor its sensor's index in {@link #sensors}
     */
    void reading(S state, int sensor, Sample sample, Teller out);

    /**
     * Until when quiet readings of a sensor (usable, in order, within limits and range) change nothing but a sum and a number: those before
     * this moment may come later, as one {@link #sum}, but before any other reading or the clock.
     *
     * @return milliseconds since 1970; the beginning of time where each reading counts for itself
     */
    default long sumsUntilMs(S state, int sensor) {
        return Long.MIN_VALUE;
    }

    /**
     * Takes quiet readings together.
     *
     * @param sum of their values, in the sensor's unit
     * @param count how many they are, at least 1
     */
    default void sum(S state, int sensor, double sum, int count) {
        throw new UnsupportedOperationException(key() + " wants each reading");
    }

    /** Whether it {@link #sum sums}. */
    default boolean sums() {
        return false;
    }

    /**
     * Takes the clock, about once a second or a minute ({@link #slow}), for what no further reading will decide.
     *
     * @param nowMs milliseconds since 1970: the wall clock live, the newest reading's time in replay
     */
    default void clock(S state, long nowMs, Teller out) {}

    /** Whether the clock once a minute is enough for it. */
    default boolean slow() {
        return false;
    }
}
