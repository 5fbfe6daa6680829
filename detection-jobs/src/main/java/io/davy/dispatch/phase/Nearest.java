package io.davy.dispatch.phase;

import io.davy.dispatch.Exclusions;
import io.davy.dispatch.Need;
import io.davy.dispatch.Reason;
import io.davy.dispatch.Round;
import io.davy.dispatch.assign.Shortlist;
import io.davy.dispatch.assign.TripCost;
import io.davy.dispatch.way.Pose;
import io.davy.plant.Ways;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The candidates of one hazard in the order in which their ways are looked at. A small fleet is looked at whole. Of a large one the nearest as the crow flies come first,
 * and who is too far to matter is not looked at ({@link Shortlist}).
 */
final class Nearest {
    private final Round round;
    private final List<Need.Candidate> all;
    private final boolean whole;
    private final Shortlist list;
    private final double centreX;
    private final double centreY;
    private final double radius;

    /** @param wanted the robot that an officer wants: it is always looked at */
    Nearest(Round round, Need need, List<Need.Candidate> all, @Nullable String wanted) {
        this.round = round;
        this.all = all;
        whole = all.size() <= Exclusions.ALL;
        list = new Shortlist(whole ? all.size() + 1 : Math.max(round.needs.size(), Exclusions.NAMED));
        double[] box = box(need.poses);
        centreX = (box[0] + box[2]) / 2;
        centreY = (box[1] + box[3]) / 2;
        radius = Math.hypot(box[2] - box[0], box[3] - box[1]) / 2;
        for (int i = 0; i < all.size(); i++) {
            Need.Candidate c = all.get(i);
            list.add(i, whole || c.robot().id().equals(wanted) ? 0 : TripCost.millis(there(c)));
        }
    }

    private static double[] box(List<Pose> poses) {
        double[] b = {
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (Pose p : poses) {
            b[0] = Math.min(b[0], p.node().x());
            b[1] = Math.min(b[1], p.node().y());
            b[2] = Math.max(b[2], p.node().x());
            b[3] = Math.max(b[3], p.node().y());
        }
        return b;
    }

    /** Seconds until it can be there at least: it drives straight to the nearest point of the circle round all poses, at its own speed. */
    private double there(Need.Candidate c) {
        return c.start().offM() / c.robot().speedMs() + straight(c.start().at(), c);
    }

    private double straight(Ways.Node n, Need.Candidate c) {
        double dx = n.x() - centreX;
        double dy = n.y() - centreY;
        double metres = Math.max(0, Math.sqrt(dx * dx + dy * dy) - radius);
        return round.map.shortestPerMetre() * metres / c.robot().speedMs();
    }

    /** Why its charge cannot last, whatever its way; empty if it may, or if the fleet is so small that every way is looked at. */
    Optional<Reason> hopeless(Need.Candidate c, Charge charge) {
        Ways.Node home = whole ? null : round.map.node(c.robot().home());
        return home == null ? Optional.empty() : charge.hopeless(there(c) + straight(home, c));
    }

    /** The next to look at; null when no other can matter. */
    Need.@Nullable Candidate next() {
        int i = list.next();
        return i < 0 ? null : all.get(i);
    }

    /** The one that was looked at last has a way. */
    void costs(TripCost cost) {
        list.costs(cost.millis());
    }

    /** How many were not looked at. */
    int left() {
        return list.left();
    }
}
