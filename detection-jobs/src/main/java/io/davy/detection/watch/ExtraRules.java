package io.davy.detection.watch;

import io.davy.detection.anomaly.AnomalyRules;
import io.davy.detection.gas.GasRules;
import io.davy.detection.health.HealthRules;
import io.davy.detection.heat.HeatRules;
import io.davy.detection.machine.MachineRules;
import io.davy.detection.rule.ExtraRule;
import io.davy.detection.rule.Service;
import io.davy.detection.suppression.SuppressionRules;
import io.davy.detection.vibration.VibrationRules;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Zone;
import io.davy.plant.Sensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** The rules of a zone beyond the ladder, and which of its sensors each listens to. */
final class ExtraRules {
    final ExtraRule<?>[] rules;
    /** By rule: under what name its state is kept; another set of sensors is another state. */
    final String[] keys;
    /** Pairs of a rule's index and the sensor's index within the rule, sensor by sensor. */
    final int[] listeners;
    /** By sensor: where its pairs begin; they end where the next sensor's begin. */
    final int[] from;
    /** Of those pairs the ones of rules that want each reading, and of those that take sums. */
    final int[] each;

    final int[] eachFrom;
    final int[] summed;
    final int[] summedFrom;
    /** Which rules want the clock each second. */
    final boolean[] brisk;

    ExtraRules(List<ExtraRule<?>> list, List<Sensor> sensors) {
        rules = list.toArray(ExtraRule<?>[]::new);
        keys = new String[rules.length];
        brisk = new boolean[rules.length];
        from = new int[sensors.size() + 1];
        for (int k = 0; k < rules.length; k++) {
            List<String> tags = rules[k].sensors();
            brisk[k] = !rules[k].slow();
            keys[k] = tags.size() == 1 || rules[k].rowsByTag()
                    ? rules[k].key()
                    : rules[k].key() + "@" + Integer.toHexString(tags.hashCode());
        }
        List<Integer> pairs = new ArrayList<>();
        for (int i = 0; i < sensors.size(); i++) {
            for (int k = 0; k < rules.length; k++) {
                int at = rules[k].sensors().indexOf(sensors.get(i).tag());
                if (at >= 0) {
                    pairs.add(k);
                    pairs.add(at);
                }
            }
            from[i + 1] = pairs.size();
        }
        listeners = pairs.stream().mapToInt(Integer::intValue).toArray();
        eachFrom = new int[from.length];
        each = those(false, eachFrom);
        summedFrom = new int[from.length];
        summed = those(true, summedFrom);
    }

    private int[] those(boolean sums, int[] begin) {
        int[] some = new int[listeners.length];
        int n = 0;
        for (int i = 0; i + 1 < from.length; i++) {
            for (int at = from[i]; at < from[i + 1]; at += 2) {
                if (rules[listeners[at]].sums() == sums) {
                    some[n++] = listeners[at];
                    some[n++] = listeners[at + 1];
                }
            }
            begin[i + 1] = n;
        }
        return Arrays.copyOf(some, n);
    }

    /** Whether any rule listens to a sensor. */
    boolean heard(int sensor) {
        return from[sensor] < from[sensor + 1];
    }

    /**
     * The rules that the plant asks for in a zone; the gateways come first.
     *
     * @param service which sensors are out of service
     * @param wanted by key, which of them
     */
    static ExtraRules of(
            Plant plant,
            Zone zone,
            List<Sensor> sensors,
            GatewayRule gateways,
            Service service,
            Predicate<String> wanted) {
        List<ExtraRule<?>> all = new ArrayList<>();
        all.add(gateways);
        all.addAll(HealthRules.of(plant, zone, sensors));
        all.addAll(GasRules.of(plant, zone, sensors, service));
        all.addAll(HeatRules.of(plant, zone, sensors));
        all.addAll(AnomalyRules.of(plant, zone, sensors));
        all.addAll(MachineRules.of(plant, zone, sensors));
        all.addAll(VibrationRules.of(plant, zone, sensors));
        all.addAll(SuppressionRules.of(plant, zone, sensors));
        all.removeIf(rule -> rule != gateways && !wanted.test(rule.key()));
        return new ExtraRules(all, sensors);
    }
}
