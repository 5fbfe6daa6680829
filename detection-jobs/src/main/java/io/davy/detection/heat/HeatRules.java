package io.davy.detection.heat;

import io.davy.detection.rule.ExtraRule;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Zone;
import io.davy.plant.Sensor;
import java.util.List;

/** Makes the heat rules of a zone beyond level and rate of rise. */
public final class HeatRules {
    private HeatRules() {}

    /**
     * The rules that the plant asks for.
     *
     * @param sensors of the zone
     */
    public static List<ExtraRule<?>> of(Plant plant, Zone zone, List<Sensor> sensors) {
        return List.of();
    }
}
