package io.davy.plant.yaml;

import io.davy.plant.CrossResponse;
import io.davy.plant.Plant.Machine;
import io.davy.plant.RuleBook;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What detectors show of other gases is told of gas detectors, of gases that are known, and is confirmed where it matters in this plant. */
final class CrossCheck implements Check {
    @Override
    public void check(Draft draft, Problems problems) {
        draft.sensors().forEach(s -> own(s, problems));
        confirm(draft, problems);
    }

    private static void own(Located<Sensor> s, Problems problems) {
        Map<String, Double> cross = s.value().cross();
        if (cross.isEmpty()) {
            return;
        }
        if (s.value().kind() != SensorKind.GAS) {
            problems.error(s.at("cross"), "found cross at a sensor that is none of gas: expected it at kind gas only");
            return;
        }
        for (String other : cross.keySet()) {
            if (!RuleBook.gases().contains(other)) {
                problems.error(
                        s.at("cross"),
                        "unknown gas " + Words.shown(other) + Suggest.among(other, RuleBook.gases()) + " (known: "
                                + String.join(", ", RuleBook.gases()) + ")");
            } else if (other.equals(s.value().gas())) {
                problems.error(
                        s.at("cross"),
                        "found " + other + ", the detector's own gas: expected the share that it shows of other gases");
            }
        }
    }

    /** One line for each pair of gases of this plant of which the typical figure is not confirmed. */
    private static void confirm(Draft draft, Problems problems) {
        Set<String> gases = new TreeSet<>();
        for (Located<Sensor> s : draft.sensors()) {
            if (s.value().gas() != null) {
                gases.add(s.value().gas());
            }
        }
        for (Located<Machine> m : draft.machines()) {
            gases.addAll(m.value().gases());
        }
        Map<String, List<Located<Sensor>>> causes = new LinkedHashMap<>();
        for (Located<Sensor> s : draft.sensors()) {
            for (String other : gases) {
                CrossResponse r = CrossResponse.of(s.value(), other);
                if (r != null && !r.evidence().equals("seen")) {
                    String cause = "unconfirmed figures for %s: a detector for "
                            + s.value().gas() + " shows "
                            + Figures.text(r.share()) + " of " + other + " (" + r.source() + "; evidence: "
                            + r.evidence() + "), please confirm: give it as cross";
                    causes.computeIfAbsent(cause, k -> new ArrayList<>()).add(s);
                }
            }
        }
        causes.forEach((cause, sensors) -> problems.warning(
                sensors.get(0).pointer(),
                cause.replace(
                        "%s",
                        Figures.list(sensors.stream().map(s -> s.value().tag()).toList()))));
    }
}
