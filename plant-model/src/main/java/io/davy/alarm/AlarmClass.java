package io.davy.alarm;

/** ISA-18.2 alarm class: how an alarm may be handled. */
public enum AlarmClass {
    /** Gas, fire: may not be shelved. */
    LIFE_SAFETY,
    /** A machine or process is out of its limits. */
    PROCESS,
    /** A sensor, gateway or robot cannot be trusted (NAMUR NE 107). */
    DEVICE,
    /** Worth knowing; nobody has to act at once. */
    ADVISORY
}
