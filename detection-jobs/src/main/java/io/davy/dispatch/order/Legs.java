package io.davy.dispatch.order;

import io.davy.dispatch.Round;
import io.davy.dispatch.way.RobotClass;
import io.davy.plant.Robot;
import java.util.List;

/** How long a robot drives on each edge of a way. */
public final class Legs {
    /** What an edge that the plant no longer has is reckoned with, s. */
    private static final double UNKNOWN_S = 60;

    private Legs() {}

    /** The travel time of each edge, s: as the ways were searched with ({@link RobotClass#seconds}). */
    public static List<Double> seconds(Round round, Robot robot, List<String> edges) {
        return edges.stream()
                .map(round.map::edge)
                .map(e -> e == null ? UNKNOWN_S : RobotClass.seconds(robot.speedMs(), e))
                .toList();
    }
}
