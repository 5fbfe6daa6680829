package io.davy.plant;

import io.davy.plant.Exposure.Limit;
import io.davy.plant.Plant.Site;
import io.davy.plant.yaml.RuleTables;
import io.davy.plant.yaml.RuleTables.GasEntry;
import io.davy.plant.yaml.RuleTables.Tables;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The figures that Davy ships. */
final class BuiltIns {
    private static final BuiltIns SHIPPED = new BuiltIns(RuleTables.read());

    /** Who stands in, in this order, where the site's authority has no exposure figure for a gas. */
    private static final List<String> STAND_INS = List.of("niosh", "osha", "acgih", "korea", "instrument");

    private final Tables tables;
    private final Map<String, String> names = new HashMap<>();

    private BuiltIns(Tables tables) {
        this.tables = tables;
        tables.gases().forEach((gas, e) -> {
            e.also().forEach(also -> names.put(plain(also), gas));
            names.put(plain(gas), gas);
        });
    }

    /** Without case, blanks and hyphens, and with subscript digits on the line: as plants write names. */
    private static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        name.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            if (c >= '\u2080' && c <= '\u2089') {
                plain.append((char) ('0' + c - '\u2080'));
            } else if (Character.isLetterOrDigit(c)) {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }

    /** The name of a gas in the tables; the name itself if it is not known. */
    String canonical(String name) {
        return names.getOrDefault(plain(name), name);
    }

    /** The highest first alarm that an authority allows for combustible gas, %LEL; null if it says nothing. */
    @Nullable
    Limit mostCombustible(@Nullable String authority) {
        return authority == null ? null : tables.mostCombustible().get(authority);
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

    /** How equipment ignites it. */
    record Ignition(
            String group, String temperatureClass, @Nullable Double lel) {}

    @Nullable
    Ignition ignition(String name) {
        GasEntry e = tables.gases().get(name);
        return e == null || e.ignition() == null
                ? null
                : new Ignition(
                        e.ignition().group(),
                        e.ignition().temperatureClass(),
                        e.ignition().lel());
    }

    boolean hasExposure(String gas) {
        GasEntry e = tables.gases().get(gas);
        return e != null && !e.exposure().isEmpty();
    }

    Set<String> gases() {
        return tables.gases().keySet();
    }

    Map<String, RuleSet> ruleSets() {
        return tables.ruleSets();
    }

    /** The figures of a gas in a unit, at the site's air and by its authority; null if there are none for that unit. */
    @Nullable
    RuleSet figures(String gas, String unit, Site site) {
        GasEntry e = tables.gases().get(gas);
        if (e == null) {
            return null;
        }
        RuleSet toxic = e.toxic();
        if (toxic != null && toxic.unit() != null && !unit.equals("%LEL")) {
            return converted(RuleSets.withExposure(toxic, exposure(e, site)), gas, toxic.unit(), unit, site);
        }
        if (e.lel() == null) {
            return null;
        }
        RuleSet lel = tables.combustible();
        String source = lel.source() + "; " + e.lelSource();
        RuleSet figures = RuleSets.withSource(lel, source, unit.equals("%LEL") ? lel.evidence() : e.lelEvidence());
        return converted(figures, gas, "%LEL", unit, site);
    }

    /** The exposure figures by the site's authority; those of a stand-in, which says so, where it has none. */
    private static @Nullable Exposure exposure(GasEntry e, Site site) {
        String authority = site.authority();
        if (authority == null || e.exposure().isEmpty()) {
            return null;
        }
        Exposure own = e.exposure().get(authority);
        if (own != null) {
            return own;
        }
        return STAND_INS.stream()
                .filter(e.exposure()::containsKey)
                .findFirst()
                .map(e.exposure()::get)
                .map(x -> x.each(l ->
                        new Limit(l.value(), l.window(), l.source() + " (" + authority + " gives none)", l.evidence())))
                .orElse(null);
    }

    private static @Nullable RuleSet converted(RuleSet set, String gas, String from, String to, Site site) {
        var factor = Units.factor(gas, from, to, site.air());
        return factor.isPresent() ? RuleSets.scaled(set, factor.getAsDouble(), to) : null;
    }
}
