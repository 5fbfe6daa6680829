package io.davy.detection.watch;

import io.davy.alarm.Alarm.Explanation;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.detection.rule.Signal;
import io.davy.plant.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule's condition at a sensor went on or off: what the watch tells the alarm lifecycle.
 *
 * @param site site id
 * @param area area id
 * @param zone zone id
 * @param sensor tag; the id of a machine, zone or gateway for a rule over several sensors
 * @param machine machine that the sensor watches
 * @param hazard what it is about
 * @param gas the gas, for a gas sensor
 * @param rule rule name
 * @param alarmClass ISA-18.2 class
 * @param priority ISA-18.2 priority
 * @param on on or off
 * @param time event time of the change, after the delay
 * @param onset event time at which the condition began
 * @param value deciding value, in unit
 * @param unit of value and limit: the sensor's unit, that a minute for a rate, {@code s} for a silence; null without figures
 * @param limit what it was held against, in unit
 * @param receivedMs when ingest had the deciding reading in hand, milliseconds since 1970; 0 if a timer decided
 * @param explanation why; when off only if there is more to say than that the value is back
 * @param place where a robot took the deciding reading; absent for what has a place in the plant
 * @param late how it was told after the fact; null for what was told in its time
 */
public record ConditionChange(
        String site,
        String area,
        String zone,
        String sensor,
        @Nullable String machine,
        Hazard hazard,
        @Nullable String gas,
        String rule,
        AlarmClass alarmClass,
        Priority priority,
        boolean on,
        Instant time,
        Instant onset,
        double value,
        @Nullable String unit,
        double limit,
        long receivedMs,
        @Nullable Explanation explanation,
        @Nullable Place place,
        @Nullable Late late) {

    /** A change at something that has a place in the plant. */
    public ConditionChange(
            String site,
            String area,
            String zone,
            String sensor,
            @Nullable String machine,
            Hazard hazard,
            @Nullable String gas,
            String rule,
            AlarmClass alarmClass,
            Priority priority,
            boolean on,
            Instant time,
            Instant onset,
            double value,
            @Nullable String unit,
            double limit,
            long receivedMs,
            @Nullable Explanation explanation) {
        this(
                site,
                area,
                zone,
                sensor,
                machine,
                hazard,
                gas,
                rule,
                alarmClass,
                priority,
                on,
                time,
                onset,
                value,
                unit,
                limit,
                receivedMs,
                explanation,
                null,
                null);
    }

    /** What a rule beyond the ladder told, in its place. */
    public static ConditionChange of(String site, String area, String zone, Signal signal, long receivedMs) {
        return new ConditionChange(
                site,
                area,
                zone,
                signal.subject(),
                signal.machine(),
                signal.hazard(),
                signal.gas(),
                signal.rule(),
                signal.alarmClass(),
                signal.priority(),
                signal.on(),
                Instant.ofEpochMilli(signal.timeMs()),
                Instant.ofEpochMilli(signal.onsetMs()),
                signal.value(),
                signal.unit(),
                signal.limit(),
                receivedMs,
                signal.on() ? signal.explanation() : null);
    }

    /** The same change of what a robot found somewhere. */
    public ConditionChange at(String inArea, String inZone, @Nullable Place where) {
        return new ConditionChange(
                site,
                inArea,
                inZone,
                sensor,
                machine,
                hazard,
                gas,
                rule,
                alarmClass,
                priority,
                on,
                time,
                onset,
                value,
                unit,
                limit,
                receivedMs,
                explanation,
                where,
                late);
    }

    /** The same change with another onset and reason, told after the fact. */
    ConditionChange told(Instant began, @Nullable Explanation why, @Nullable Late how) {
        return new ConditionChange(
                site,
                area,
                zone,
                sensor,
                machine,
                hazard,
                gas,
                rule,
                alarmClass,
                priority,
                on,
                time,
                began,
                value,
                unit,
                limit,
                receivedMs,
                why,
                place,
                how);
    }
}
