package io.davy.detection.health;

import io.davy.detection.rule.ExtraRule;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Zone;
import io.davy.plant.RuleBook;
import io.davy.plant.Sensor;
import java.util.List;

/** Makes the rules of a zone that watch the devices themselves. */
public final class HealthRules {
    private static final String ROBOT = "robot/";

    private HealthRules() {}

    /**
     * The rules that the plant asks for.
     *
     * @param sensors of the zone
     */
    public static List<ExtraRule<?>> of(Plant plant, Zone zone, List<Sensor> sensors) {
        boolean still = !zone.id().startsWith(ROBOT);
        return List.of(new HealthRule(sensors.stream()
                .map(s -> Watched.of(s, RuleBook.rulesFor(plant, s), still))
                .toList()));
    }
}
