package io.davy.plant;

import org.jspecify.annotations.Nullable;

/**
 * Which faults of the device itself are looked for, beside silence, stuck values and the range; absent is the default of the kind.
 *
 * @param spike look for single readings that no process makes
 * @param drift look for a drift against the neighbours and since the last calibration
 * @param noise look for a change of the noise
 */
public record HealthFigures(
        @Nullable Boolean spike,
        @Nullable Boolean drift,
        @Nullable Boolean noise) {

    /** These figures, and the base's where this one has none. */
    public HealthFigures over(HealthFigures base) {
        return new HealthFigures(
                RuleSet.or(spike, base.spike), RuleSet.or(drift, base.drift), RuleSet.or(noise, base.noise));
    }
}
