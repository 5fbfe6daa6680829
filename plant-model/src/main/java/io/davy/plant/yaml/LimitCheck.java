package io.davy.plant.yaml;

import io.davy.plant.Plant;
import io.davy.plant.Range;
import io.davy.plant.RuleBook;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The limits that hold for a sensor lie within its range, in order, and further apart than the deadband. */
final class LimitCheck implements Check {
    private static final Map<String, Function<RuleSet, @Nullable Double>> LEVELS = levels();
    private static final Map<String, Function<RuleSet, @Nullable Double>> ZONES = zones();

    @Override
    public void check(Draft draft, Problems problems) {
        draft.ruleSets().forEach((name, set) -> {
            order(set.value(), LEVELS, set::at, problems);
            order(set.value(), ZONES, set::at, problems);
        });
        Plant plant = draft.plant();
        for (Located<Sensor> s : draft.sensors()) {
            RuleSet rules = RuleBook.rulesFor(plant, s.value());
            Function<String, String> at = key -> pointer(s, key);
            boolean ordered = !brokenSet(s.value(), draft, problems)
                    && (order(rules, LEVELS, at, problems) & order(rules, ZONES, at, problems));
            within(s, rules, problems);
            if (ordered) {
                deadband(s, rules, problems);
            }
            silence(s, rules, problems);
        }
    }

    /** Whether a sensor's figures are those of a set whose own errors have been told. */
    private static boolean brokenSet(Sensor s, Draft draft, Problems problems) {
        Located<RuleSet> set = s.limits() != null || s.rules() == null
                ? null
                : draft.ruleSets().get(s.rules());
        return set != null && problems.isBad(set.pointer());
    }

    private static boolean order(
            RuleSet rules,
            Map<String, Function<RuleSet, @Nullable Double>> figures,
            Function<String, String> at,
            Problems problems) {
        String below = null;
        double lowest = 0;
        boolean ordered = true;
        for (Map.Entry<String, Function<RuleSet, @Nullable Double>> f : figures.entrySet()) {
            Double v = f.getValue().apply(rules);
            if (v == null) {
                continue;
            }
            if (below != null && v <= lowest) {
                String source = rules.source() == null ? "" : " (figures: " + rules.source() + ")";
                problems.error(
                        at.apply(f.getKey()),
                        f.getKey() + " " + Figures.text(v) + " is not above " + below + " " + Figures.text(lowest)
                                + source);
                ordered = false;
            }
            below = f.getKey();
            lowest = v;
        }
        return ordered;
    }

    private static void within(Located<Sensor> s, RuleSet rules, Problems problems) {
        Range range = s.value().range();
        Map<String, Function<RuleSet, @Nullable Double>> all = new LinkedHashMap<>(LEVELS);
        all.putAll(ZONES);
        for (Map.Entry<String, Function<RuleSet, @Nullable Double>> f : all.entrySet()) {
            Double v = f.getValue().apply(rules);
            if (v == null || v >= range.min() && v <= range.max()) {
                continue;
            }
            String message =
                    f.getKey() + " " + Figures.text(v) + " of " + s.value().tag() + " lies outside of its range ["
                            + Figures.text(range.min()) + ", " + Figures.text(range.max()) + "]";
            if (s.value().limits() != null && f.getValue().apply(s.value().limits()) != null) {
                problems.error(s.at("limits/" + f.getKey()), message);
            } else if (s.value().rules() != null) {
                problems.error(
                        s.at("rules"), message + " (rule set " + s.value().rules() + ")");
            } else {
                problems.warning(s.pointer(), message + ": it cannot alarm (default figures: " + rules.source() + ")");
            }
        }
    }

    private static void deadband(Located<Sensor> s, RuleSet rules, Problems problems) {
        double band = rules.deadband() == null ? 0 : rules.deadband();
        double nearest = Double.MAX_VALUE;
        String pair = "";
        List<Map.Entry<String, Double>> marks = new ArrayList<>();
        marks.add(Map.entry("the range's lower end", s.value().range().min()));
        LEVELS.forEach((key, f) -> {
            Double v = f.apply(rules);
            if (v != null) {
                marks.add(Map.entry(key, v));
            }
        });
        marks.add(Map.entry("the range's upper end", s.value().range().max()));
        for (int i = 1; i < marks.size(); i++) {
            double distance = marks.get(i).getValue() - marks.get(i - 1).getValue();
            boolean matters = clears(marks.get(i - 1).getKey(), marks.get(i).getKey());
            if (matters && distance < nearest) {
                nearest = distance;
                pair = marks.get(i - 1).getKey() + " and " + marks.get(i).getKey();
            }
        }
        if (s.value().limits() != null && s.value().limits().deadband() != null
                || s.value().rules() != null) {
            if (nearest > 0 && band >= nearest) {
                problems.error(
                        pointer(s, "deadband"),
                        "deadband " + Figures.text(band) + " is not smaller than the distance of " + pair + ", "
                                + Figures.text(nearest));
            }
        }
    }

    /** Whether a value must be able to come back between two neighbouring marks for an alarm to go off. */
    private static boolean clears(String lower, String upper) {
        boolean belowIsEnd = lower.startsWith("the range");
        boolean aboveIsEnd = upper.startsWith("the range");
        if (belowIsEnd) {
            return upper.startsWith("high");
        }
        return !aboveIsEnd || lower.startsWith("low");
    }

    private static void silence(Located<Sensor> s, RuleSet rules, Problems problems) {
        Duration silent = rules.silentAfter();
        if (silent != null && silent.compareTo(s.value().interval()) <= 0) {
            problems.error(
                    pointer(s, "silent_after"),
                    "silent_after " + Durations.text(silent) + " is not longer than the interval "
                            + Durations.text(s.value().interval()));
        }
    }

    /** Where a figure of a sensor is given: in its limits, by its rule set, or nowhere. */
    private static String pointer(Located<Sensor> s, String key) {
        if (s.value().limits() != null) {
            return s.at("limits/" + key);
        }
        return s.value().rules() != null ? s.at("rules") : s.pointer();
    }

    private static Map<String, Function<RuleSet, @Nullable Double>> levels() {
        Map<String, Function<RuleSet, @Nullable Double>> m = new LinkedHashMap<>();
        m.put("low_low", RuleSet::lowLow);
        m.put("low", RuleSet::low);
        m.put("high", RuleSet::high);
        m.put("high_high", RuleSet::highHigh);
        return m;
    }

    private static Map<String, Function<RuleSet, @Nullable Double>> zones() {
        Map<String, Function<RuleSet, @Nullable Double>> m = new LinkedHashMap<>();
        m.put("zone_ab", RuleSet::zoneAb);
        m.put("zone_bc", RuleSet::zoneBc);
        m.put("zone_cd", RuleSet::zoneCd);
        return m;
    }
}
