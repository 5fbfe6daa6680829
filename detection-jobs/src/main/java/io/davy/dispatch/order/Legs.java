package io.davy.dispatch.order;

import io.davy.dispatch.Round;
import io.davy.dispatch.way.RobotClass;
import io.davy.plant.Robot;
import io.davy.plant.Ways;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How long a robot drives on each edge of a way. */
public final class Legs {
    /** What an edge that the plant no longer has is reckoned with, s. */
    private static final double UNKNOWN_S = 60;

    private Legs() {}

    /** The travel time of each edge, s: as the ways were searched with ({@link RobotClass#seconds}). */
    public static List<Double> seconds(Round round, Robot robot, List<String> edges) {
        Map<String, Ways.Edge> known = edges(round, edges);
        return edges.stream()
                .map(id -> known.containsKey(id) ? RobotClass.seconds(robot.speedMs(), known.get(id)) : UNKNOWN_S)
                .toList();
    }

    static Map<String, Ways.Edge> edges(Round round, List<String> ids) {
        Set<String> wanted = new HashSet<>(ids);
        Map<String, Ways.Edge> found = new HashMap<>();
        round.site.ways().edges().stream().filter(e -> wanted.contains(e.id())).forEach(e -> found.put(e.id(), e));
        return found;
    }
}
