package io.davy.detection.gas;

import io.davy.detection.rule.ExtraRule;
import io.davy.plant.Exposure;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Zone;
import io.davy.plant.RuleBook;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.util.ArrayList;
import java.util.List;

/** Makes the gas rules of a zone beyond the limits of each reading: exposure over time and votes. */
public final class GasRules {
    private GasRules() {}

    /**
     * The rules that the plant asks for.
     *
     * @param sensors of the zone
     */
    public static List<ExtraRule<?>> of(Plant plant, Zone zone, List<Sensor> sensors) {
        List<ExtraRule<?>> rules = new ArrayList<>();
        if (plant.zones().stream().anyMatch(z -> z.id().equals(zone.id()))) {
            // What a robot meets on its way is no exposure of one place.
            exposure(plant, sensors, rules);
        }
        return List.copyOf(rules);
    }

    private static void exposure(Plant plant, List<Sensor> sensors, List<ExtraRule<?>> rules) {
        for (Sensor s : sensors) {
            RuleSet figures = RuleBook.rulesFor(plant, s);
            Exposure exposure = figures.exposure();
            if (s.kind() == SensorKind.GAS
                    && exposure != null
                    && exposure.limits().findAny().isPresent()) {
                rules.add(new ExposureRule(s, figures));
            }
        }
    }
}
