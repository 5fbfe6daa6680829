package io.davy.detection.anomaly;

import io.davy.detection.rule.ExtraRule;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Zone;
import io.davy.plant.Sensor;
import java.util.List;

/** Makes the rules of a zone that know a single series' usual course. */
public final class AnomalyRules {
    private AnomalyRules() {}

    /**
     * The rules that the plant asks for.
     *
     * @param sensors of the zone
     */
    public static List<ExtraRule<?>> of(Plant plant, Zone zone, List<Sensor> sensors) {
        return List.of();
    }
}
