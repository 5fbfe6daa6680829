package io.davy.plant.yaml;

import io.davy.alarm.AlarmClass;
import io.davy.plant.RuleSet;
import java.util.Locale;

/** Reads the figures of a rule set. */
final class RuleSetReader {
    private RuleSetReader() {}

    static RuleSet read(Element e) {
        String alarmClass = e.text("alarm_class");
        return new RuleSet(
                e.text("unit"),
                e.number("low"),
                e.number("low_low"),
                e.number("high"),
                e.number("high_high"),
                e.number("deadband"),
                e.duration("on_delay"),
                e.duration("off_delay"),
                e.number("rate_per_min"),
                e.duration("rate_window"),
                e.flag("background"),
                e.number("zone_ab"),
                e.number("zone_bc"),
                e.number("zone_cd"),
                e.duration("stuck_after"),
                e.duration("silent_after"),
                alarmClass == null ? null : AlarmClass.valueOf(alarmClass.toUpperCase(Locale.ROOT)),
                e.text("source"),
                e.text("evidence"));
    }
}
