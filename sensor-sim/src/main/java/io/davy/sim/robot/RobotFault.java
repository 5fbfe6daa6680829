package io.davy.sim.robot;

/** What a simulated robot can be made to do wrong. */
public enum RobotFault {
    /** It refuses every new order with an error. */
    REFUSE,
    /** It stops where it is and reports the error {@code blocked}. */
    STUCK,
    /** It loses its connection without a goodbye; the broker publishes its last will. */
    OFFLINE,
    /** Its emergency stop is pressed. */
    EMERGENCY_STOP,
    /** It reports its state, but does not answer orders or instant actions at all. */
    NEVER_ANSWER
}
