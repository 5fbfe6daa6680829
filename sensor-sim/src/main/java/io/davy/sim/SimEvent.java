package io.davy.sim;

import java.time.Instant;
import java.util.Map;

/**
 * Something that really happened in the simulated plant: the truth that Davy has to find out.
 *
 * @param name one of the constants here
 * @param time when, by the simulator's clock
 * @param text one English sentence
 * @param facts the truth in figures, for whoever measures how well it was found out: at {@link #LEAK_STARTED} what, where and how much
 */
public record SimEvent(String name, Instant time, String text, Map<String, Object> facts) {
    /** The fault of the scenario began, be it a leak or another. */
    public static final String LEAK_STARTED = "leak-started";
    /** The first sensor that the hazard really touched. */
    public static final String FIRST_CONTACT = "first-contact";
    /** The fault was ended: isolated, stopped or mended. */
    public static final String LEAK_STOPPED = "leak-stopped";
    /** Nothing of the fault is left. */
    public static final String SCENARIO_OVER = "scenario-over";

    /** An event that its sentence says all of. */
    public SimEvent(String name, Instant time, String text) {
        this(name, time, text, Map.of());
    }
}
