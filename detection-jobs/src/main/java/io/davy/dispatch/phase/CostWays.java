package io.davy.dispatch.phase;

import io.davy.dispatch.Need;
import io.davy.dispatch.Reason;
import io.davy.dispatch.Reasons;
import io.davy.dispatch.Round;
import io.davy.dispatch.StartNode;
import io.davy.dispatch.scene.Scene.Reservation;
import io.davy.dispatch.way.Approach;
import io.davy.dispatch.way.Pose;
import io.davy.dispatch.way.RobotClass;
import io.davy.dispatch.way.Tour;
import io.davy.dispatch.way.Way;
import io.davy.dispatch.way.WaySearch;
import io.davy.plant.Robot;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the candidates' ways, their time and what they leave of the battery; who has no way, may not go it or would not come home gets the reason. In a large fleet who is
 * too far to matter is only counted ({@link Nearest}).
 */
final class CostWays implements Phase {
    @Override
    public void run(Round round) {
        if (round.needs.isEmpty()) {
            return;
        }
        WaySearch ways = round.ways();
        Set<String> onTheirWay =
                ways.scene().reserved().stream().map(Reservation::robot).collect(Collectors.toSet());
        Trips trips = new Trips(round);
        for (Need need : round.needs) {
            List<Need.Candidate> before = List.copyOf(need.candidates);
            need.candidates.clear();
            if (need.poses.isEmpty()) {
                before.forEach(c -> need.exclude(c.robot(), Reasons.noNode()));
                continue;
            }
            Map<RobotClass, Approach> shared = new HashMap<>();
            Nearest nearest = new Nearest(round, need, before, Named.wanted(round, need));
            for (Need.Candidate c = nearest.next(); c != null; c = nearest.next()) {
                Charge charge = new Charge(round, c.robot());
                Optional<Reason> hopeless = nearest.hopeless(c, charge);
                if (hopeless.isPresent()) {
                    need.exclude(c.robot(), hopeless.get());
                    continue;
                }
                Approach approach = shared.computeIfAbsent(
                        RobotClass.of(c.robot()),
                        r -> need.sweep ? ways.sweep(r, need.poses) : ways.approach(r, need.poses));
                boolean under = onTheirWay.contains(c.robot().id());
                Need.Candidate costed = cost(ways, need, c, new Course(c, approach, under), charge);
                if (costed != null) {
                    need.candidates.add(costed);
                    nearest.costs(trips.cost(costed));
                }
            }
            need.excluded.farther(nearest.left());
        }
    }

    /** How one candidate comes to a hazard. */
    private record Course(Need.Candidate of, Approach approach, boolean underWay) {
        Optional<Tour> through(int stops) {
            Robot r = of.robot();
            String at = of.start().node();
            return underWay ? approach.from(RobotClass.of(r), r.id(), at, stops) : approach.from(at, stops);
        }

        Optional<Tour> whole() {
            return through(approach.stops());
        }
    }

    /** The candidate with its way; null if it cannot go, and the reason is written down. */
    private static Need.@Nullable Candidate cost(
            WaySearch ways, Need need, Need.Candidate c, Course course, Charge charge) {
        Approach approach = course.approach();
        Robot robot = c.robot();
        Optional<Tour> tour = there(ways, need, c, course.whole());
        if (tour.isEmpty()) {
            need.exclude(
                    robot,
                    Reasons.closed(
                            approach.closure(
                                    RobotClass.of(robot), robot.id(), c.start().node()),
                            robot.ex()));
            return null;
        }
        Tour best = tour.get();
        Optional<Reason> battery = charge.after(best, off(c), approach);
        // A sweep that the battery does not last for is made shorter: some of the ground is better than none.
        for (int stops = best.stops().size() - 1; battery.isPresent() && stops >= 1; stops--) {
            best = course.through(stops).orElse(best);
            battery = charge.after(best, off(c), approach);
        }
        if (battery.isPresent()) {
            need.exclude(robot, battery.get());
            return null;
        }
        return new Need.Candidate(robot, c.start(), best, eta(c, best));
    }

    /** The way to the best pose; a robot that stands at one already may stay where it is. */
    private static Optional<Tour> there(WaySearch ways, Need need, Need.Candidate c, Optional<Tour> tour) {
        Optional<Pose> here = need.occupied.stream()
                .filter(p -> p.node().id().equals(c.start().node()))
                .filter(p -> c.start().offM() <= StartNode.AT_NODE_M)
                .filter(p -> ways.mayStand(RobotClass.of(c.robot()), p.node()))
                .findFirst();
        return here.isPresent() && (tour.isEmpty() || here.get().penaltySeconds() <= seconds(tour.get()))
                ? here.map(p -> Tour.of(new Way(List.of(p.node().id()), List.of(), 0, 0, 0), p))
                : tour;
    }

    private static double seconds(Tour t) {
        return t.way().seconds() + t.stops().get(0).pose().penaltySeconds();
    }

    private static double off(Need.Candidate c) {
        return c.start().offM() / c.robot().speedMs();
    }

    private static Duration eta(Need.Candidate c, Tour tour) {
        return Duration.ofMillis(Math.round(1000 * (off(c) + tour.secondsToFirst())));
    }
}
