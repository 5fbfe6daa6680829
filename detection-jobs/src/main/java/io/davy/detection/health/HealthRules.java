package io.davy.detection.health;

import io.davy.detection.rule.ExtraRule;
import io.davy.plant.HealthFigures;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Zone;
import io.davy.plant.RuleBook;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
        List<ExtraRule<?>> rules = new ArrayList<>();
        rules.add(new HealthRule(sensors.stream()
                .map(s -> Watched.of(s, RuleBook.rulesFor(plant, s), still))
                .toList()));
        if (still) {
            sensors.stream()
                    .filter(s -> drifts(plant, s))
                    .collect(Collectors.groupingBy(
                            s -> s.kind() + "/" + s.gas() + "/" + s.unit(), TreeMap::new, Collectors.toList()))
                    .values()
                    .forEach(same -> rules.add(new DriftRule(same)));
        }
        return rules;
    }

    /** Whether neighbours of its kind measure what it does: air is everywhere, but each machine has its own temperature. */
    private static boolean drifts(Plant plant, Sensor s) {
        HealthFigures figures = RuleBook.rulesFor(plant, s).health();
        Boolean drift = figures == null ? null : figures.drift();
        return drift != null ? drift : s.kind() == SensorKind.GAS;
    }
}
