package io.davy.detection.suppression;

import io.davy.detection.rule.ExtraRule;
import io.davy.plant.AlarmCare.Suppression;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Zone;
import io.davy.plant.Sensor;
import java.util.ArrayList;
import java.util.List;

/** Makes the rules of suppression that a sensor of a zone decides; what they hide may stand in any zone of its area. */
public final class SuppressionRules {
    private SuppressionRules() {}

    /**
     * The rules that the plant asks for.
     *
     * @param sensors of the zone
     */
    public static List<ExtraRule<?>> of(Plant plant, Zone zone, List<Sensor> sensors) {
        List<ExtraRule<?>> rules = new ArrayList<>();
        for (Suppression s : plant.alarms().suppressions()) {
            sensors.stream()
                    .filter(x -> x.tag().equals(s.sensor()) && x.zone().equals(zone.id()))
                    .findFirst()
                    .ifPresent(x -> rules.add(new SuppressionRule(s, x.unit())));
        }
        return rules;
    }
}
