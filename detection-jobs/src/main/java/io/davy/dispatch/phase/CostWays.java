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
                RobotClass robots = RobotClass.of(c.robot());
                String id = c.robot().id();
                Approach approach = onTheirWay.contains(id)
                        ? approach(ways, robots, id, need)
                        : shared.computeIfAbsent(robots, r -> approach(ways, r, "", need));
                Need.Candidate costed = cost(ways, need, c, approach, charge);
                if (costed != null) {
                    need.candidates.add(costed);
                    nearest.costs(trips.cost(costed));
                }
            }
            need.excluded.farther(nearest.left());
        }
    }

    private static Approach approach(WaySearch ways, RobotClass robots, String robot, Need need) {
        return need.sweep ? ways.sweep(robots, robot, need.poses) : ways.approach(robots, robot, need.poses);
    }

    /** The candidate with its way; null if it cannot go, and the reason is written down. */
    private static Need.@Nullable Candidate cost(
            WaySearch ways, Need need, Need.Candidate c, Approach approach, Charge charge) {
        Robot robot = c.robot();
        Optional<Tour> tour = there(ways, need, c, approach);
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
            best = approach.from(c.start().node(), stops).orElse(best);
            battery = charge.after(best, off(c), approach);
        }
        if (battery.isPresent()) {
            need.exclude(robot, battery.get());
            return null;
        }
        return new Need.Candidate(robot, c.start(), best, eta(c, best));
    }

    /** The way to the best pose; a robot that stands at one already may stay where it is. */
    private static Optional<Tour> there(WaySearch ways, Need need, Need.Candidate c, Approach approach) {
        Optional<Tour> tour = approach.from(c.start().node());
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
