package io.davy.plant.yaml;

import io.davy.alarm.AlarmClass;
import io.davy.plant.AlarmCare;
import io.davy.plant.AlarmCare.Guidance;
import io.davy.plant.AlarmCare.Suppression;
import io.davy.plant.ClassCare;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What could be read of {@code alarms}. */
record CareDraft(
        Map<AlarmClass, Located<ClassCare>> classes,
        List<Located<Suppression>> suppressions,
        List<Located<Guidance>> guidance) {

    AlarmCare value() {
        return new AlarmCare(
                classes.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, e -> e.getValue().value())),
                Located.values(suppressions),
                Located.values(guidance));
    }
}
