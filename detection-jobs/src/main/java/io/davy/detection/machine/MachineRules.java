package io.davy.detection.machine;

import io.davy.detection.rule.ExtraRule;
import io.davy.plant.AnomalyFigures;
import io.davy.plant.MachineModel;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Machine;
import io.davy.plant.Plant.Zone;
import io.davy.plant.RuleBook;
import io.davy.plant.Sensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the rules of a zone that see a machine as a whole. */
public final class MachineRules {
    /** With fewer channels there is nothing that hangs together. */
    static final int FEWEST = 3;

    static final int MOST = 200;

    private MachineRules() {}

    /**
     * The rules that the plant asks for: one for each machine that stands in the zone and has a model, or three channels there, or two
     * that ask for it.
     *
     * @param sensors of the zone
     */
    public static List<ExtraRule<?>> of(Plant plant, Zone zone, List<Sensor> sensors) {
        return of(plant, zone, sensors, Tuning.USUAL);
    }

    /** As {@link #of(Plant, Zone, List)}, with other figures, to see what hangs on them. */
    static List<ExtraRule<?>> of(Plant plant, Zone zone, List<Sensor> sensors, Tuning tuning) {
        List<ExtraRule<?>> rules = new ArrayList<>();
        for (Machine m : plant.machines()) {
            if (m.zone().equals(zone.id())) {
                ExtraRule<?> rule = of(plant, m, sensors, tuning);
                if (rule != null) {
                    rules.add(rule);
                }
            }
        }
        return rules;
    }

    private static @Nullable ExtraRule<?> of(Plant plant, Machine m, List<Sensor> sensors, Tuning tuning) {
        MachineModel model = m.model();
        if (model != null) {
            Map<String, Sensor> byTag = new HashMap<>();
            sensors.forEach(s -> byTag.put(s.tag(), s));
            List<Sensor> channels = model.sensors().stream()
                    .map(byTag::get)
                    .filter(Objects::nonNull)
                    .toList();
            return channels.size() == model.sensors().size() ? new MachineWatch(m, channels, model, tuning) : null;
        }
        List<Sensor> channels = channels(plant, m, sensors);
        long asked = channels.stream()
                .filter(c -> Boolean.TRUE.equals(asks(plant, c)))
                .count();
        boolean enough = channels.size() >= FEWEST || asked >= 2;
        return enough && channels.size() <= MOST ? new MachineWatch(m, channels, null, tuning) : null;
    }

    /** The channels of a machine: what it is watched by, without gas and wind, and without what is taken out. */
    public static List<Sensor> channels(Plant plant, Machine m, List<Sensor> sensors) {
        return sensors.stream()
                .filter(s -> m.id().equals(s.machine()) && m.zone().equals(s.zone()))
                .filter(MachineRules::isProcess)
                .filter(s -> !Boolean.FALSE.equals(asks(plant, s)))
                .toList();
    }

    private static boolean isProcess(Sensor s) {
        return switch (s.kind()) {
            case TEMPERATURE, VIBRATION, PRESSURE, FLOW, CURRENT, VOLTAGE, LEVEL, OTHER -> true;
            case GAS, WIND_SPEED, WIND_DIRECTION -> false;
        };
    }

    private static @Nullable Boolean asks(Plant plant, Sensor s) {
        AnomalyFigures figures = RuleBook.rulesFor(plant, s).anomaly();
        return figures == null ? null : figures.machine();
    }
}
