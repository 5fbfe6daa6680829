package io.davy.dispatch.way;

import io.davy.dispatch.scene.Scene;
import io.davy.dispatch.way.Closure.Kind;
import io.davy.plant.Ways;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ways through one scene, for robots of each class. A robot is asked for by its id as well, because its own reserved way does not stand in its way; {@code ""} is a robot
 * that has none.
 */
public final class WaySearch {
    private final WayMap map;
    private final Scene scene;
    private final ClosureFinder closures;
    private final Map<RobotClass, ArcCosts> ofIdle = new HashMap<>();
    private final Map<String, ArcCosts> ofRobot = new HashMap<>();
    private @Nullable Traffic traffic;

    WaySearch(WayMap map, Scene scene) {
        this.map = map;
        this.scene = scene;
        this.closures = new ClosureFinder(map, scene);
    }

    /** What it goes by. */
    public Scene scene() {
        return scene;
    }

    public WayMap map() {
        return map;
    }

    WayGraph graph() {
        return map.graph;
    }

    private ArcCosts costs(RobotClass robots, String robot) {
        ArcCosts idle = ofIdle.computeIfAbsent(
                robots, r -> map.costs.costs(r, scene.hazards(), scene.reserved(), this::traffic));
        // A robot is of one class.
        return robot.isEmpty() || !traffic().has(robot)
                ? idle
                : ofRobot.computeIfAbsent(robot, r -> traffic().but(r, idle, map.costs.plain(robots, scene.hazards())));
    }

    private Traffic traffic() {
        Traffic t = traffic == null ? new Traffic(graph(), scene.reserved()) : traffic;
        traffic = t;
        return t;
    }

    /** Where a search arrives: one from a node onward, kept as long as its costs hold. */
    Search onward(ArcCosts costs, String from) {
        return map.search(costs, false, List.of(graph().node(from)), List.of(0.0));
    }

    /** Seconds from one node to another over the plant's middle; positive infinity if there is no way. */
    double overTheMiddle(ArcCosts costs, int from, int to) {
        int middle = graph().middle;
        if (middle < 0) {
            return Double.POSITIVE_INFINITY;
        }
        String id = graph().nodes[middle].id();
        Search in = toward(costs, id);
        Search out = onward(costs, id);
        return in.reaches(from) && out.reaches(to) ? in.seconds(from) + out.seconds(to) : Double.POSITIVE_INFINITY;
    }

    private Search toward(ArcCosts costs, String to) {
        return map.search(costs, true, List.of(graph().node(to)), List.of(0.0));
    }

    /** The best way between two nodes, or empty if there is none for this robot. */
    public Optional<Way> way(RobotClass robots, String robot, String from, String to) {
        int a = graph().node(from);
        if (a < 0 || graph().node(to) < 0) {
            return Optional.empty();
        }
        Search s = toward(costs(robots, robot), to);
        return s.reaches(a) ? Optional.of(s.way(a)) : Optional.empty();
    }

    /** How robots of a class that have no order come to the poses of a hazard. Poses that they may not stand at are left out, and those where another robot stands. */
    public Approach approach(RobotClass robots, List<Pose> poses) {
        ArcCosts costs = costs(robots, "");
        Map<Integer, Pose> open = open(robots, poses);
        return new Approach(this, costs, poses, open, search(costs, open), null);
    }

    /** How such robots come to the first of several stops and go on through all of them, in the order that is quickest. */
    public Approach sweep(RobotClass robots, List<Pose> stops) {
        ArcCosts costs = costs(robots, "");
        List<Pose> open = List.copyOf(open(robots, stops).values());
        if (open.isEmpty()) {
            return new Approach(this, costs, stops, Map.of(), null, null);
        }
        Sweep sweep = new SweepOrder(this, costs).of(open);
        Pose first = sweep.stops().get(0);
        Map<Integer, Pose> begin = Map.of(graph().node(first.node().id()), first);
        return new Approach(this, costs, stops, begin, search(costs, begin), sweep);
    }

    /** From where a robot is to everywhere, its own way not standing in its way; kept as long as this search is, and so good for all hazards of a round. */
    Search onward(RobotClass robots, String robot, String from) {
        return onward(costs(robots, robot), from);
    }

    /** Whether robots of a class may stand at a node. */
    public boolean mayStand(RobotClass robots, Ways.Node node) {
        return closures.at(robots, node).isEmpty();
    }

    private Map<Integer, Pose> open(RobotClass robots, List<Pose> poses) {
        Map<Integer, Pose> open = new LinkedHashMap<>();
        for (Pose p : poses) {
            int v = graph().node(p.node().id());
            if (v >= 0 && closures.at(robots, p.node()).isEmpty()) {
                open.putIfAbsent(v, p);
            }
        }
        return open;
    }

    private Search search(ArcCosts costs, Map<Integer, Pose> poses) {
        return map.search(
                costs,
                true,
                List.copyOf(poses.keySet()),
                poses.values().stream().map(Pose::penaltySeconds).toList());
    }

    /** A search that reaches nothing. */
    Search nothing(ArcCosts costs) {
        return search(costs, Map.of());
    }

    /** The search that goes on from what another reached, and from the poses at which these robots may not stand, over what is closed. */
    Search beyond(RobotClass robots, Search reached, List<Pose> all) {
        List<Integer> shut = all.stream()
                .filter(p -> closures.at(robots, p.node()).isPresent())
                .map(p -> graph().node(p.node().id()))
                .filter(n -> n >= 0)
                .distinct()
                .toList();
        return map.beyond(reached, shut);
    }

    /**
     * What the way with the fewest and shortest closures meets that leads from a node to where a search comes from, or to a pose at which these robots may not stand.
     *
     * @param reached what they reach
     * @param s {@link #beyond} it
     * @param all all poses
     */
    Closure closure(
            RobotClass robots, String robot, ArcCosts costs, Search reached, Search s, String from, List<Pose> all) {
        int v = graph().node(from);
        if (v < 0 || (!reached.reaches(v) && !s.reaches(v))) {
            return noWay(v, all);
        }
        int worst = -1;
        int at = v;
        for (; s.via(at) >= 0; at = s.next(at)) {
            int a = s.via(at);
            worst = !costs.open(a) && (worst < 0 || costs.why(a).compareTo(costs.why(worst)) > 0) ? a : worst;
        }
        Optional<Closure> end = reached.reaches(at) ? Optional.empty() : closures.at(robots, graph().nodes[at]);
        Optional<Closure> way = worst < 0 ? Optional.empty() : closures.of(robots, costs, worst, robot);
        boolean endIsWorse = end.isPresent()
                && (way.isEmpty() || end.get().kind().compareTo(way.get().kind()) > 0);
        return (endIsWorse ? end : way).orElse(new Closure(Kind.NO_WAY, null, null, null));
    }

    private Closure noWay(int from, List<Pose> poses) {
        boolean sameFloor = from < 0
                || poses.stream()
                        .anyMatch(
                                p -> p.node().floor().equals(graph().nodes[from].floor()));
        return sameFloor || poses.isEmpty()
                ? new Closure(Kind.NO_WAY, null, null, null)
                : new Closure(Kind.OTHER_FLOOR, null, poses.get(0).node().floor(), null);
    }

    /**
     * Whether the rest of a way is still open to a robot that is on it.
     *
     * @param nodes the way's nodes
     * @param edges the edges between them
     * @param fromIndex index of the node that it has passed last
     * @return the first closure that it will meet; empty if it can go on
     */
    public Optional<Closure> stillOpen(
            RobotClass robots, String robot, List<String> nodes, List<String> edges, int fromIndex) {
        ArcCosts costs = costs(robots, robot);
        for (int i = Math.max(0, fromIndex); i < edges.size(); i++) {
            int arc = graph().arc(edges.get(i), nodes.get(i));
            if (arc < 0) {
                return Optional.of(new Closure(Kind.NO_WAY, edges.get(i), null, null));
            }
            Optional<Closure> closed = closures.of(robots, costs, arc, robot);
            if (closed.isPresent()) {
                return closed;
            }
        }
        int last = nodes.isEmpty() ? -1 : graph().node(nodes.get(nodes.size() - 1));
        return last < 0 ? Optional.empty() : closures.at(robots, graph().nodes[last]);
    }
}
