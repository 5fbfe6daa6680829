package io.davy.plant.yaml;

import io.davy.alarm.AlarmClass;
import io.davy.plant.ClassCare;
import java.time.Duration;

/** Alarms of a class are handled in a way that loses none: life safety is never shelved (ISA-18.2 practice). */
final class ClassCheck implements Check {
    @Override
    public void check(Draft draft, Problems problems) {
        draft.care().classes().forEach((c, care) -> {
            if (c == AlarmClass.LIFE_SAFETY) {
                lifeSafety(care, problems);
            }
            Duration again = care.value().reAlarm();
            if (again != null && again.isZero()) {
                problems.error(care.at("re_alarm"), "found 0s: expected more, or re_alarms_most: 0 for never");
            }
            if (care.value().resetPersons() > 1 && !care.value().latching()) {
                problems.warning(
                        care.at("reset_persons"), "nothing latches in this class: nobody has to reset anything");
            }
        });
    }

    private static void lifeSafety(Located<ClassCare> care, Problems problems) {
        Duration most = care.value().shelveMost();
        if (!most.isZero()) {
            problems.error(
                    care.at("shelve_most"),
                    "found " + Durations.text(most) + ": expected 0s, an alarm of life_safety is never shelved");
        }
        if (!care.value().latching()) {
            problems.warning(
                    care.at("latching"), "a leak that has come and gone leaves no alarm: expected latching: true");
        }
        if (!care.value().needsAck()) {
            problems.warning(
                    care.at("needs_ack"), "a leak that has come and gone asks nobody: expected needs_ack: true");
        }
    }
}
