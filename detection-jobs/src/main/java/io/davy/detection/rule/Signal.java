package io.davy.detection.rule;

import io.davy.alarm.Alarm.Explanation;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import org.jspecify.annotations.Nullable;

/**
 * A condition of an {@link ExtraRule} went on or off.
 *
 * @param subject what it is about: the tag of a sensor, or the id of a machine, zone or gateway
 * @param machine the machine concerned, if one
 * @param hazard what kind of hazard
 * @param gas the gas, for a gas condition
 * @param rule the rule's name, for example {@code gas_stel}
 * @param alarmClass ISA-18.2 class
 * @param priority ISA-18.2 priority
 * @param on on or off
 * @param timeMs event time of the change, milliseconds since 1970
 * @param onsetMs event time at which the condition began; the same at on and off, since the alarm's id is made of it
 * @param value deciding value, in unit
 * @param unit of value and limit
 * @param limit what it was held against
 * @param explanation why; only when on
 */
public record Signal(
        String subject,
        @Nullable String machine,
        Hazard hazard,
        @Nullable String gas,
        String rule,
        AlarmClass alarmClass,
        Priority priority,
        boolean on,
        long timeMs,
        long onsetMs,
        double value,
        @Nullable String unit,
        double limit,
        @Nullable Explanation explanation) {}
