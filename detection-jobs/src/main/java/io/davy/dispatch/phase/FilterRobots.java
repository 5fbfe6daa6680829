package io.davy.dispatch.phase;

import io.davy.dispatch.Need;
import io.davy.dispatch.Readiness;
import io.davy.dispatch.Reason;
import io.davy.dispatch.Reasons;
import io.davy.dispatch.Round;
import io.davy.dispatch.StartNode;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.RobotView;
import io.davy.plant.Robot;
import java.time.Duration;
import java.util.Optional;

/** Leaves the robots that could go as far as they themselves are concerned; each other one gets its reason. */
final class FilterRobots implements Phase {
    @Override
    public void run(Round round) {
        for (Need need : round.needs) {
            for (Robot robot : round.site.robots()) {
                Optional<Reason> why = fault(round, need, robot);
                if (why.isPresent()) {
                    need.exclude(robot, why.get());
                } else {
                    start(round, need, robot);
                }
            }
        }
    }

    private static void start(Round round, Need need, Robot robot) {
        Optional<StartNode> start = round.start(robot.id());
        if (start.isEmpty()) {
            need.exclude(robot, Reasons.notLocalised());
        } else if (start.get().offM() > round.settings.offWaysM()) {
            need.exclude(robot, Reasons.offWays(start.get().offM()));
        } else {
            need.candidates.add(new Need.Candidate(robot, start.get(), null, Duration.ZERO));
        }
    }

    private static Optional<Reason> fault(Round round, Need need, Robot robot) {
        RobotView v = round.view(robot.id());
        if (!robot.inspects().contains(need.inspection)) {
            return Optional.of(Reasons.cannotInspect(need.inspection));
        }
        if (!v.offers().atNode(need.inspection.actionType())) {
            return Optional.of(Reasons.notOffered(need.inspection.actionType()));
        }
        Optional<Reason> unready = Readiness.fault(v, round.settings, round.now);
        if (unready.isPresent()) {
            return unready;
        }
        Optional<Reason> tried = tried(round, need, robot);
        return tried.isPresent() ? tried : busy(round, need, v);
    }

    private static Optional<Reason> tried(Round round, Need need, Robot robot) {
        Case c = round.cases.get(need.incident);
        return c == null
                ? Optional.empty()
                : c.tried().stream()
                        .filter(t -> t.robot().equals(robot.id()))
                        .filter(t -> !Supervise.due(t.at(), round.settings.triedFor(), round.now))
                        .map(t -> Reasons.triedBefore(t.en(), t.ko()))
                        .findFirst();
    }

    /** A robot on its way home, or to a less severe hazard, can be had: it is called back first. */
    private static Optional<Reason> busy(Round round, Need need, RobotView v) {
        Errand e = round.errands.get(v.robot());
        if (e != null) {
            return Preempt.possible(round, e, need) ? Optional.empty() : Optional.of(Reasons.busy(e.orderId()));
        }
        return v.active() && v.state() != null
                ? Optional.of(Reasons.busy(v.state().orderId()))
                : Optional.empty();
    }
}
