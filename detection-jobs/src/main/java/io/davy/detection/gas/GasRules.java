package io.davy.detection.gas;

import io.davy.detection.rule.ExtraRule;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Zone;
import io.davy.plant.Sensor;
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
        return List.of();
    }
}
