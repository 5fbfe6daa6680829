package io.davy.plant.yaml;

import io.davy.plant.Plant;
import io.davy.plant.RuleBook;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Warns of figures that a plant must confirm, and of sensors that have no limits, one line for each cause. */
final class EvidenceCheck implements Check {
    @Override
    public void check(Draft draft, Problems problems) {
        Plant plant = draft.plant();
        Map<String, List<Located<Sensor>>> causes = new LinkedHashMap<>();
        for (Located<Sensor> s : draft.sensors()) {
            RuleSet rules = RuleBook.rulesFor(plant, s.value());
            String cause = cause(s.value(), rules);
            if (!cause.isEmpty()) {
                causes.computeIfAbsent(cause, k -> new ArrayList<>()).add(s);
            }
        }
        causes.forEach((cause, sensors) -> {
            List<String> tags = sensors.stream().map(s -> s.value().tag()).toList();
            problems.warning(sensors.get(0).pointer(), String.format(cause, Figures.list(tags)));
        });
    }

    private static String cause(Sensor s, RuleSet rules) {
        boolean none = rules.low() == null
                && rules.high() == null
                && rules.lowLow() == null
                && rules.highHigh() == null
                && rules.ratePerMin() == null
                && rules.heat() == null
                && rules.zoneBc() == null
                && rules.zoneCd() == null;
        if (none) {
            boolean matters = s.kind() == SensorKind.TEMPERATURE || s.kind() == SensorKind.VIBRATION;
            return matters ? "no limits for %s: only silence, range and stuck values are watched" : "";
        }
        String evidence = rules.evidence();
        if (evidence == null || evidence.equals("seen")) {
            return "";
        }
        String source = String.valueOf(rules.source()).replace("%", "%%");
        return "unconfirmed figures for %s: " + source + " (evidence: " + evidence
                + "), please confirm: give them as limits or as a rule set with evidence: seen";
    }
}
