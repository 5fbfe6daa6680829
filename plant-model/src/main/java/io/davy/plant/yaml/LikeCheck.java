package io.davy.plant.yaml;

import io.davy.plant.HeatFigures;
import io.davy.plant.Plant.Machine;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A machine that is compared with its like has some, and a difference that is to be watched has machines to be taken from. */
final class LikeCheck implements Check {
    @Override
    public void check(Draft draft, Problems problems) {
        Map<String, Integer> members = new HashMap<>();
        Set<String> compared = new HashSet<>();
        for (Located<Machine> m : draft.machines()) {
            if (m.value().like() != null) {
                members.merge(m.value().like(), 1, Integer::sum);
                compared.add(m.value().id());
            }
        }
        for (Located<Machine> m : draft.machines()) {
            String like = m.value().like();
            if (like != null && members.getOrDefault(like, 0) < 2) {
                problems.warning(
                        m.at("like"),
                        "only " + m.value().id() + " is of the set " + like + ": it is compared with nothing");
            }
        }
        for (Located<Sensor> s : draft.sensors()) {
            Sensor sensor = s.value();
            HeatFigures heat = sensor.limits() == null ? null : sensor.limits().heat();
            boolean overSimilar = heat != null && heat.overSimilar() != null;
            if (overSimilar && sensor.kind() == SensorKind.TEMPERATURE && !in(compared, sensor.machine())) {
                problems.warning(
                        s.at("limits/heat/over_similar"),
                        sensor.tag() + " is at no machine with like: over_similar cannot alarm");
            }
        }
    }

    private static boolean in(Set<String> compared, @Nullable String machine) {
        return machine != null && compared.contains(machine);
    }
}
