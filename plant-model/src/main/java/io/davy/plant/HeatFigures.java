package io.davy.plant;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Figures of the heat rules beyond level and rate of rise. An absent figure leaves that rule off.
 *
 * @param overSimilar alarm when this much hotter than the like machines' middle, K
 * @param overSimilarHigh the same at high priority, K
 * @param overAmbient alarm when this much hotter than the air, K
 * @param overAmbientHigh the same at high priority, K
 * @param ahead alarm when the trend meets the high limit within this time
 * @param source where the figures come from
 */
public record HeatFigures(
        @Nullable Double overSimilar,
        @Nullable Double overSimilarHigh,
        @Nullable Double overAmbient,
        @Nullable Double overAmbientHigh,
        @Nullable Duration ahead,
        @Nullable String source) {
    /**
     * Of like machines, where a plant says which are alike: NETA MTS 100.18, similar parts under similar load: 4 to 15 K is probably a
     * deficiency, above 15 K a major one.
     */
    static final HeatFigures OF_LIKE = new HeatFigures(
            4.0, 15.0, null, null, null, "NETA MTS 100.18, over similar parts: 4-15 K probable, above 15 K major");

    /** These figures, and the base's where this one has none. */
    public HeatFigures over(HeatFigures base) {
        return new HeatFigures(
                RuleSet.or(overSimilar, base.overSimilar),
                RuleSet.or(overSimilarHigh, base.overSimilarHigh),
                RuleSet.or(overAmbient, base.overAmbient),
                RuleSet.or(overAmbientHigh, base.overAmbientHigh),
                RuleSet.or(ahead, base.ahead),
                RuleSet.or(source, base.source));
    }

    /** The same with a source, if it has none. */
    HeatFigures withSource(@Nullable String from) {
        return source != null
                ? this
                : new HeatFigures(overSimilar, overSimilarHigh, overAmbient, overAmbientHigh, ahead, from);
    }
}
