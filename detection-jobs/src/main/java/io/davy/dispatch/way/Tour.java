package io.davy.dispatch.way;

import java.util.List;

/**
 * A way with the stops at which the robot looks.
 *
 * @param way from the robot's place to the last stop
 * @param stops in the order of travel, one at least; the last one at the way's end
 * @param secondsToFirst how long the robot drives to the first stop, s
 */
public record Tour(Way way, List<Stop> stops, double secondsToFirst) {

    /** A tour whose first stop is where the way ends. */
    public Tour(Way way, List<Stop> stops) {
        this(way, stops, way.seconds());
    }

    /**
     * A stop.
     *
     * @param at index of its node in the way
     * @param pose what the robot looks from
     */
    public record Stop(int at, Pose pose) {}

    /** A way with one stop at its end. */
    public static Tour of(Way way, Pose pose) {
        return new Tour(way, List.of(new Stop(way.nodes().size() - 1, pose)));
    }
}
