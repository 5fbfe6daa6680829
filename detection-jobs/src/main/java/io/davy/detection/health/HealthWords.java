package io.davy.detection.health;

import io.davy.alarm.Alarm.Evidence;
import io.davy.alarm.Alarm.Explanation;
import io.davy.alarm.Hazard;
import io.davy.detection.rule.Say;
import io.davy.detection.rule.Signal;
import java.time.Instant;
import java.util.List;

/** Puts a device's fault into words. */
final class HealthWords {
    private HealthWords() {}

    static Signal signal(Watched w, Fault fault, boolean on, long timeMs, long onsetMs, double value, double limit) {
        String unit = fault.unit(w.sensor().unit());
        return new Signal(
                w.sensor().tag(),
                w.sensor().machine(),
                Hazard.DEVICE,
                w.sensor().gas(),
                fault.rule(),
                fault.alarmClass(),
                fault.priority(w.gas()),
                on,
                timeMs,
                onsetMs,
                told(w, fault, value),
                unit.isEmpty() ? null : unit,
                limit(fault, limit),
                on ? explain(w, fault, timeMs, value, limit) : null);
    }

    /** A standstill is told in seconds. */
    private static double told(Watched w, Fault fault, double value) {
        return fault == Fault.STUCK ? value * w.sensor().interval().toMillis() / 1000.0 : value;
    }

    private static double limit(Fault fault, double limit) {
        return switch (fault) {
            case STUCK, SPIKE, FUNCTION_CHECK, CALIBRATION_DUE, BUMP_TEST_DUE -> 0;
            case LOOP_FAILURE, LOOP_OUT_OF_SPEC, DRIFT, NOISE_HIGH, NOISE_LOW, CLOCK_BEHIND -> limit;
        };
    }

    private static Explanation explain(Watched w, Fault fault, long timeMs, double value, double limit) {
        return new Explanation(
                w.sensor().tag() + ": " + why(w, fault, value, limit),
                null,
                switch (fault) {
                    case LOOP_FAILURE, LOOP_OUT_OF_SPEC -> "NAMUR NE 43";
                    case CALIBRATION_DUE, BUMP_TEST_DUE ->
                        "plant.yaml, device of " + w.sensor().tag();
                    case FUNCTION_CHECK, STUCK, SPIKE, DRIFT, NOISE_HIGH, NOISE_LOW, CLOCK_BEHIND -> null;
                },
                List.of(new Evidence(Instant.ofEpochMilli(timeMs), told(w, fault, value))));
    }

    private static String why(Watched w, Fault fault, double value, double limit) {
        String unit = " " + w.sensor().unit();
        return switch (fault) {
            case LOOP_FAILURE ->
                "the loop current of " + figure(value) + " mA is that of a failed loop ("
                        + (value <= limit ? "at or below " : "at or above ") + figure(limit) + " mA); it has no value";
            case LOOP_OUT_OF_SPEC ->
                "the loop current of " + figure(value) + " mA lies beyond " + figure(limit)
                        + " mA: the device is driven out of its range";
            case FUNCTION_CHECK -> "the device is in function check; it has no vote and raises no process alarm";
            case STUCK ->
                "has given exactly " + figure(limit) + unit + " for " + (int) value
                        + " readings, though its noise moved it at most readings before";
            case SPIKE ->
                "one reading lay " + figure(Math.abs(value)) + unit + (value > 0 ? " above" : " below")
                        + " those before and after it, which no process makes";
            case NOISE_HIGH ->
                "its noise of " + figure(value) + unit + " is above " + figure(limit) + unit
                        + ", three times its usual floor";
            case NOISE_LOW ->
                "its noise of " + figure(value) + unit + " is below " + figure(limit) + unit
                        + ", a third of its usual; a blocked inlet or a frozen filter does that";
            case CLOCK_BEHIND ->
                "its readings come " + figure(value)
                        + " s after their own time, steadily: the device's clock is behind";
            case CALIBRATION_DUE -> "its calibration has held for as long as the plant lets it" + overdue(value);
            case BUMP_TEST_DUE -> "its bump test has held for as long as the plant lets it" + overdue(value);
            case DRIFT -> throw new IllegalArgumentException("a drift is told by its own rule");
        };
    }

    private static String overdue(double days) {
        return days >= 1 ? ", " + (long) days + " d ago" : "";
    }

    static String figure(double v) {
        return Say.figure(v);
    }
}
