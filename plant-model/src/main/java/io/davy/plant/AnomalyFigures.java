package io.davy.plant;

import org.jspecify.annotations.Nullable;

/**
 * Which models of the usual watch a sensor beside its limits; absent is the default of the kind.
 *
 * @param seasonal a baseline by time of day and week, with a cumulative sum of what stands off it
 * @param forest a random cut forest
 * @param machine whether it is a channel of its machine as a whole
 */
public record AnomalyFigures(
        @Nullable Boolean seasonal,
        @Nullable Boolean forest,
        @Nullable Boolean machine) {

    /** These figures, and the base's where this one has none. */
    public AnomalyFigures over(AnomalyFigures base) {
        return new AnomalyFigures(
                RuleSet.or(seasonal, base.seasonal),
                RuleSet.or(forest, base.forest),
                RuleSet.or(machine, base.machine));
    }
}
