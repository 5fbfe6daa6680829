package io.davy.plant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One fixed sensor.
 *
 * @param tag as the plant writes it, for example AT-1101; unique in the plant
 * @param kind what it measures
 * @param gas formula or name as in the rule tables (H2S, CH4, O2, ...); only for {@link SensorKind#GAS}
 * @param unit unit of its values
 * @param range what the device can report, in its unit
 * @param zone the zone it lies in
 * @param place where
 * @param machine the machine that it watches, if one
 * @param interval how often it reports
 * @param rules name of a rule set; the default of its gas or kind where absent
 * @param limits figures that go over the rule set's for this sensor alone
 * @param source where its values come from on the field side; Davy's own MQTT topic where absent
 * @param device what is known of the device
 * @param cross of a gas detector: what it shows of other gases, as {@link CrossResponse#share}, by gas; of those that are not in it the typical
 *     figure holds
 */
public record Sensor(
        String tag,
        SensorKind kind,
        @Nullable String gas,
        String unit,
        Range range,
        String zone,
        Place place,
        @Nullable String machine,
        Duration interval,
        @Nullable String rules,
        @Nullable RuleSet limits,
        @Nullable Source source,
        @Nullable DeviceCare device,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> cross) {

    public Sensor {
        cross = Canonical.map(cross);
    }

    /** A sensor that shows of other gases what is typical. */
    public Sensor(
            String tag,
            SensorKind kind,
            @Nullable String gas,
            String unit,
            Range range,
            String zone,
            Place place,
            @Nullable String machine,
            Duration interval,
            @Nullable String rules,
            @Nullable RuleSet limits,
            @Nullable Source source,
            @Nullable DeviceCare device) {
        this(tag, kind, gas, unit, range, zone, place, machine, interval, rules, limits, source, device, Map.of());
    }

    /** A sensor of whose device nothing is known. */
    public Sensor(
            String tag,
            SensorKind kind,
            @Nullable String gas,
            String unit,
            Range range,
            String zone,
            Place place,
            @Nullable String machine,
            Duration interval,
            @Nullable String rules,
            @Nullable RuleSet limits,
            @Nullable Source source) {
        this(tag, kind, gas, unit, range, zone, place, machine, interval, rules, limits, source, null);
    }

    /**
     * Where a sensor's values come from.
     *
     * @param mqtt MQTT topic that carries this sensor's values as JSON or as a bare number
     * @param value JSON Pointer to the value in the payload; default {@code /value}
     * @param time JSON Pointer to the time (ISO-8601 or milliseconds since 1970); arrival time where absent
     * @param sparkplug {@code group/node/metric} or {@code group/node/device/metric} of a Sparkplug B metric
     */
    public record Source(
            @Nullable String mqtt,
            @Nullable String value,
            @Nullable String time,
            @Nullable String sparkplug) {}
}
