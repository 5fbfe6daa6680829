package io.davy.dispatch.phase;

import io.davy.dispatch.Need;
import io.davy.dispatch.Reason;
import io.davy.dispatch.Reasons;
import io.davy.dispatch.Round;
import io.davy.dispatch.way.ExRating;
import io.davy.dispatch.way.Pose;
import io.davy.dispatch.way.RobotClass;
import io.davy.dispatch.way.Tour;
import io.davy.dispatch.way.Way;
import io.davy.plant.Plant;
import io.davy.plant.Robot;
import io.davy.vda5050.v2.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds each candidate's way, its time and what it leaves of the battery; who has no way, may not go it or would not come home gets the reason. */
final class CostWays implements Phase {
    @Override
    public void run(Round round) {
        for (Need need : round.needs) {
            List<Need.Candidate> before = List.copyOf(need.candidates);
            need.candidates.clear();
            for (Need.Candidate c : before) {
                if (!need.poses.isEmpty()) {
                    cost(round, need, c, need.poses.get(0));
                } else {
                    need.exclude(c.robot(), Reasons.noNode());
                }
            }
        }
    }

    private static void cost(Round round, Need need, Need.Candidate c, Pose pose) {
        String target = pose.node().id();
        Robot robot = c.robot();
        RobotClass robots = RobotClass.of(robot);
        Optional<Way> way = round.map.way(robots, c.start().node(), target);
        if (way.isEmpty() || round.map.forbidden(robots, way.get()).isPresent()) {
            need.exclude(robot, noWay(round, robot, c.start().node(), target));
            return;
        }
        Optional<Reason> battery = battery(round, robot, way.get());
        if (battery.isPresent()) {
            need.exclude(robot, battery.get());
        } else {
            need.candidates.add(new Need.Candidate(
                    robot,
                    c.start(),
                    Tour.of(way.get(), pose),
                    travel(robot, c.start().offM() + way.get().lengthM())));
        }
    }

    private static Reason noWay(Round round, Robot robot, String from, String target) {
        RobotClass robots = RobotClass.of(robot);
        Optional<Plant.Zone> zone =
                round.map.way(robots.ignoringEx(), from, target).flatMap(w -> round.map.forbidden(robots, w));
        return zone.isPresent() && zone.get().ex() != null
                ? Reasons.exZone(
                        zone.get().id(),
                        ExRating.text(zone.get().ex()),
                        robot.ex() == null ? null : ExRating.text(robot.ex()))
                : Reasons.noWay(robot.stairs());
    }

    /** The charge after the way there, the look and the way home must not fall below the reserve. */
    private static Optional<Reason> battery(Round round, Robot robot, Way way) {
        State s = round.view(robot.id()).state();
        double charge = s == null ? 0 : s.batteryState().batteryCharge();
        String target = way.nodes().get(way.nodes().size() - 1);
        double home = round.map
                .way(RobotClass.of(robot), target, robot.home())
                .map(Way::lengthM)
                .orElse(way.lengthM());
        Duration all = travel(robot, way.lengthM() + home).plus(round.settings.inspection());
        double left = charge - 100.0 * all.toMillis() / 60_000.0 / robot.batteryMinutes();
        return left >= robot.reservePercent()
                ? Optional.empty()
                : Optional.of(Reasons.battery(charge, Math.max(0, left), robot.reservePercent()));
    }

    private static Duration travel(Robot robot, double metres) {
        return Duration.ofMillis(Math.round(1000 * metres / robot.speedMs()));
    }
}
