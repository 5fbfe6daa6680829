package io.davy.dispatch.phase;

import io.davy.dispatch.MissionEdit;
import io.davy.dispatch.Readiness;
import io.davy.dispatch.Round;
import io.davy.dispatch.order.BaseReach;
import io.davy.dispatch.order.OrderWriter;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.RobotView;
import io.davy.mission.Mission;
import io.davy.plant.Robot;

/**
 * Releases the next piece of the way to each robot that comes near the end of what it may drive, and sends a changed horizon: as an order update, and never the next
 * one before the robot has acknowledged the last. A robot that is out of reach, in trouble or told to pause gets no more.
 */
final class Release implements Phase {
    @Override
    public void run(Round round) {
        for (Errand e : round.watched()) {
            Robot robot = round.robot(e.robot());
            RobotView v = round.view(e.robot());
            if (robot == null || v.state() == null || !mayGoOn(round, e, v)) {
                continue;
            }
            int reach = BaseReach.nodes(e.legs(), e.indexOf(v.state().lastNodeSequenceId()), round.settings);
            if (reach > e.base().released() || e.base().stale()) {
                Errand more = OrderWriter.update(
                        round, robot, e, Math.max(reach, e.base().released()));
                round.errands.put(e.robot(), more);
                Mission m = round.missionOf(e);
                if (m != null) {
                    round.change(MissionEdit.of(m)
                            .released(more.base().released(), more.base().update()));
                }
            }
        }
    }

    private static boolean mayGoOn(Round round, Errand e, RobotView v) {
        return e.acknowledged()
                && e.recall() == null
                && e.trouble() == null
                && !e.paused()
                && (e.mission() != null || e.home())
                && v.online()
                && Readiness.fresh(v, round.settings, round.now)
                && v.carries(e.orderId(), e.base().update());
    }
}
