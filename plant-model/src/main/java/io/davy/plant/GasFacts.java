package io.davy.plant;

import io.davy.plant.BuiltIns.Gas;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a gas itself, as rules.yaml has it.
 *
 * @param molarMass g/mol; null if not known
 * @param lel lower explosive limit, %vol; null if it does not burn, or nobody knows
 * @param ex gas group and temperature class that equipment in it must have (its zone says nothing); null if it does not burn
 * @param alarm concentration at which common instruments give their first alarm, ppm; for a gas that is known as combustible only 20 % of the LEL
 */
public record GasFacts(
        @Nullable Double molarMass,
        @Nullable Double lel,
        Plant.@Nullable Ex ex,
        @Nullable Double alarm) {
    private static final double PPM_A_PERCENT = 10_000;
    private static final Plant.Site ANY_SITE = new Plant.Site("any", null, "UTC", null);

    /** The gas of that name, formula or other name; empty if the tables do not have it. */
    public static Optional<GasFacts> of(String name) {
        BuiltIns all = BuiltIns.get();
        String gas = all.canonical(name);
        Gas g = all.gas(gas);
        if (g == null) {
            return Optional.empty();
        }
        BuiltIns.Ignition i = all.ignition(gas);
        return Optional.of(new GasFacts(
                g.molarMass(),
                i != null && i.lel() != null ? i.lel() : g.lel(),
                i == null ? null : new Plant.Ex(i.group(), i.temperatureClass(), 0),
                alarm(all, gas, g)));
    }

    private static @Nullable Double alarm(BuiltIns all, String gas, Gas g) {
        RuleSet own = g.unit() == null ? null : all.figures(gas, g.unit(), ANY_SITE);
        if (own != null && own.high() != null && g.unit() != null) {
            double high = own.high();
            return Units.factor(gas, g.unit(), "ppm").stream()
                    .mapToObj(f -> high * f)
                    .findFirst()
                    .orElse(null);
        }
        RuleSet burning = g.lel() == null ? null : all.figures(gas, "%LEL", ANY_SITE);
        return burning == null || burning.high() == null || g.lel() == null
                ? null
                : burning.high() / 100 * g.lel() * PPM_A_PERCENT;
    }
}
