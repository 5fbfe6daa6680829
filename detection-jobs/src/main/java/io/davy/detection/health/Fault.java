package io.davy.detection.health;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.DeviceStatus;
import io.davy.alarm.Priority;

/** What can be wrong with a device. The ordinal is kept in checkpoints: add new ones at the end only. */
public enum Fault {
    LOOP_FAILURE("loop_failure", DeviceStatus.FAILURE),
    LOOP_OUT_OF_SPEC("loop_out_of_spec", DeviceStatus.OUT_OF_SPECIFICATION),
    FUNCTION_CHECK("function_check", DeviceStatus.FUNCTION_CHECK),
    STUCK("stuck", DeviceStatus.FAILURE),
    SPIKE("spike", DeviceStatus.MAINTENANCE_REQUIRED),
    DRIFT("drift", DeviceStatus.OUT_OF_SPECIFICATION),
    NOISE_HIGH("noise_high", DeviceStatus.MAINTENANCE_REQUIRED),
    NOISE_LOW("noise_low", DeviceStatus.MAINTENANCE_REQUIRED),
    CLOCK_BEHIND("clock_behind", DeviceStatus.MAINTENANCE_REQUIRED),
    CALIBRATION_DUE("calibration_due", DeviceStatus.MAINTENANCE_REQUIRED),
    BUMP_TEST_DUE("bump_test_due", DeviceStatus.MAINTENANCE_REQUIRED);

    static final Fault[] ALL = values();

    private final String rule;
    private final DeviceStatus status;

    Fault(String rule, DeviceStatus status) {
        this.rule = rule;
        this.status = status;
    }

    /** The rule's name in an alarm. */
    public String rule() {
        return rule;
    }

    /** What a device with this fault is (NAMUR NE 107). */
    public DeviceStatus status() {
        return status;
    }

    int bit() {
        return 1 << ordinal();
    }

    AlarmClass alarmClass() {
        return switch (this) {
            case LOOP_FAILURE, LOOP_OUT_OF_SPEC, STUCK, SPIKE, DRIFT, NOISE_HIGH, NOISE_LOW, CLOCK_BEHIND ->
                AlarmClass.DEVICE;
            case FUNCTION_CHECK, CALIBRATION_DUE, BUMP_TEST_DUE -> AlarmClass.ADVISORY;
        };
    }

    /** A gas detector that is blind ranks above a blind thermometer: nothing else sees gas. */
    Priority priority(boolean gas) {
        return switch (this) {
            case LOOP_FAILURE, STUCK, FUNCTION_CHECK -> gas ? Priority.MEDIUM : Priority.LOW;
            case LOOP_OUT_OF_SPEC, SPIKE, DRIFT, NOISE_HIGH, NOISE_LOW, CLOCK_BEHIND, CALIBRATION_DUE, BUMP_TEST_DUE ->
                Priority.LOW;
        };
    }

    /** What its value and limit are in. */
    String unit(String ofSensor) {
        return switch (this) {
            case LOOP_FAILURE, LOOP_OUT_OF_SPEC -> "mA";
            case SPIKE, DRIFT, NOISE_HIGH, NOISE_LOW -> ofSensor;
            case CLOCK_BEHIND, STUCK -> "s";
            case CALIBRATION_DUE, BUMP_TEST_DUE -> "d";
            case FUNCTION_CHECK -> "";
        };
    }

    /** The status that the alarm of any rule about a device tells. */
    public static DeviceStatus of(String rule) {
        for (Fault f : ALL) {
            if (f.rule.equals(rule)) {
                return f.status;
            }
        }
        return switch (rule) {
            case "bad_signal", "silent", "gateway_lost" -> DeviceStatus.FAILURE;
            case "out_of_range" -> DeviceStatus.OUT_OF_SPECIFICATION;
            default -> DeviceStatus.MAINTENANCE_REQUIRED;
        };
    }
}
