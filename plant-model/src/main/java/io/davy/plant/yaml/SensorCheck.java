package io.davy.plant.yaml;

import io.davy.plant.Plant.Machine;
import io.davy.plant.RuleBook;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.plant.Units;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A sensor's kind, gas, unit, range and interval fit each other. */
final class SensorCheck implements Check {
    @Override
    public void check(Draft draft, Problems problems) {
        for (Located<Sensor> s : draft.sensors()) {
            gas(s, problems);
            if (unit(s, problems)) {
                ruleUnits(s, draft, problems);
            }
            if (!(s.value().range().min() < s.value().range().max())) {
                problems.error(
                        s.at("range"),
                        "found [" + Figures.text(s.value().range().min()) + ", "
                                + Figures.text(s.value().range().max()) + "]: expected the lower value first");
            }
            if (s.value().interval().isZero()) {
                problems.error(s.at("interval"), "found 0: expected how often the sensor reports, for example 1s");
            }
        }
        for (Located<Machine> m : draft.machines()) {
            for (int i = 0; i < m.value().gases().size(); i++) {
                known(m.value().gases().get(i), m.at("gases/" + i), problems);
            }
        }
    }

    private static void gas(Located<Sensor> s, Problems problems) {
        String gas = s.value().gas();
        if (s.value().kind() != SensorKind.GAS) {
            if (gas != null) {
                problems.error(
                        s.at("gas"),
                        "found a gas at a sensor of kind " + kind(s.value()) + ": expected it at kind gas only");
            }
        } else if (gas == null) {
            problems.error(s.pointer(), "the key gas is missing: a sensor of kind gas must say which");
        } else {
            known(gas, s.at("gas"), problems);
        }
    }

    private static void known(String gas, String pointer, Problems problems) {
        if (!RuleBook.gases().contains(gas)) {
            problems.error(
                    pointer,
                    "unknown gas " + Words.shown(gas) + Suggest.among(gas, RuleBook.gases()) + " (known: "
                            + String.join(", ", RuleBook.gases()) + ")");
        }
    }

    private static boolean unit(Located<Sensor> s, Problems problems) {
        Sensor sensor = s.value();
        Set<String> possible = new TreeSet<>(Units.of(sensor.kind()));
        String gas = sensor.gas();
        if (sensor.kind() == SensorKind.GAS && gas != null && RuleBook.gases().contains(gas)) {
            possible.removeIf(u -> Units.factor(gas, "ppm", u).isEmpty());
        }
        if (!possible.isEmpty() && !possible.contains(sensor.unit())) {
            problems.error(
                    s.at("unit"),
                    "found the unit " + Words.shown(sensor.unit()) + ": a sensor for "
                            + (sensor.gas() == null ? kind(sensor) : sensor.gas()) + " has "
                            + String.join(", ", possible));
            return false;
        }
        return true;
    }

    private static void ruleUnits(Located<Sensor> s, Draft draft, Problems problems) {
        RuleSet limits = s.value().limits();
        if (limits != null) {
            same(limits.unit(), s.value(), "these limits are", s.at("limits/unit"), problems);
        }
        String name = s.value().rules();
        if (name != null) {
            Located<RuleSet> own = draft.ruleSets().get(name);
            String unit = own != null ? own.value().unit() : RuleBook.builtInUnit(name);
            same(unit, s.value(), "the rule set " + name + " is", s.at("rules"), problems);
        }
    }

    private static void same(@Nullable String unit, Sensor s, String what, String at, Problems problems) {
        if (unit != null && !unit.equals(s.unit())) {
            problems.error(at, what + " in " + unit + ", but " + s.tag() + " is in " + s.unit());
        }
    }

    private static String kind(Sensor s) {
        return s.kind().name().toLowerCase(Locale.ROOT);
    }
}
