package io.davy.plant.yaml;

import io.davy.plant.Exposure;
import io.davy.plant.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the shipped rule figures. */
public final class RuleTables {
    private RuleTables() {}

    /**
     * The shipped figures of a gas.
     *
     * @param toxic figures in {@link RuleSet#unit}; null if it is known as combustible only
     * @param lel lower explosive limit, %vol; null if not known
     * @param lelSource where the limit comes from
     * @param lelEvidence seen, weak or memory
     * @param molarMass g/mol
     * @param exposure exposure figures in the toxic unit by authority, and of instruments
     * @param also other names that plants write
     * @param ignition what equipment may be in it; null if it does not burn
     */
    public record GasEntry(
            @Nullable RuleSet toxic,
            @Nullable Double lel,
            @Nullable String lelSource,
            @Nullable String lelEvidence,
            @Nullable Double molarMass,
            Map<String, Exposure> exposure,
            List<String> also,
            @Nullable Ignition ignition) {}

    /**
     * How a gas ignites.
     *
     * @param group gas group
     * @param temperatureClass temperature class
     * @param lel lower explosive limit, %vol; null where the gas's own entry has it
     */
    public record Ignition(
            String group, String temperatureClass, @Nullable Double lel) {}

    /**
     * All of the shipped figures.
     *
     * @param gases by formula or name
     * @param combustible alarm levels of every combustible gas, %LEL
     * @param mostCombustible the highest first alarm that an authority allows, by authority
     * @param ruleSets named sets
     */
    public record Tables(
            Map<String, GasEntry> gases,
            RuleSet combustible,
            Map<String, Exposure.Limit> mostCombustible,
            Map<String, RuleSet> ruleSets) {}

    public static Tables read() {
        byte[] bytes;
        try (InputStream in = RuleTables.class.getResourceAsStream("/io/davy/plant/rules.yaml")) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("rules.yaml cannot be read from the jar", e);
        }
        YamlDocument document = YamlDocument.parse("rules.yaml", bytes);
        Element root = document.root();
        if (root == null || !document.problems().errors().isEmpty()) {
            throw new IllegalStateException(
                    "the shipped rules.yaml is broken: " + document.problems().errors());
        }
        Map<String, GasEntry> gases = new LinkedHashMap<>();
        for (Map.Entry<String, Element> g : root.get("gases").fields()) {
            Element e = g.getValue();
            gases.put(
                    g.getKey(),
                    new GasEntry(
                            e.text("unit") == null ? null : RuleSetReader.withoutExposure(e),
                            e.number("lel"),
                            e.text("lel_source"),
                            e.text("lel_evidence"),
                            e.number("molar_mass"),
                            ExposureReader.ofGas(e),
                            e.texts("also"),
                            e.get("ex").present() ? ignition(e.get("ex")) : null));
        }
        Map<String, RuleSet> sets = new LinkedHashMap<>();
        root.get("rule_sets").fields().forEach(f -> sets.put(f.getKey(), RuleSetReader.read(f.getValue())));
        Map<String, Exposure.Limit> most = new LinkedHashMap<>();
        root.get("combustible_authorities")
                .fields()
                .forEach(f -> most.put(
                        f.getKey(),
                        new Exposure.Limit(
                                f.getValue().number("most"),
                                null,
                                f.getValue().text("source"),
                                f.getValue().text("evidence"))));
        return new Tables(gases, RuleSetReader.read(root.get("combustible_alarms")), most, sets);
    }

    private static Ignition ignition(Element e) {
        return new Ignition(e.required("group"), e.required("temperature_class"), e.number("lel"));
    }
}
