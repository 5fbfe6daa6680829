package io.davy.alarm;

/** What an alarm or incident is about. */
public enum Hazard {
    /** A toxic or flammable gas, or too little oxygen. */
    GAS,
    /** Overheating. */
    HEAT,
    /** A machine that is failing mechanically. */
    VIBRATION,
    /** A sensor, gateway or robot that cannot be trusted; not a place to send a robot to. */
    DEVICE,
    /** Another process value beyond its limits. */
    PROCESS
}
