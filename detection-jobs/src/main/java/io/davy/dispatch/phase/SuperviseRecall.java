package io.davy.dispatch.phase;

import io.davy.dispatch.MissionEdit;
import io.davy.dispatch.Readiness;
import io.davy.dispatch.Reasons;
import io.davy.dispatch.Round;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.RobotView;
import io.davy.mission.Mission;
import io.davy.plant.Robot;
import io.davy.vda5050.v2.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a cancelOrder until the robot has answered, no longer has the order, or has been asked often enough. A robot out of reach is not asked. Neither it nor one
 * that drives on without an answer gives its way free: its errand stays until its own state says that it is done with it.
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
                again(round, e, r, v);
            }
        }
    }

    private static void again(Round round, Errand e, Errand.Recall r, RobotView v) {
        if (r.tries() < round.settings.recallTries()) {
            round.send(e.robot(), e.orderId(), "instantActions", r.json());
            round.errands.put(e.robot(), e.recalled(r.again(round.now)));
        } else if (!v.activeOn(e.orderId()) && Readiness.fresh(v, round.settings, round.now)) {
            LOG.warn("{} did not answer {} times cancelOrder for {}", e.robot(), r.tries(), e.orderId());
            end(round, e, r);
        } else if (e.mission() != null) {
            silent(round, e, r);
        }
    }

    /** It still drives, or nobody knows: the mission ends, its way stays its own. */
    private static void silent(Round round, Errand e, Errand.Recall r) {
        LOG.warn("{} does not answer cancelOrder for {}; its way stays reserved", e.robot(), e.orderId());
        Mission m = round.missionOf(e);
        if (m != null && r.user() != null) {
            round.change(MissionEdit.of(m)
                    .because(Reasons.recalledSilent(r.user(), r.tries()))
                    .end(Mission.State.CANCELLED, round.now));
        } else {
            GiveUp.end(round, e, Reasons.noCancelAnswer(r.tries()));
        }
        round.errands.put(e.robot(), e.released());
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
        Robot robot = round.robot(e.robot());
        if (e.paused() && robot != null) {
            // A pause outlives the order that it was asked for.
            round.ask(robot, "stopPause", null);
        }
        Mission m = round.missionOf(e);
        if (m != null && r.user() != null) {
            round.change(MissionEdit.of(m).because(Reasons.recalled(r.user())).end(Mission.State.CANCELLED, round.now));
        } else {
            switch (r.then()) {
                case NOTHING -> {}
                case AGAIN -> {
                    if (m != null) {
                        GiveUp.requeue(round, m, Reasons.newWay(e.robot()));
                    }
                }
            }
        }
        if (e.home() && round.away.containsKey(e.robot())) {
            GiveUp.homeAgain(round, e, false);
        }
    }
}
