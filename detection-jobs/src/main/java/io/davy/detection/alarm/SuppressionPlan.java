package io.davy.detection.alarm;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.plant.AlarmCare.Suppression;
import java.util.List;
import java.util.Set;

/** Which alarms the plant's rules of suppression hide; never one of class LIFE_SAFETY, whatever the plant says. */
final class SuppressionPlan {
    private final List<Suppression> rules;

    SuppressionPlan(List<Suppression> rules) {
        this.rules = List.copyOf(rules);
    }

    boolean knows(String id) {
        return rules.stream().anyMatch(r -> r.id().equals(id));
    }

    /** The ids of the rules that hide an alarm, sorted, of those that hold. */
    List<String> hiding(Set<String> holding, Alarm a) {
        return hiding(holding, a.sensor(), a.rule(), a.alarmClass());
    }

    /** The same for an alarm that is not there yet. */
    List<String> hiding(Set<String> holding, String sensor, String rule, AlarmClass alarmClass) {
        if (holding.isEmpty() || alarmClass == AlarmClass.LIFE_SAFETY) {
            return List.of();
        }
        return rules.stream()
                .filter(r -> holding.contains(r.id()) && r.hides(sensor, rule))
                .map(Suppression::id)
                .sorted()
                .toList();
    }
}
