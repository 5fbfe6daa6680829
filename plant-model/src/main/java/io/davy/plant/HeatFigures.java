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
 */
public record HeatFigures(
        @Nullable Double overSimilar,
        @Nullable Double overSimilarHigh,
        @Nullable Double overAmbient,
        @Nullable Double overAmbientHigh,
        @Nullable Duration ahead) {

    /** These figures, and the base's where this one has none. */
    public HeatFigures over(HeatFigures base) {
        return new HeatFigures(
                RuleSet.or(overSimilar, base.overSimilar),
                RuleSet.or(overSimilarHigh, base.overSimilarHigh),
                RuleSet.or(overAmbient, base.overAmbient),
                RuleSet.or(overAmbientHigh, base.overAmbientHigh),
                RuleSet.or(ahead, base.ahead));
    }
}
