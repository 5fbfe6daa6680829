package io.davy.dispatch.way;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How every robot of one class comes to a hazard: one search backwards from all its poses, each with its penalty; or from the first stop of a sweep. */
public final class Approach {
    private final WaySearch ways;
    private final ArcCosts costs;
    private final List<Pose> all;
    private final Map<Integer, Pose> poses;
    private final @Nullable Search search;
    private final @Nullable Sweep sweep;
    /** Onward from the ends of tours, by node. */
    private final Map<String, Search> onward = new HashMap<>();

    /** Beyond what is open; worked out when somebody asks why there is no way. */
    private @Nullable Search beyond;

    Approach(
            WaySearch ways,
            ArcCosts costs,
            List<Pose> all,
            Map<Integer, Pose> poses,
            @Nullable Search search,
            @Nullable Sweep sweep) {
        this.ways = ways;
        this.costs = costs;
        this.all = all;
        this.poses = poses;
        this.search = search;
        this.sweep = sweep;
    }

    /** How many stops a tour has. */
    public int stops() {
        return sweep == null ? 1 : sweep.stops().size();
    }

    /** The way from a node to the pose that is best for it, or through all stops of a sweep; empty if there is none. */
    public Optional<Tour> from(String node) {
        return from(node, stops());
    }

    /** As {@link #from(String)}, through so many stops of a sweep at most. */
    public Optional<Tour> from(String node, int stops) {
        int v = ways.graph().node(node);
        Search s = search;
        if (s == null || v < 0 || !s.reaches(v)) {
            return Optional.empty();
        }
        return Optional.of(tour(s.way(v), pose(s.source(v)), stops));
    }

    /**
     * The way of a robot that is on its way elsewhere: its own does not stand in its way. On from the first stop it goes as any other.
     *
     * @param robots the class that this is the approach of
     */
    public Optional<Tour> from(RobotClass robots, String robot, String node, int stops) {
        if (search == null || ways.graph().node(node) < 0) {
            return Optional.empty();
        }
        Search own = ways.onward(robots, robot, node);
        int best = -1;
        for (Map.Entry<Integer, Pose> p : poses.entrySet()) {
            int v = p.getKey();
            best = own.reaches(v) && (best < 0 || cost(own, v) < cost(own, best)) ? v : best;
        }
        return best < 0 ? Optional.empty() : Optional.of(tour(own.way(best), pose(best), stops));
    }

    private double cost(Search own, int node) {
        return own.cost(node) + pose(node).penaltySeconds();
    }

    private Tour tour(Way first, Pose pose, int stops) {
        return sweep == null ? Tour.of(first, pose) : sweep.first(stops).after(first);
    }

    private Pose pose(int node) {
        Pose pose = poses.get(node);
        if (pose == null) {
            throw new IllegalStateException("a search ends at a pose");
        }
        return pose;
    }

    /**
     * Why there is no way from a node: what the way with the fewest and shortest closures meets.
     *
     * @param robots the class that this is the approach of
     * @param robot the robot that asks, or another of the class that has no order of its own
     */
    public Closure closure(RobotClass robots, String robot, String from) {
        Search reached = search == null ? ways.nothing(costs) : search;
        Search closed = beyond == null ? ways.beyond(robots, reached, all) : beyond;
        beyond = closed;
        return ways.closure(robots, robot, costs, reached, closed, from, all);
    }

    /**
     * Whether it is certain that a robot gets from the end of a tour to a node within a time, by a way that may be a detour: over the middle of the plant, to which and from
     * which one search serves all of its class. False says nothing.
     */
    public boolean onWithin(Tour tour, String to, double seconds) {
        int from = ways.graph().node(last(tour));
        int v = ways.graph().node(to);
        return from >= 0 && v >= 0 && ways.overTheMiddle(costs, from, v) <= seconds;
    }

    private static String last(Tour tour) {
        return tour.stops().get(tour.stops().size() - 1).pose().node().id();
    }

    /** Seconds from the end of a tour to a node, for example a robot's dock; empty if there is no way. */
    public OptionalDouble secondsOn(Tour tour, String to) {
        int v = ways.graph().node(to);
        if (v < 0) {
            return OptionalDouble.empty();
        }
        Search s = onward.computeIfAbsent(last(tour), n -> ways.onward(costs, n));
        return s.reaches(v) ? OptionalDouble.of(s.seconds(v)) : OptionalDouble.empty();
    }
}
