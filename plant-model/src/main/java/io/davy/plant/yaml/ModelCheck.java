package io.davy.plant.yaml;

import io.davy.plant.MachineModel;
import io.davy.plant.Plant.Machine;
import io.davy.plant.Sensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A machine's model fits the machine: as many numbers as channels, and channels that are its own. */
final class ModelCheck implements Check {
    @Override
    public void check(Draft draft, Problems problems) {
        Map<String, Sensor> sensors = new HashMap<>();
        draft.sensors().forEach(s -> sensors.put(s.value().tag(), s.value()));
        for (Located<Machine> m : draft.machines()) {
            MachineModel model = m.value().model();
            if (model != null) {
                numbers(model, m, problems);
                channels(model, m, draft, sensors, problems);
            }
        }
    }

    private static void numbers(MachineModel model, Located<Machine> m, Problems problems) {
        int p = model.sensors().size();
        same(p, model.mean(), "mean", m, problems);
        same(p, model.scale(), "scale", m, problems);
        if (model.components().size() > p) {
            problems.error(
                    m.at("model/components"),
                    "holds " + model.components().size() + " components; expected at most one for each of the " + p
                            + " sensors");
        }
        for (int i = 0; i < model.components().size(); i++) {
            same(p, model.components().get(i), "components/" + i, m, problems);
        }
        if (model.variances().size() != model.components().size()) {
            problems.error(
                    m.at("model/variances"),
                    "holds " + model.variances().size() + " numbers; expected one for each of the "
                            + model.components().size() + " components");
        }
    }

    private static void same(int p, List<Double> list, String key, Located<Machine> m, Problems problems) {
        if (list.size() != p) {
            problems.error(
                    m.at("model/" + key),
                    "holds " + list.size() + " numbers; expected one for each of the " + p + " sensors");
        }
    }

    private static void channels(
            MachineModel model, Located<Machine> m, Draft draft, Map<String, Sensor> sensors, Problems problems) {
        for (int i = 0; i < model.sensors().size(); i++) {
            String tag = model.sensors().get(i);
            Sensor sensor = sensors.get(tag);
            String at = m.at("model/sensors/" + i);
            if (model.sensors().indexOf(tag) < i) {
                problems.error(at, "found sensor " + tag + " a second time: expected each once");
            } else if (!draft.ids("sensors").contains(tag)) {
                problems.error(at, "unknown sensor " + tag + Suggest.among(tag, draft.ids("sensors")));
            } else if (sensor != null && !m.value().id().equals(sensor.machine())) {
                problems.error(
                        at,
                        "sensor " + tag + " is not one of machine " + m.value().id());
            } else if (sensor != null && !sensor.zone().equals(m.value().zone())) {
                problems.error(
                        at,
                        "sensor " + tag + " lies in zone " + sensor.zone()
                                + "; a model's sensors lie in the machine's zone, "
                                + m.value().zone());
            }
        }
    }
}
