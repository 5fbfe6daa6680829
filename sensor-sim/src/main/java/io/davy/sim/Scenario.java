package io.davy.sim;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What goes wrong in the simulated plant. */
public enum Scenario {
    /** A pump leaks hydrogen sulphide. */
    H2S_LEAK("h2s-leak"),
    /** A compressor leaks methane. */
    CH4_LEAK("ch4-leak"),
    /** A pump's bearing runs hot. */
    PUMP_OVERHEAT("pump-overheat"),
    /** A pump's bearing wears out. */
    BEARING_WEAR("bearing-wear"),
    /** A sensor falls silent. */
    DEAD_SENSOR("dead-sensor"),
    /** Nothing goes wrong. */
    QUIET("quiet");

    private final String id;

    Scenario(String id) {
        this.id = id;
    }

    /** The name on the command line, for example {@code h2s-leak}. */
    public String id() {
        return id;
    }

    /**
     * The scenario of that name.
     *
     * @throws IllegalArgumentException naming every scenario, if there is none of that name
     */
    public static Scenario named(String name) {
        for (Scenario s : values()) {
            if (s.id.equals(name)) {
                return s;
            }
        }
        throw new IllegalArgumentException("no scenario is named '" + name + "'; there are "
                + Arrays.stream(values()).map(Scenario::id).collect(Collectors.joining(", ")));
    }

    @Override
    public String toString() {
        return id;
    }
}
