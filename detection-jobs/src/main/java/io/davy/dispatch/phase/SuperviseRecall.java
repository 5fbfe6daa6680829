package io.davy.dispatch.phase;

import io.davy.dispatch.MissionEdit;
import io.davy.dispatch.Reasons;
import io.davy.dispatch.Round;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.RobotView;
import io.davy.mission.Mission;
import io.davy.vda5050.v2.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a cancelOrder until the robot has answered, no longer has the order, or has been asked often enough. A robot out of reach is not asked; its errand stays,
 * for it cannot be stopped and still drives.
 */
final class SuperviseRecall implements Phase {
    private static final Logger LOG = LoggerFactory.getLogger(SuperviseRecall.class);

    @Override
    public void run(Round round) {
        for (Errand e : round.watched()) {
            Errand.Recall r = e.recall();
            RobotView v = round.view(e.robot());
            if (r == null || !v.online()) {
                continue;
            }
            if (answered(e, r, v)) {
                end(round, e, r);
            } else if (Supervise.due(r.lastSent(), round.settings.resend(), round.now)) {
                if (r.tries() >= round.settings.recallTries()) {
                    LOG.warn("{} did not answer {} times cancelOrder for {}", e.robot(), r.tries(), e.orderId());
                    end(round, e, r);
                } else {
                    round.send(e.robot(), e.orderId(), "instantActions", r.json());
                    round.errands.put(e.robot(), e.recalled(r.again(round.now)));
                }
            }
        }
    }

    private static boolean answered(Errand e, Errand.Recall r, RobotView v) {
        State.ActionState cancel = v.action(r.actionId());
        if (cancel != null) {
            return RobotView.ended(cancel.actionStatus());
        }
        boolean said = v.state() != null
                && v.stateReceived() != null
                && v.stateReceived().isAfter(r.lastSent())
                && !v.activeOn(e.orderId());
        // A robot that never had the order may still get it late: it is asked twice at least.
        return said && (!v.automatic() || v.carries(e.orderId()) || r.tries() > 1);
    }

    private static void end(Round round, Errand e, Errand.Recall r) {
        round.errands.remove(e.robot());
        Mission m = round.missionOf(e);
        if (m != null && r.user() != null) {
            round.change(MissionEdit.of(m).because(Reasons.recalled(r.user())).end(Mission.State.CANCELLED, round.now));
        }
    }
}
