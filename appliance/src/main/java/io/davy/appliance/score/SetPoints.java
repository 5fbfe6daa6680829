package io.davy.appliance.score;

import io.davy.alarm.Alarm;
import io.davy.detection.watch.Rule;
import io.davy.plant.Plant;
import io.davy.plant.RuleBook;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.sim.recording.Scan;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether every set-point that a healthy gas sensor's readings passed was alarmed with the reading that passed it. */
final class SetPoints {
    private final Map<String, RuleSet> rules = new HashMap<>();
    /** Time of the first crossing by sensor and rule. */
    private final Map<String, Instant> crossed = new HashMap<>();

    private final Set<String> alarmed = new HashSet<>();

    SetPoints(Plant plant) {
        for (Sensor s : plant.sensors()) {
            if (s.kind() == SensorKind.GAS) {
                rules.put(s.tag(), RuleBook.rulesFor(plant, s));
            }
        }
    }

    /** Takes the readings before the chain does. */
    void readings(Scan scan) {
        for (Scan.Value v : scan.values()) {
            RuleSet r = rules.get(v.sensor());
            if (r != null) {
                look(scan.time(), v, Rule.HIGH, r.high());
                look(scan.time(), v, Rule.HIGH_HIGH, r.highHigh());
            }
        }
    }

    private void look(Instant time, Scan.Value v, Rule rule, @Nullable Double limit) {
        if (limit != null && v.value() >= limit) {
            crossed.putIfAbsent(key(v.sensor(), rule.nameFor(SensorKind.GAS)), time);
        }
    }

    /** Takes an alarm of the chain. */
    void alarm(Alarm a) {
        String key = key(a.sensor(), a.rule());
        Instant at = crossed.get(key);
        if (a.on() && at != null && !a.time().isAfter(at.plusMillis(onDelayMs(a.sensor())))) {
            alarmed.add(key);
        }
    }

    private long onDelayMs(String sensor) {
        RuleSet r = rules.get(sensor);
        return r == null || r.onDelay() == null ? 0 : r.onDelay().toMillis();
    }

    private static String key(String sensor, String rule) {
        return sensor + '/' + rule;
    }

    /** How many first crossings there were. */
    int crossings() {
        return crossed.size();
    }

    /** How many of them were alarmed in time. */
    int alarmed() {
        return alarmed.size();
    }
}
