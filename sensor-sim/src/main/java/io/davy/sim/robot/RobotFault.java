package io.davy.sim.robot;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a simulated robot can be made to do wrong. Some take a detail; see each. */
public enum RobotFault {
    /** It refuses every new order with an error. */
    REFUSE,
    /** It believes that it drives, and stays where it is; it reports no error. */
    STUCK,
    /**
     * An edge is blocked: it stands before it, or on it, and reports the error {@code edgeBlocked} with the edge as reference. Detail: the
     * edge's id; else the next one on its way.
     */
    EDGE_BLOCKED,
    /** It loses its connection without a goodbye; the broker publishes its last will. It goes on with what it has. */
    OFFLINE,
    /** Its emergency stop is pressed. */
    EMERGENCY_STOP,
    /** Somebody drives it by hand: operating mode MANUAL, which clears its order. */
    MANUAL,
    /** It reports its state, but does not answer orders or instant actions at all. */
    NEVER_ANSWER,
    /** It takes what it is told late. Detail: by so many seconds (8). */
    SLOW_ACK,
    /** Messages to it and its states are lost by chance, as QoS 0 allows. Detail: the share that is lost, 0 to 1 (0.3). */
    LOST_MESSAGES,
    /** It reports a charge that it does not have. Detail: the per cent that it reports (95). */
    BATTERY_LIE,
    /** Its instruments fail: inspections end as FAILED and no readings come. */
    SENSOR,
    /** It restarts once: off without a goodbye, then back with neither order nor counters. Detail: off for so many seconds (5). */
    REBOOT;

    /** The name on the command line, for example {@code edge-blocked}. */
    public String id() {
        return this == EMERGENCY_STOP
                ? "e-stop"
                : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The fault of that name.
     *
     * @throws IllegalArgumentException naming every fault, if there is none of that name
     */
    public static RobotFault named(String name) {
        return Arrays.stream(values())
                .filter(f -> f.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no robot fault is named '" + name + "'; there are "
                        + Arrays.stream(values()).map(RobotFault::id).collect(Collectors.joining(", "))));
    }
}
