package io.davy.detection.anomaly;

import io.davy.detection.rule.ExtraRule;
import io.davy.plant.AnomalyFigures;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Zone;
import io.davy.plant.RuleBook;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.util.ArrayList;
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
        List<ExtraRule<?>> rules = new ArrayList<>();
        for (Sensor s : sensors) {
            AnomalyFigures asked = RuleBook.rulesFor(plant, s).anomaly();
            Boolean seasonal = asked == null ? null : asked.seasonal();
            if (seasonal == null ? usually(s.kind()) : seasonal) {
                rules.add(new UnusualLevel(s));
            }
            if (asked != null && Boolean.TRUE.equals(asked.forest())) {
                rules.add(new UnusualShape(s));
            }
        }
        return rules;
    }

    /**
     * Which kinds are watched without being asked for: those that nobody sets. A flow, a pressure or a level goes where an operator wants it, and
     * gas and wind have rules of their own.
     */
    private static boolean usually(SensorKind kind) {
        return switch (kind) {
            case TEMPERATURE, VIBRATION -> true;
            case GAS, WIND_SPEED, WIND_DIRECTION, PRESSURE, FLOW, CURRENT, VOLTAGE, LEVEL, OTHER -> false;
        };
    }
}
