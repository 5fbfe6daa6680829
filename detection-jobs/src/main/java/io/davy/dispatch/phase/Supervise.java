package io.davy.dispatch.phase;

import io.davy.dispatch.MissionEdit;
import io.davy.dispatch.Readiness;
import io.davy.dispatch.Reason;
import io.davy.dispatch.Reasons;
import io.davy.dispatch.Round;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.RobotView;
import io.davy.mission.Mission;
import io.davy.vda5050.v2.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Follows each order from its sending to its end by what the robot's state says, and gives it up with a reason when it goes wrong.
 *
 * <p>VDA 5050 has no "order failed": it is derived from errors that name the order, from the action's state, from the operating mode, from silence. A robot that is
 * out of reach is passed over after a grace but keeps its errand, for it may still drive to its last released node.
 */
final class Supervise implements Phase {
    @Override
    public void run(Round round) {
        for (Errand e : round.watched()) {
            if (e.recall() != null) {
                continue;
            }
            if (e.accepted() != null) {
                follow(round, e, round.view(e.robot()));
            } else if (e.firstSent() != null) {
                answer(round, e, round.view(e.robot()), e.firstSent());
            }
        }
    }

    private static void answer(Round round, Errand e, RobotView v, Instant sent) {
        if (v.carries(e.orderId())) {
            Errand taken = e.accepted(round.now);
            round.errands.put(e.robot(), taken);
            Mission m = round.missionOf(e);
            if (m != null) {
                round.change(MissionEdit.of(m).state(Mission.State.ACCEPTED).accepted(round.now));
            }
            follow(round, taken, v);
            return;
        }
        Optional<State.ErrorState> error = Readiness.errorOf(v, e.orderId());
        if (error.isPresent()) {
            GiveUp.fail(round, e, Reasons.refused(Readiness.text(error.get())), false);
        } else if (round.unanswered(sent)) {
            GiveUp.fail(round, e, Reasons.noAnswer(round.settings.ackTimeout()), true);
        }
    }

    private static void follow(Round round, Errand e, RobotView v) {
        boolean heard = v.online() && Readiness.fresh(v, round.settings, round.now);
        if (!heard || v.emergencyStop()) {
            trouble(
                    round,
                    e,
                    heard ? round.settings.stopGrace() : round.settings.lostGrace(),
                    heard ? Reasons.emergencyStop(stop(v)) : Reasons.lost(round.settings.lostGrace()));
            return;
        }
        Optional<State.ErrorState> ill = Readiness.fatal(v);
        if (ill.isPresent() || (idle(e, v) && !e.paused())) {
            Duration grace = round.settings.stopGrace();
            Reason why = ill.map(x -> Reasons.failedUnderWay(Readiness.text(x))).orElseGet(() -> Reasons.idle(grace));
            trouble(round, e, grace, why);
            return;
        }
        Errand now = e.trouble() == null ? e : e.heardAgain(round.now);
        round.errands.put(now.robot(), now);
        Optional<State.ErrorState> fatal =
                Readiness.errorOf(v, e.orderId()).filter(x -> "FATAL".equals(x.errorLevel()));
        if (e.mission() == null && !e.home() && !v.activeOn(e.orderId())) {
            round.errands.remove(e.robot());
        } else if (!v.automatic()) {
            // MANUAL and SERVICE clear the order without a cancelOrder.
            GiveUp.fail(round, now, Reasons.notAutomatic(mode(v)), false);
        } else if (!v.carries(e.orderId())) {
            GiveUp.fail(round, now, Reasons.orderGone(), false);
        } else if (fatal.isPresent()) {
            GiveUp.fail(round, now, Reasons.failedUnderWay(Readiness.text(fatal.get())), true);
        } else if (SuperviseUpdate.goesOn(round, now, v)) {
            SuperviseProgress.follow(round, round.errands.get(e.robot()), v);
        }
    }

    /** Whether it carries the order, does nothing, and has not done what was asked. */
    private static boolean idle(Errand e, RobotView v) {
        if (!v.automatic() || !v.carries(e.orderId()) || v.activeOn(e.orderId())) {
            return false;
        }
        boolean reached = v.state() != null && v.state().lastNodeId().equals(e.target());
        boolean looked = e.looks().stream().anyMatch(l -> v.action(l.action()) != null);
        return e.home() ? !reached : e.mission() != null && !looked;
    }

    private static void trouble(Round round, Errand e, Duration grace, Reason why) {
        Instant since = e.trouble() == null ? round.now : e.trouble();
        Errand known = e.trouble(since);
        round.errands.put(e.robot(), known);
        if (due(since, grace, round.now) && (e.mission() != null || e.home())) {
            GiveUp.fail(round, known, why, true);
        }
    }

    private static String stop(RobotView v) {
        return v.state() == null ? "unknown" : v.state().safetyState().eStop();
    }

    private static String mode(RobotView v) {
        return v.state() == null ? "unknown" : v.state().operatingMode();
    }

    static boolean due(Instant since, Duration after, Instant now) {
        return !since.plus(after).isAfter(now);
    }
}
