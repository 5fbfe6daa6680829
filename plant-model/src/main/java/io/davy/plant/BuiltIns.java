package io.davy.plant;

import io.davy.plant.yaml.RuleTables;
import io.davy.plant.yaml.RuleTables.GasEntry;
import io.davy.plant.yaml.RuleTables.Tables;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The figures that Davy ships. */
final class BuiltIns {
    private static final BuiltIns SHIPPED = new BuiltIns(RuleTables.read());

    private final Tables tables;

    private BuiltIns(Tables tables) {
        this.tables = tables;
    }

    static BuiltIns get() {
        return SHIPPED;
    }

    /**
     * A gas.
     *
     * @param unit unit of its toxic figures; null if it is known as combustible only
     * @param lel lower explosive limit, %vol
     * @param molarMass g/mol
     */
    record Gas(
            @Nullable String unit,
            @Nullable Double lel,
            @Nullable Double molarMass) {}

    @Nullable
    Gas gas(String name) {
        GasEntry e = tables.gases().get(name);
        return e == null ? null : new Gas(e.toxic() == null ? null : e.toxic().unit(), e.lel(), e.molarMass());
    }

    Set<String> gases() {
        return tables.gases().keySet();
    }

    Map<String, RuleSet> ruleSets() {
        return tables.ruleSets();
    }

    /** The figures of a gas in a unit; null if there are none for that unit. */
    @Nullable
    RuleSet figures(String gas, String unit) {
        GasEntry e = tables.gases().get(gas);
        if (e == null) {
            return null;
        }
        RuleSet toxic = e.toxic();
        if (toxic != null && toxic.unit() != null && !unit.equals("%LEL")) {
            return converted(toxic, gas, toxic.unit(), unit);
        }
        if (e.lel() == null) {
            return null;
        }
        RuleSet lel = tables.combustible();
        String source = lel.source() + "; " + e.lelSource();
        RuleSet figures = RuleSets.withSource(lel, source, unit.equals("%LEL") ? lel.evidence() : e.lelEvidence());
        return converted(figures, gas, "%LEL", unit);
    }

    private static @Nullable RuleSet converted(RuleSet set, String gas, String from, String to) {
        var factor = Units.factor(gas, from, to);
        return factor.isPresent() ? RuleSets.scaled(set, factor.getAsDouble(), to) : null;
    }
}
