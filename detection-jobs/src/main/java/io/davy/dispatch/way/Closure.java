package io.davy.dispatch.way;

import org.jspecify.annotations.Nullable;

/**
 * Why a way is closed to a robot.
 *
 * @param kind what closes it
 * @param edge the edge where it is met; absent if a place itself is closed
 * @param what names it: the Ex zone, the incident, the robot that said so or holds it, the floor; absent if there is nothing to name
 * @param detail figures for people: what the zone asks for, the gas, the temperature
 */
public record Closure(
        Kind kind,
        @Nullable String edge,
        @Nullable String what,
        @Nullable String detail) {

    /** What closes ways, from what passes to what stays. */
    public enum Kind {
        /** Another robot is on its way along the edge from the other side. */
        RESERVED,
        /** Gas for which the robot is not rated. */
        GAS,
        /** Hotter than the robot stands. */
        HEAT,
        /** A robot met an obstacle. */
        BLOCKED,
        /** An Ex zone for which the robot is not rated. */
        EX_ZONE,
        DOOR,
        STAIRS,
        /** No way at all leads from one floor to the other. */
        OTHER_FLOOR,
        /** No way at all. */
        NO_WAY
    }
}
