package io.davy.plant.yaml;

import io.davy.alarm.AlarmClass;
import io.davy.plant.AnomalyFigures;
import io.davy.plant.Exposure;
import io.davy.plant.HealthFigures;
import io.davy.plant.HeatFigures;
import io.davy.plant.RuleSet;
import org.jspecify.annotations.Nullable;

/** Reads the figures of a rule set. */
final class RuleSetReader {
    private RuleSetReader() {}

    static RuleSet read(Element e) {
        return read(e, ExposureReader.ofRuleSet(e.get("exposure")));
    }

    /** The figures of a shipped gas, whose exposure figures stand by authority. */
    static RuleSet withoutExposure(Element e) {
        return read(e, null);
    }

    private static RuleSet read(Element e, @Nullable Exposure exposure) {
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
                e.word("alarm_class", AlarmClass.class),
                exposure,
                heat(e.get("heat"), e.text("source")),
                health(e.get("health")),
                anomaly(e.get("anomaly")),
                e.text("source"),
                e.text("evidence"));
    }

    private static @Nullable HeatFigures heat(Element e, @Nullable String source) {
        return e.present()
                ? new HeatFigures(
                        e.number("over_similar"),
                        e.number("over_similar_high"),
                        e.number("over_ambient"),
                        e.number("over_ambient_high"),
                        e.duration("ahead"),
                        source)
                : null;
    }

    private static @Nullable HealthFigures health(Element e) {
        return e.present() ? new HealthFigures(e.flag("spike"), e.flag("drift"), e.flag("noise")) : null;
    }

    private static @Nullable AnomalyFigures anomaly(Element e) {
        return e.present() ? new AnomalyFigures(e.flag("seasonal"), e.flag("forest"), e.flag("machine")) : null;
    }
}
