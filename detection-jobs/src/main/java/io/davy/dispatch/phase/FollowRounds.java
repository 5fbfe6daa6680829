package io.davy.dispatch.phase;

import io.davy.dispatch.Findings;
import io.davy.dispatch.MissionEdit;
import io.davy.dispatch.Round;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.Patrol;
import io.davy.dispatch.state.RobotView;
import io.davy.mission.Mission;
import io.davy.mission.Mission.Finding;
import java.util.List;

/** Writes down what a robot on a routine round finds at each stop; a round has no verdict, it is done when its last stop is. */
final class FollowRounds implements Phase {
    @Override
    public void run(Round round) {
        for (Errand e : round.watched()) {
            Mission m = round.missionOf(e);
            Patrol p = m != null && e.patrol() ? round.patrols.get(Patrol.of(m.incident())) : null;
            Patrol.Run run = p == null ? null : p.run();
            if (m != null && p != null && run != null && !m.state().ended()) {
                follow(round, e, m, p, run);
            }
        }
    }

    private static void follow(Round round, Errand e, Mission m, Patrol p, Patrol.Run run) {
        RobotView v = round.view(e.robot());
        List<Finding> found = Findings.of(e, v, m.findings(), round.now);
        int done = Math.max(run.done(), done(e, v, found, run.done()));
        if (found != m.findings() || done > run.done()) {
            MissionEdit edit = MissionEdit.of(m).findings(found);
            round.change(m.stops() == null ? edit : edit.stops(done, m.stops()));
        }
        Patrol now = round.patrols.get(p.round());
        if (now != null && now.run() != null && done > run.done()) {
            round.patrols.put(p.round(), now.with(now.run().done(done)));
        }
        if (e.looks().stream().allMatch(l -> GoRounds.stopOf(l) <= done)) {
            Mission newest = round.missionOf(e);
            round.change(
                    MissionEdit.of(newest == null ? m : newest).because(null).end(Mission.State.DONE, round.now));
            if (v.activeOn(e.orderId()) || e.recall() != null) {
                round.errands.put(e.robot(), e.released());
            } else {
                round.errands.remove(e.robot());
            }
        }
    }

    /** How many stops of the round are done: the last of those before which none is left. */
    private static int done(Errand e, RobotView v, List<Finding> found, int before) {
        int done = before;
        for (Errand.Look l : e.looks()) {
            int stop = GoRounds.stopOf(l);
            if (stop <= done) {
                continue;
            }
            if (e.looks().stream().filter(x -> GoRounds.stopOf(x) == stop).allMatch(x -> Judge.ended(v, x, found, e))) {
                done = stop;
            } else {
                return done;
            }
        }
        return done;
    }
}
