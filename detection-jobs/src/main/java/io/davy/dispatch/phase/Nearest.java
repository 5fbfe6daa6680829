package io.davy.dispatch.phase;

import io.davy.dispatch.Exclusions;
import io.davy.dispatch.Need;
import io.davy.dispatch.Round;
import io.davy.dispatch.assign.Shortlist;
import io.davy.dispatch.assign.TripCost;
import io.davy.dispatch.way.Pose;
import io.davy.plant.Ways;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The candidates of one hazard in the order in which their ways are looked at. A small fleet is looked at whole. Of a large one the nearest as the crow flies come first,
 * and who is too far to matter is not looked at ({@link Shortlist}).
 */
final class Nearest {
    private final List<Need.Candidate> all;
    private final Shortlist list;
    private final double centreX;
    private final double centreY;
    private final double radius;

    /** @param wanted the robot that an officer wants: it is always looked at */
    Nearest(Round round, Need need, List<Need.Candidate> all, @Nullable String wanted) {
        this.all = all;
        boolean whole = all.size() <= Exclusions.ALL;
        list = new Shortlist(whole ? all.size() + 1 : Math.max(round.needs.size(), Exclusions.NAMED));
        double[] box = box(need.poses);
        centreX = (box[0] + box[2]) / 2;
        centreY = (box[1] + box[3]) / 2;
        radius = Math.hypot(box[2] - box[0], box[3] - box[1]) / 2;
        for (int i = 0; i < all.size(); i++) {
            Need.Candidate c = all.get(i);
            list.add(i, whole || c.robot().id().equals(wanted) ? 0 : least(round, c));
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

    /** It drives straight to the nearest point of the circle round all poses, at its own speed, meets nothing and has charge enough. */
    private long least(Round round, Need.Candidate c) {
        Ways.Node start = round.map.node(c.start().node());
        if (start == null) {
            return 0;
        }
        double dx = start.x() - centreX;
        double dy = start.y() - centreY;
        double metres = Math.max(0, Math.sqrt(dx * dx + dy * dy) - radius);
        return TripCost.millis((c.start().offM() + round.map.shortestPerMetre() * metres)
                / c.robot().speedMs());
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
