package io.davy.plant;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much of a toxic gas a person may breathe over time, in the sensor's unit. An absent figure leaves that rule off.
 *
 * @param ceiling never to be passed; where it has a window, as mean over it; at once where it has none
 * @param stel short-term exposure limit, a mean over its window of 5 to 15 min; 15 min where absent
 * @param twa time-weighted average limit over its window; 8 h where absent
 * @param idlh immediately dangerous to life or health; no rule of its own, said with the others
 */
public record Exposure(
        @Nullable Limit ceiling,
        @Nullable Limit stel,
        @Nullable Limit twa,
        @Nullable Limit idlh) {
    /** Window of a short-term limit that names none. */
    public static final Duration STEL_WINDOW = Duration.ofMinutes(15);
    /** Window of a time-weighted average that names none. */
    public static final Duration TWA_WINDOW = Duration.ofHours(8);

    /**
     * One figure.
     *
     * @param value in the sensor's unit; null where only the window is given
     * @param window over which the mean is taken
     * @param source where the figure comes from
     * @param evidence seen, weak or memory: what is marked memory must be confirmed by the plant
     */
    public record Limit(
            @Nullable Double value,
            @Nullable Duration window,
            @Nullable String source,
            @Nullable String evidence) {

        /** This figure, or the base's within this window if this one has no value of its own. */
        Limit over(Limit base) {
            return value != null
                    ? this
                    : new Limit(base.value, RuleSet.or(window, base.window), base.source, base.evidence);
        }

        /** Whether the plant still has to confirm it. */
        public boolean unconfirmed() {
            return value != null && "memory".equals(evidence);
        }
    }

    /** These figures, and the base's where this one has none. */
    public Exposure over(Exposure base) {
        return new Exposure(
                over(ceiling, base.ceiling), over(stel, base.stel), over(twa, base.twa), over(idlh, base.idlh));
    }

    /** The same with a source for the figures that have none. */
    Exposure withSource(@Nullable String source, @Nullable String evidence) {
        return each(l -> new Limit(l.value, l.window, RuleSet.or(l.source, source), RuleSet.or(l.evidence, evidence)));
    }

    /** The same with each figure changed. */
    Exposure each(UnaryOperator<Limit> change) {
        return new Exposure(apply(change, ceiling), apply(change, stel), apply(change, twa), apply(change, idlh));
    }

    /** The figures that a rule watches. */
    public Stream<Limit> limits() {
        return Stream.of(ceiling, stel, twa).flatMap(Stream::ofNullable).filter(l -> l.value != null);
    }

    private static @Nullable Limit over(@Nullable Limit upper, @Nullable Limit lower) {
        return upper == null || lower == null ? RuleSet.or(upper, lower) : upper.over(lower);
    }

    private static @Nullable Limit apply(UnaryOperator<Limit> change, @Nullable Limit l) {
        return l == null ? null : change.apply(l);
    }
}
