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
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Leaves the robots that could go as far as they themselves are concerned; each other one gets its reason. */
final class FilterRobots implements Phase {
    /** What a robot itself says, whatever the hazard. */
    private record Self(
            RobotView view,
            @Nullable Errand errand,
            @Nullable Reason unready,
            @Nullable StartNode start) {}

    @Override
    public void run(Round round) {
        Map<String, Self> selves = new HashMap<>();
        for (Need need : round.needs) {
            Case c = round.cases.get(need.incident);
            Map<String, Case.Tried> tried = tried(round, c);
            for (Robot robot : round.site.robots()) {
                if (!robot.inspects().contains(need.inspection)) {
                    need.exclude(robot, Reasons.cannotInspect(need.inspection));
                    continue;
                }
                Self self = selves.computeIfAbsent(robot.id(), id -> self(round, id));
                if (!self.view.offers().atNode(need.inspection.actionType())) {
                    need.exclude(robot, Reasons.notOffered(need.inspection.actionType()));
                    continue;
                }
                Reason why = self.unready != null ? self.unready : unwilling(round, need, self, tried);
                if (why != null) {
                    need.exclude(robot, why);
                } else if (self.start != null) {
                    need.candidates.add(new Need.Candidate(robot, self.start, null, Duration.ZERO));
                }
            }
        }
    }

    private static Self self(Round round, String robot) {
        RobotView v = round.view(robot);
        Errand e = round.errands.get(robot);
        Optional<Reason> fault = Readiness.fault(v, round.settings, round.now);
        if (fault.isPresent()) {
            return new Self(v, e, fault.get(), null);
        }
        Optional<StartNode> start = round.start(robot);
        if (start.isEmpty()) {
            return new Self(v, e, Reasons.floorUnknown(), null);
        }
        return start.get().offM() > round.settings.offWaysM()
                ? new Self(v, e, Reasons.offWays(start.get().offM()), null)
                : new Self(v, e, null, start.get());
    }

    private static Map<String, Case.Tried> tried(Round round, @Nullable Case c) {
        Map<String, Case.Tried> tried = new HashMap<>();
        if (c != null) {
            c.tried().stream()
                    .filter(t -> !Supervise.due(t.at(), round.settings.triedFor(), round.now))
                    .forEach(t -> tried.put(t.robot(), t));
        }
        return tried;
    }

    private static @Nullable Reason unwilling(Round round, Need need, Self self, Map<String, Case.Tried> tried) {
        RobotView v = self.view;
        Case.Tried failed = tried.get(v.robot());
        if (failed != null) {
            need.later.put(v.robot(), failed.at().plus(round.settings.triedFor()));
            return Reasons.triedBefore(failed.en(), failed.ko());
        }
        Errand e = self.errand;
        if (e == null) {
            return v.active() && v.state() != null ? Reasons.busy(v.state().orderId()) : null;
        }
        if (Preemption.allowed(round, need, e)) {
            return null;
        }
        Instant free = Preemption.expectedFree(round, e);
        if (free != null) {
            need.later.put(v.robot(), free);
        }
        return Reasons.busy(e.orderId());
    }
}
