package io.davy.dispatch.way;

import io.davy.dispatch.scene.Scene;
import io.davy.incident.Incident.Ellipse;
import io.davy.incident.Incident.Wind;
import io.davy.plant.Place;
import io.davy.plant.Robot.Inspection;
import io.davy.plant.Ways;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several stops that look over an ellipse which is too large for one look: first the best pose for the likeliest place, which is right more often than any other and
 * from where a look that confirms ends the search; then each that leaves the ground least far from a stop.
 */
public final class SweepPlan {
    /** From this longer semi-axis on one look is not enough, m: more than the gas look's reach, and a machine that is no point (a choice). */
    public static final double LARGE_M = 8;

    private static final int LEAST_STOPS = 3;
    private static final int MOST_STOPS = 6;
    /** Ground for which one stop serves, m2: about a circle of 7 m. */
    private static final double GROUND_A_STOP = 150;

    private static final int RINGS = 4;
    private static final int ON_A_RING = 12;

    private final WayMap map;
    private final PoseFinder poses;

    public SweepPlan(WayMap map, Scene scene) {
        this.map = map;
        this.poses = new PoseFinder(map, scene);
    }

    /**
     * The stops for an ellipse.
     *
     * @return the one to begin with first; empty if one look is enough or fewer than two nodes lie there
     */
    public List<Pose> stops(Place place, @Nullable Ellipse e, Inspection what, @Nullable Wind wind) {
        if (e == null || e.majorM() <= LARGE_M) {
            return List.of();
        }
        Place middle = new Place(e.x(), e.y(), place.z(), place.floor());
        double reach = PoseFinder.lookM(what);
        Ellipse wide = new Ellipse(e.x(), e.y(), e.majorM() + reach, e.minorM() + reach, e.angleDeg());
        List<Ways.Node> left = new ArrayList<>(map.within(middle, e.majorM() + reach).stream()
                .filter(n -> wide.holds(n.x(), n.y()))
                .filter(n -> !poses.occupied(n))
                .toList());
        int wanted = (int) Math.max(
                LEAST_STOPS, Math.min(MOST_STOPS, Math.ceil(Math.PI * e.majorM() * e.minorM() / GROUND_A_STOP)));
        double[][] ground = ground(e);
        double[] far = new double[ground.length];
        Arrays.fill(far, Double.POSITIVE_INFINITY);
        List<Pose> stops = new ArrayList<>();
        while (stops.size() < wanted && !left.isEmpty()) {
            Pose likeliest = stops.isEmpty()
                    ? poses.poses(place, what, wind).stream()
                            .filter(p -> left.contains(p.node()))
                            .findFirst()
                            .orElse(null)
                    : null;
            Ways.Node next = likeliest != null ? likeliest.node() : covering(left, ground, far);
            left.remove(next);
            for (int i = 0; i < ground.length; i++) {
                far[i] = Math.min(far[i], Math.hypot(ground[i][0] - next.x(), ground[i][1] - next.y()));
            }
            Pose p = likeliest != null ? likeliest : poses.pose(next, middle, what, wind);
            stops.add(new Pose(next, p.thetaRad(), 0, p.upwind()));
        }
        return stops.size() < 2 ? List.of() : List.copyOf(stops);
    }

    private static Ways.Node covering(List<Ways.Node> nodes, double[][] ground, double[] far) {
        return nodes.stream()
                .min(Comparator.comparingDouble((Ways.Node n) -> left(n, ground, far))
                        .thenComparing(Ways.Node::id))
                .orElseThrow();
    }

    /** How far the ground would lie from a stop, all of it together. */
    private static double left(Ways.Node n, double[][] ground, double[] far) {
        double sum = 0;
        for (int i = 0; i < ground.length; i++) {
            sum += Math.min(far[i], Math.hypot(ground[i][0] - n.x(), ground[i][1] - n.y()));
        }
        return sum;
    }

    private static double[][] ground(Ellipse e) {
        double cos = Math.cos(Math.toRadians(e.angleDeg()));
        double sin = Math.sin(Math.toRadians(e.angleDeg()));
        double[][] ground = new double[RINGS * ON_A_RING][];
        for (int r = 0; r < RINGS; r++) {
            // Rings of equal ground.
            double share = Math.sqrt((r + 0.5) / RINGS);
            for (int k = 0; k < ON_A_RING; k++) {
                double turn = 2 * Math.PI * k / ON_A_RING;
                double along = share * e.majorM() * Math.cos(turn);
                double beside = share * e.minorM() * Math.sin(turn);
                ground[r * ON_A_RING + k] =
                        new double[] {e.x() + along * cos - beside * sin, e.y() + along * sin + beside * cos};
            }
        }
        return ground;
    }
}
