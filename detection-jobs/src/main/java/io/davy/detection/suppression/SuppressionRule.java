package io.davy.detection.suppression;

import io.davy.alarm.Alarm.Explanation;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.detection.rule.ExtraRule;
import io.davy.detection.rule.Latch;
import io.davy.detection.rule.Sample;
import io.davy.detection.rule.Say;
import io.davy.detection.rule.Signal;
import io.davy.detection.rule.Teller;
import io.davy.plant.AlarmCare.Suppression;
import java.io.DataInput;
import java.io.IOException;
import java.util.List;

/**
 * Says when a rule of suppression holds and when not. What it says is no alarm: its subject is the rule's id, and the alarm stage of the
 * area lays the overlay over what the rule hides. A signal that cannot be used, and silence, change nothing.
 *
 * <p>A rule that begins anew says with its first reading that it does not hold, so that nothing stays hidden because of what an older
 * plant said.
 */
public final class SuppressionRule implements ExtraRule<SuppressionState> {
    private static final String NAME = "suppression";

    private final Suppression rule;
    private final String unit;

    SuppressionRule(Suppression rule, String unit) {
        this.rule = rule;
        this.unit = unit;
    }

    /** Whether what goes on or off by this name is what such a rule says, and so no alarm; its subject is then the rule's id. */
    public static boolean says(String name) {
        return name.equals(NAME);
    }

    @Override
    public String key() {
        return NAME + '/' + rule.id() + '/' + rule.sensor();
    }

    @Override
    public List<String> sensors() {
        return List.of(rule.sensor());
    }

    @Override
    public SuppressionState fresh() {
        return new SuppressionState();
    }

    @Override
    public SuppressionState read(DataInput in) throws IOException {
        return SuppressionState.read(in);
    }

    @Override
    public void reading(SuppressionState s, int sensor, Sample sample, Teller out) {
        if (!sample.usable || sample.late || !Double.isFinite(sample.value)) {
            return;
        }
        boolean holds = (rule.below() != null && sample.value < rule.below())
                || (rule.above() != null && sample.value > rule.above());
        long delayMs = rule.delay().toMillis();
        Latch.Step step = s.latch.step(holds, !holds, sample.timeMs, sample.value, delayMs, delayMs);
        if (step != Latch.Step.SAME || !s.told) {
            s.told = true;
            out.tell(signal(s, sample));
        }
    }

    private Signal signal(SuppressionState s, Sample sample) {
        boolean on = s.latch.on();
        double limit = rule.below() != null && (rule.above() == null || sample.value < rule.below())
                ? rule.below()
                : rule.above() == null ? Double.NaN : rule.above();
        Explanation why = new Explanation(
                "suppression by design " + rule.id() + " holds: " + rule.sensor() + " is at "
                        + Say.figure(sample.value, unit),
                rule.delay().toString(),
                "plant.yaml",
                List.of());
        return new Signal(
                rule.id(),
                null,
                Hazard.PROCESS,
                null,
                NAME,
                AlarmClass.ADVISORY,
                Priority.LOW,
                on,
                sample.timeMs,
                on ? s.latch.onsetMs() : sample.timeMs,
                sample.value,
                unit,
                limit,
                on ? why : null);
    }
}
