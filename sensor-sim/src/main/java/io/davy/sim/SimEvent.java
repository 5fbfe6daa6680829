package io.davy.sim;

import java.time.Instant;

/**
 * Something that really happened in the simulated plant: the truth that Davy has to find out.
 *
 * @param name one of the constants here
 * @param time when, by the simulator's clock
 * @param text one English sentence
 */
public record SimEvent(String name, Instant time, String text) {
    /** The fault of the scenario began, be it a leak or another. */
    public static final String LEAK_STARTED = "leak-started";
    /** The first sensor that the hazard really touched. */
    public static final String FIRST_CONTACT = "first-contact";
    /** The fault was ended: isolated, stopped or mended. */
    public static final String LEAK_STOPPED = "leak-stopped";
    /** Nothing of the fault is left. */
    public static final String SCENARIO_OVER = "scenario-over";
}
