package io.davy.dispatch.way;

import io.davy.air.Dispersion;
import io.davy.dispatch.scene.Scene;
import io.davy.incident.Incident.Wind;
import io.davy.plant.Place;
import io.davy.plant.Robot.Inspection;
import io.davy.plant.Ways;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Places on the ways from which a hazard can be looked at, the best first.
 *
 * <p>Near, on its floor, upwind of a gas if there is a wind to rely on, with no machine in between where a camera looks, and not where another robot stands. What a
 * worse pose lacks is told in seconds of travel, so that a robot that comes from the other side may take it.
 */
public final class PoseFinder {
    /** Within this of a node a robot takes its place, m. */
    public static final double AT_NODE_M = 1.5;

    private static final int MOST = 8;
    /** What a pose costs that is beside the wind, or downwind, of a gas, s (choices). */
    private static final double CROSSWIND_SECONDS = 20;

    private static final double DOWNWIND_SECONDS = 60;
    /** Within this of the direction that the wind comes from a pose is upwind, degrees. */
    private static final double UPWIND_DEG = 60;

    private static final double DOWNWIND_DEG = 120;
    /** A machine so near to the line of sight stands in it, m. */
    private static final double IN_SIGHT_M = 1.5;

    private static final double HIDDEN_SECONDS = 30;
    /** Where another robot is on its way to, s. */
    private static final double EXPECTED_SECONDS = 60;

    private final WayMap map;
    private final Scene scene;

    public PoseFinder(WayMap map, Scene scene) {
        this.map = map;
        this.scene = scene;
    }

    /** From how far an inspection can be made, m: choices; a thermal camera and a photo see further than a gas sensor smells. */
    public static double lookM(Inspection what) {
        return switch (what) {
            case GAS, ACOUSTIC -> 5;
            case THERMAL, PHOTO -> 10;
        };
    }

    /**
     * What a metre further away is worth, s (choices). A thermal camera sees a small hot surface too cold from afar: a bearing of 0.1 m fills ten pixels, which a
     * good reading takes, up to 4 m (320 pixels across 45 degrees; from memory). That outweighs some metres of way in warm air, which the robot is made for.
     */
    private static double secondsAMetre(Inspection what) {
        return switch (what) {
            case GAS -> 10;
            case ACOUSTIC, THERMAL -> 6;
            case PHOTO -> 2;
        };
    }

    /**
     * The poses for a place; the nearest node where none lies within the look's distance; none if there is no node on its floor.
     */
    public List<Pose> poses(Place place, Inspection what, @Nullable Wind wind) {
        List<Ways.Node> near = map.within(place, lookM(what)).stream()
                .filter(n -> !occupied(n))
                .toList();
        if (near.isEmpty()) {
            near = map.within(place, 2 * lookM(what)).stream()
                    .filter(n -> !occupied(n))
                    .min(Comparator.comparingDouble((Ways.Node n) -> map.distance(n, place))
                            .thenComparing(Ways.Node::id))
                    .map(List::of)
                    .orElse(map.nearest(place).map(List::of).orElse(List.of()));
        }
        List<Pose> sorted = near.stream()
                .map(n -> pose(n, place, what, wind))
                .sorted(Comparator.comparingDouble(Pose::penaltySeconds)
                        .thenComparing(p -> p.node().id()))
                .limit(MOST)
                .toList();
        return sorted.stream()
                .map(p -> dearer(p, -sorted.get(0).penaltySeconds()))
                .toList();
    }

    private static Pose dearer(Pose p, double seconds) {
        return new Pose(p.node(), p.thetaRad(), p.penaltySeconds() + seconds, p.upwind());
    }

    /** A pose at a node that looks at a place. */
    Pose pose(Ways.Node n, Place place, Inspection what, @Nullable Wind wind) {
        double dx = place.x() - n.x();
        double dy = place.y() - n.y();
        double off = offWind(n, place, what == Inspection.GAS ? wind : null);
        double penalty = secondsAMetre(what) * map.distance(n, place)
                + (off > DOWNWIND_DEG ? DOWNWIND_SECONDS : off > UPWIND_DEG ? CROSSWIND_SECONDS : 0)
                + (hidden(n, place, what) ? HIDDEN_SECONDS : 0)
                + (expected(n) ? EXPECTED_SECONDS : 0);
        return new Pose(
                n, Math.hypot(dx, dy) < 0.1 ? null : Math.atan2(dy, dx), penalty, off >= 0 && off <= UPWIND_DEG);
    }

    /** How far a node lies off the direction that the wind comes from, seen from the place, degrees; -1 if there is no wind to rely on. */
    private static double offWind(Ways.Node n, Place place, @Nullable Wind wind) {
        if (wind == null || !reliable(wind)) {
            return -1;
        }
        double toNode = 90 - Math.toDegrees(Math.atan2(n.y() - place.y(), n.x() - place.x()));
        double off = Math.abs(toNode - wind.fromDeg()) % 360;
        return off > 180 ? 360 - off : off;
    }

    /** Poses where a robot stands now: for itself they cost no more than they lack, for others they are none. */
    public List<Pose> occupied(Place place, Inspection what, @Nullable Wind wind) {
        List<Pose> here = map.within(place, lookM(what)).stream()
                .filter(this::occupied)
                .map(n -> pose(n, place, what, wind))
                .toList();
        double best = map.within(place, lookM(what)).stream()
                .mapToDouble(n -> pose(n, place, what, wind).penaltySeconds())
                .min()
                .orElse(0);
        return here.stream().map(p -> dearer(p, -best)).toList();
    }

    /** Whether a wind has a direction to rely on. */
    static boolean reliable(@Nullable Wind wind) {
        return wind != null && wind.speedMs() >= Dispersion.CALM_MS;
    }

    boolean occupied(Ways.Node n) {
        return scene.standing().stream()
                .anyMatch(s -> s.floor().equals(n.floor()) && Math.hypot(s.x() - n.x(), s.y() - n.y()) <= AT_NODE_M);
    }

    private boolean expected(Ways.Node n) {
        return scene.reserved().stream().anyMatch(r -> r.last() && r.to().equals(n.id()));
    }

    private boolean hidden(Ways.Node n, Place place, Inspection what) {
        boolean camera = what == Inspection.THERMAL || what == Inspection.PHOTO;
        return camera
                && map.machines().stream()
                        .filter(m -> m.floor() == null || m.floor().equals(n.floor()))
                        .filter(m -> Math.hypot(m.x() - place.x(), m.y() - place.y()) > IN_SIGHT_M)
                        .anyMatch(m -> fromLine(m, n, place) < IN_SIGHT_M);
    }

    private static double fromLine(Place m, Ways.Node n, Place to) {
        double dx = to.x() - n.x();
        double dy = to.y() - n.y();
        double length2 = dx * dx + dy * dy;
        double t = length2 == 0 ? 0 : ((m.x() - n.x()) * dx + (m.y() - n.y()) * dy) / length2;
        double at = Math.max(0, Math.min(1, t));
        return Math.hypot(n.x() + at * dx - m.x(), n.y() + at * dy - m.y());
    }
}
