package io.davy.plant.yaml;

import io.davy.alarm.AlarmClass;
import io.davy.plant.AlarmCare.Suppression;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Zone;
import io.davy.plant.Range;
import io.davy.plant.RuleBook;
import io.davy.plant.Sensor;
import java.util.HashMap;
import java.util.Map;

/** What is suppressed by design is decided by one value of the same area, and is never life safety. */
final class SuppressionCheck implements Check {
    @Override
    public void check(Draft draft, Problems problems) {
        if (draft.care().suppressions().isEmpty()) {
            return;
        }
        Plant plant = draft.plant();
        Map<String, Sensor> sensors = new HashMap<>();
        plant.sensors().forEach(s -> sensors.put(s.tag(), s));
        Map<String, String> areas = new HashMap<>();
        for (Zone z : plant.zones()) {
            areas.put(z.id(), z.area());
        }
        for (Located<Suppression> s : draft.care().suppressions()) {
            oneLimit(s, problems);
            Sensor by = sensors.get(s.value().sensor());
            if (by != null) {
                within(s, by.range(), problems);
            }
            for (int i = 0; i < s.value().sensors().size(); i++) {
                Sensor hidden = sensors.get(s.value().sensors().get(i));
                if (hidden == null) {
                    continue;
                }
                String at = s.at("hides/" + i);
                if (RuleBook.rulesFor(plant, hidden).alarmClass() == AlarmClass.LIFE_SAFETY) {
                    problems.error(
                            at,
                            "found " + hidden.tag()
                                    + ", whose alarms are of class life_safety: nothing hides them by design");
                }
                String area = areas.get(hidden.zone());
                String own = by == null ? null : areas.get(by.zone());
                if (area != null && own != null && !area.equals(own)) {
                    problems.error(
                            at,
                            hidden.tag() + " lies in the area " + area + ", " + by.tag() + " in " + own
                                    + ": expected sensors of one area");
                }
            }
        }
    }

    private static void oneLimit(Located<Suppression> s, Problems problems) {
        boolean below = s.value().below() != null;
        if (below == (s.value().above() != null)) {
            problems.error(
                    s.pointer(),
                    (below ? "found both below and above" : "found neither below nor above")
                            + ": expected one of them");
        }
    }

    private static void within(Located<Suppression> s, Range range, Problems problems) {
        Double below = s.value().below();
        Double above = s.value().above();
        if (below != null && (below <= range.min() || below > range.max())) {
            outside(s, "below", below, range, problems);
        }
        if (above != null && (above < range.min() || above >= range.max())) {
            outside(s, "above", above, range, problems);
        }
    }

    private static void outside(Located<Suppression> s, String key, double value, Range range, Problems problems) {
        problems.error(
                s.at(key),
                key + " " + Figures.text(value) + " lies outside of the range [" + Figures.text(range.min()) + ", "
                        + Figures.text(range.max()) + "] of " + s.value().sensor());
    }
}
