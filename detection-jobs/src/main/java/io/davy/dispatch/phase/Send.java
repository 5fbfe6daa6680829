package io.davy.dispatch.phase;

import io.davy.dispatch.MissionEdit;
import io.davy.dispatch.Round;
import io.davy.dispatch.VdaMessages;
import io.davy.dispatch.state.Away;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.RobotView;
import io.davy.mission.Mission;
import io.davy.plant.Robot;

/**
 * Puts orders on their way: a new one at once, or, if the robot is charging, after it has stopped or has had its time to; an unanswered one again, byte for byte, for
 * a robot ignores a repeat. Order updates likewise.
 */
final class Send implements Phase {
    @Override
    public void run(Round round) {
        for (Errand e : round.watched()) {
            if (e.recall() != null || e.acknowledged()) {
                continue;
            }
            if (e.accepted() != null && e.lastSent() == null) {
                order(round, e);
            } else if (e.lastSent() != null) {
                if (Supervise.due(e.lastSent(), round.settings.resend(), round.now)) {
                    order(round, e);
                }
            } else if (!stopsFirst(round.view(e.robot()))
                    || Supervise.due(e.planned(), round.settings.chargeWait(), round.now)) {
                first(round, e);
            } else if (e.planned().equals(round.now)) {
                stopCharging(round, e);
            }
        }
    }

    private static void first(Round round, Errand e) {
        order(round, e);
        Mission m = round.missionOf(e);
        if (m != null) {
            if (m.state() == Mission.State.WAITING) {
                round.change(MissionEdit.of(m)
                        .because(null)
                        .state(Mission.State.SENT)
                        .sent(round.now));
            }
            round.away.put(e.robot(), new Away(e.orderId(), 0, round.now));
        }
    }

    private static void order(Round round, Errand e) {
        Robot robot = round.robot(e.robot());
        Errand out = e.lastSent() == null && robot != null
                ? e.written(VdaMessages.stamped(e.json(), round.stamp(robot, "order")))
                : e;
        round.send(e.robot(), e.orderId(), "order", out.json());
        round.errands.put(e.robot(), out.sent(round.now));
    }

    private static boolean charging(RobotView v) {
        return v.state() != null && v.state().batteryState().charging();
    }

    /** Whether charging has to be stopped before an order; a robot that offers no stopCharging sees to that itself. */
    static boolean stopsFirst(RobotView v) {
        return charging(v) && v.offers().atOnce("stopCharging");
    }

    private static void stopCharging(Round round, Errand e) {
        Robot robot = round.robot(e.robot());
        if (robot != null) {
            round.send(
                    e.robot(),
                    e.orderId(),
                    "instantActions",
                    VdaMessages.instant(
                            robot,
                            round.view(e.robot()).version(),
                            round.stamp(robot, "instantActions"),
                            "stopCharging",
                            e.orderId() + "-stop-charging"));
        }
    }
}
