package io.davy.detection.machine;

import io.davy.detection.rule.ExtraRule;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Zone;
import io.davy.plant.Sensor;
import java.util.List;

/** Makes the rules of a zone that know a machine as a whole. */
public final class MachineRules {
    private MachineRules() {}

    /**
     * The rules that the plant asks for.
     *
     * @param sensors of the zone
     */
    public static List<ExtraRule<?>> of(Plant plant, Zone zone, List<Sensor> sensors) {
        return List.of();
    }
}
