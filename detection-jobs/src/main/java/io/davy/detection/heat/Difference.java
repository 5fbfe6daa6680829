package io.davy.detection.heat;

import io.davy.alarm.Alarm.Evidence;
import io.davy.alarm.Alarm.Explanation;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.detection.rule.Latch;
import io.davy.detection.rule.Signal;
import io.davy.detection.rule.Teller;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The two conditions of a difference of temperatures: a first one, of which somebody should know, and a high one. Each must stand for
 * {@value #ON_MS} ms, because a difference is a matter of hours, and falls at {@value #BACK} of its limit.
 *
 * @param sensor that is too hot
 * @param rules its complete figures
 * @param name of the first rule; the high one's has {@code _high} behind it
 * @param limit of the first, K; off where null
 * @param high of the second, K; off where null
 */
record Difference(
        Sensor sensor,
        RuleSet rules,
        String name,
        @Nullable Double limit,
        @Nullable Double high) {
    private static final long ON_MS = 10 * 60_000;
    private static final long OFF_MS = 2 * 60_000;
    private static final double BACK = 0.8;

    /** Takes a difference. */
    void take(DeltaState s, int row, long timeMs, double kelvin, Grade grade, String text, Teller out) {
        step(s.first[row], name, limit, false, timeMs, kelvin, grade, text, out);
        step(s.high[row], name + "_high", high, true, timeMs, kelvin, grade, text, out);
    }

    private void step(
            Latch latch,
            String rule,
            @Nullable Double k,
            boolean strong,
            long timeMs,
            double kelvin,
            Grade grade,
            String text,
            Teller out) {
        if (k == null) {
            return;
        }
        Latch.Step step = latch.step(kelvin >= k, kelvin < BACK * k, timeMs, kelvin, ON_MS, OFF_MS);
        if (step == Latch.Step.SAME) {
            return;
        }
        boolean on = step == Latch.Step.WENT_ON;
        String source = rules.heat() == null ? null : rules.heat().source();
        out.tell(new Signal(
                sensor.tag(),
                sensor.machine(),
                Hazard.HEAT,
                null,
                rule,
                strong ? process() : AlarmClass.ADVISORY,
                strong || grade == Grade.MAJOR
                        ? Priority.HIGH
                        : grade == Grade.MONITOR ? Priority.MEDIUM : Priority.LOW,
                on,
                timeMs,
                latch.onsetMs(),
                kelvin,
                "K",
                k,
                on
                        ? new Explanation(
                                text + " (" + grade.words + ")",
                                Duration.ofMillis(ON_MS).toString(),
                                source,
                                List.of(new Evidence(Instant.ofEpochMilli(timeMs), kelvin)))
                        : null));
    }

    private AlarmClass process() {
        return rules.alarmClass() == null ? AlarmClass.PROCESS : rules.alarmClass();
    }
}
