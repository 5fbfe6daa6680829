package io.davy.alarm;

/** ISA-18.2 priority, lowest first. */
public enum Priority {
    LOW,
    MEDIUM,
    HIGH,
    HIGHEST
}
