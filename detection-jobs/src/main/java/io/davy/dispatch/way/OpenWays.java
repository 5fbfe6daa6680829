package io.davy.dispatch.way;

import io.davy.dispatch.scene.Hazards;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which ways of robots were held against which hazards and found open. While neither changes nothing has to be looked at again: of a thousand robots each says once a
 * second where it is. A memory that may be lost at any time.
 */
public final class OpenWays {
    private final Map<String, Known> open = new HashMap<>();

    private record Known(Hazards hazards, List<String> edges, int from) {}

    /**
     * Whether the rest of a robot's way is known to be open.
     *
     * @param from index of the edge that the robot is on
     */
    public boolean known(String robot, Hazards hazards, List<String> edges, int from) {
        Known k = open.get(robot);
        return k != null && k.hazards == hazards && k.from <= from && k.edges.equals(edges);
    }

    /** The rest of a robot's way has been found open. */
    public void found(String robot, Hazards hazards, List<String> edges, int from) {
        open.put(robot, new Known(hazards, edges, from));
    }
}
