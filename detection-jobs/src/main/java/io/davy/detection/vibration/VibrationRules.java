package io.davy.detection.vibration;

import io.davy.alarm.AlarmClass;
import io.davy.detection.block.BlockRule;
import io.davy.detection.block.BlockSource;
import io.davy.detection.rule.ExtraRule;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Machine;
import io.davy.plant.Plant.Zone;
import io.davy.plant.RuleBook;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import java.util.ArrayList;
import java.util.List;

/** Makes the vibration rules that the plant asks for. */
public final class VibrationRules {
    private VibrationRules() {}

    /** The rules on the readings of a zone. */
    public static List<ExtraRule<?>> of(Plant plant, Zone zone, List<Sensor> sensors) {
        List<ExtraRule<?>> rules = new ArrayList<>();
        for (Sensor sensor : sensors) {
            if (SeverityRule.serves(sensor)) {
                RuleSet figures = RuleBook.rulesFor(plant, sensor);
                rules.add(new ChangeRule(sensor, alarmClass(figures), figures.zoneBc()));
            }
        }
        return rules;
    }

    private static AlarmClass alarmClass(RuleSet figures) {
        return figures.alarmClass() == null ? AlarmClass.PROCESS : figures.alarmClass();
    }

    /** The rules on the waveform blocks of one source. */
    public static List<BlockRule<?>> blocks(Plant plant, BlockSource source) {
        List<BlockRule<?>> rules = new ArrayList<>();
        Sensor sensor = source.sensor();
        if (sensor == null) {
            return rules;
        }
        if (SeverityRule.serves(sensor)) {
            rules.add(new SeverityRule(sensor.unit()));
            Machine machine = source.machine();
            rules.add(new BearingRule(
                    sensor.tag(),
                    sensor.machine(),
                    machine == null ? null : machine.bearing(),
                    machine == null || machine.speedRpm() == null ? 0 : machine.speedRpm(),
                    alarmClass(RuleBook.rulesFor(plant, sensor))));
        }
        return rules;
    }
}
