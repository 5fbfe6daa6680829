package io.davy.dispatch.scene;

import java.util.List;

/**
 * All that closes ways or makes them dear at one moment.
 *
 * @param hazards gas, heat and blocked edges: they change with incidents
 * @param reserved directions of edges that robots are on their way along, in a fixed order
 * @param standing where robots stand that do not drive, whether they have an order or not
 */
public record Scene(Hazards hazards, List<Reservation> reserved, List<Standing> standing) {
    /** Nothing but the plant itself. */
    public static final Scene CLEAR = new Scene(Hazards.NONE, List.of(), List.of());

    /**
     * An edge that a robot will drive along.
     *
     * @param robot who; it does not stand in its own way
     * @param edge edge id
     * @param from the node at which it enters the edge
     * @param to the node at which it leaves it
     * @param last whether the robot's way ends there
     * @param released whether the robot may drive there already, and so will, whatever is said to it
     */
    public record Reservation(String robot, String edge, String from, String to, boolean last, boolean released) {}

    /**
     * A robot's place.
     *
     * @param robot who
     * @param x metres east
     * @param y metres north
     * @param floor its floor, as its map says
     */
    public record Standing(String robot, double x, double y, String floor) {}

    /** The reservations that count for a robot: all but its own. */
    public List<Reservation> reservedAgainst(String robot) {
        return reserved.stream().anyMatch(r -> r.robot().equals(robot))
                ? reserved.stream().filter(r -> !r.robot().equals(robot)).toList()
                : reserved;
    }
}
