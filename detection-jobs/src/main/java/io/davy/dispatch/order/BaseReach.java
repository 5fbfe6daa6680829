package io.davy.dispatch.order;

import io.davy.dispatch.DispatchSettings;
import java.util.List;

/**
 * How far ahead of the robot the base of its order reaches. A dead robot still drives to its last released node, so the base is short; a healthy one must never have
 * to stop for the next update, so it is two edges at least (while the robot drives the first, the update for the third goes out) and ten seconds of travel at least
 * (an update may be lost three times before the robot comes to the end). What is left of the way is released with it if it is shorter than half of that.
 */
public final class BaseReach {
    private static final int EDGES = 2;

    private BaseReach() {}

    /**
     * How many nodes are to be released.
     *
     * @param legs travel time of each edge of the way, s
     * @param at index of the last node that the robot has passed
     */
    public static int nodes(List<Double> legs, int at, DispatchSettings settings) {
        double ahead = settings.baseAhead().toMillis() / 1000.0;
        int end = at;
        double reached = 0;
        while (end < legs.size() && (end - at < EDGES || reached < ahead)) {
            reached += legs.get(end);
            end++;
        }
        double rest = legs.subList(end, legs.size()).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        return (rest < ahead / 2 ? legs.size() : end) + 1;
    }
}
