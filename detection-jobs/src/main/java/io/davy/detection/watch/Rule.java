package io.davy.detection.watch;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.plant.SensorKind;
import org.jspecify.annotations.Nullable;

/** The rules of the watch. The ordinal is the rule's place in a zone's checkpointed state: add new ones at the end only. */
public enum Rule {
    HIGH("high"),
    HIGH_HIGH("high_high"),
    LOW("low"),
    LOW_LOW("low_low"),
    RATE("rate_of_rise"),
    BACKGROUND("above_background"),
    BAD_SIGNAL("bad_signal"),
    OUT_OF_RANGE("out_of_range"),
    STUCK("stuck"),
    SILENT("silent"),
    CLOCK_WRONG("clock_wrong"),
    LATE("late_reading");

    static final Rule[] ALL = values();
    static final int COUNT = ALL.length;
    /** Rules up to here compare a value with a limit. */
    static final int LIMITS = LOW_LOW.ordinal() + 1;

    private final String suffix;

    Rule(String suffix) {
        this.suffix = suffix;
    }

    /** Whether it goes by when readings arrive or fail to, not by what they say. */
    boolean byClock() {
        return this == SILENT || this == CLOCK_WRONG || this == LATE;
    }

    /** Whether the rule speaks of the sensor itself (NAMUR NE 107), not of what it measures. */
    public boolean device() {
        return ordinal() >= BAD_SIGNAL.ordinal();
    }

    /** The rule's name for a kind of sensor, for example {@code gas_high} or {@code vibration_zone_c}. */
    public String nameFor(SensorKind kind) {
        if (device()) {
            return suffix;
        }
        return switch (kind) {
            case GAS -> "gas_" + suffix;
            case TEMPERATURE -> "temperature_" + suffix;
            case VIBRATION ->
                this == HIGH ? "vibration_zone_c" : this == HIGH_HIGH ? "vibration_zone_d" : "vibration_" + suffix;
            case WIND_SPEED, WIND_DIRECTION -> "wind_" + suffix;
            case PRESSURE -> "pressure_" + suffix;
            case FLOW -> "flow_" + suffix;
            case CURRENT -> "current_" + suffix;
            case VOLTAGE -> "voltage_" + suffix;
            case LEVEL -> "level_" + suffix;
            case OTHER -> "value_" + suffix;
        };
    }

    /**
     * What its value and limit are in.
     *
     * @param ofSensor the sensor's unit
     * @return null for a rule without figures
     */
    @Nullable
    String unit(String ofSensor) {
        return switch (this) {
            case HIGH, HIGH_HIGH, LOW, LOW_LOW, BACKGROUND, OUT_OF_RANGE -> ofSensor;
            case RATE -> ofSensor + "/min";
            case STUCK, SILENT, CLOCK_WRONG, LATE -> "s";
            case BAD_SIGNAL -> null;
        };
    }

    /** What an alarm of this rule is about. */
    Hazard hazard(SensorKind kind) {
        if (device()) {
            return Hazard.DEVICE;
        }
        return switch (kind) {
            case GAS -> Hazard.GAS;
            case TEMPERATURE -> Hazard.HEAT;
            case VIBRATION -> Hazard.VIBRATION;
            case WIND_SPEED, WIND_DIRECTION, PRESSURE, FLOW, CURRENT, VOLTAGE, LEVEL, OTHER -> Hazard.PROCESS;
        };
    }

    /** The class of its alarms: the rule set's for a process value, DEVICE for the sensor itself. */
    AlarmClass alarmClass(@Nullable AlarmClass ofRuleSet) {
        if (device()) {
            return AlarmClass.DEVICE;
        }
        return ofRuleSet != null ? ofRuleSet : AlarmClass.PROCESS;
    }

    /** The priority of its alarms. A blind gas detector ranks above a blind thermometer: nothing else sees gas. */
    Priority priority(SensorKind kind) {
        boolean gas = kind == SensorKind.GAS;
        return switch (this) {
            case HIGH_HIGH, LOW_LOW -> gas ? Priority.HIGHEST : Priority.HIGH;
            case HIGH, LOW -> gas ? Priority.HIGH : Priority.MEDIUM;
            case RATE -> Priority.MEDIUM;
            case BACKGROUND -> Priority.MEDIUM;
            case BAD_SIGNAL, SILENT, OUT_OF_RANGE -> gas ? Priority.MEDIUM : Priority.LOW;
            case STUCK, CLOCK_WRONG, LATE -> Priority.LOW;
        };
    }
}
