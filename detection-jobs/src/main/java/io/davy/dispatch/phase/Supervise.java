package io.davy.dispatch.phase;

import io.davy.dispatch.MissionEdit;
import io.davy.dispatch.Readiness;
import io.davy.dispatch.Reason;
import io.davy.dispatch.Reasons;
import io.davy.dispatch.Round;
import io.davy.dispatch.state.Away;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.RobotView;
import io.davy.mission.Mission;
import io.davy.vda5050.v2.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows each order from its sending to its end by what the robot's state says, and gives it up with a reason when it goes wrong.
 *
 * <p>VDA 5050 has no "order failed": it is derived from errors that name the order, from the action's state, from the operating mode, from silence. A robot that is
 * out of reach is passed over after a grace but keeps its errand, for it may still drive to its last released node.
 */
final class Supervise implements Phase {
    private static final Logger LOG = LoggerFactory.getLogger(Supervise.class);

    @Override
    public void run(Round round) {
        for (Errand e : round.watched()) {
            if (e.recall() == null && e.firstSent() != null) {
                RobotView v = round.view(e.robot());
                if (e.accepted() == null) {
                    answer(round, e, v);
                } else {
                    follow(round, e, v);
                }
            }
        }
    }

    private static void answer(Round round, Errand e, RobotView v) {
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
            fail(round, e, Reasons.refused(Readiness.text(error.get())), false);
        } else if (due(e.firstSent(), round.settings.ackTimeout(), round.now)) {
            fail(round, e, Reasons.noAnswer(round.settings.ackTimeout()), true);
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
        if (idle(e, v)) {
            trouble(round, e, round.settings.stopGrace(), Reasons.idle(round.settings.stopGrace()));
            return;
        }
        Errand now = e.trouble() == null ? e : e.trouble(null);
        round.errands.put(now.robot(), now);
        Optional<State.ErrorState> fatal =
                Readiness.errorOf(v, e.orderId()).filter(x -> "FATAL".equals(x.errorLevel()));
        if (e.mission() == null && !e.home() && !v.activeOn(e.orderId())) {
            round.errands.remove(e.robot());
        } else if (!v.automatic()) {
            // MANUAL and SERVICE clear the order without a cancelOrder.
            fail(round, now, Reasons.notAutomatic(mode(v)), false);
        } else if (!v.carries(e.orderId())) {
            fail(round, now, Reasons.orderGone(), false);
        } else if (fatal.isPresent()) {
            fail(round, now, Reasons.failedUnderWay(Readiness.text(fatal.get())), true);
        } else {
            progress(round, now, v);
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
            fail(round, known, why, true);
        }
    }

    private static void progress(Round round, Errand e, RobotView v) {
        State s = v.state();
        if (s == null) {
            return;
        }
        boolean there =
                s.lastNodeId().equals(e.target()) && s.lastNodeSequenceId() == e.targetSequence() && !s.driving();
        if (e.home()) {
            if (!v.activeOn(e.orderId())) {
                round.errands.remove(e.robot());
                round.away.remove(e.robot());
            }
            return;
        }
        Mission m = round.missionOf(e);
        State.ActionState look = e.looks().isEmpty()
                ? null
                : v.action(e.looks().get(e.looks().size() - 1).action());
        if (m == null) {
            return;
        }
        if (look != null && look.actionStatus().equals("FAILED")) {
            String detail = look.resultDescription() == null ? "" : ": " + look.resultDescription();
            fail(round, e, Reasons.lookFailed(detail), true);
        } else {
            tell(
                    round,
                    m,
                    s,
                    there,
                    there || (look != null && look.actionStatus().equals("RUNNING")));
        }
    }

    private static void tell(Round round, Mission m, State s, boolean there, boolean looks) {
        if (looks && m.state() != Mission.State.ON_SCENE) {
            round.change(MissionEdit.of(m)
                    .state(Mission.State.ON_SCENE)
                    .onScene(round.now)
                    .progress(s.lastNodeId()));
        } else if (!there && m.state() != Mission.State.ON_SCENE) {
            boolean under = m.state() == Mission.State.UNDER_WAY || s.driving() || s.lastNodeSequenceId() > 0;
            boolean passed = !s.lastNodeId().equals(m.progress()) && m.route().contains(s.lastNodeId());
            if (under && (passed || m.state() != Mission.State.UNDER_WAY)) {
                MissionEdit edit = MissionEdit.of(m).state(Mission.State.UNDER_WAY);
                round.change(passed ? edit.progress(s.lastNodeId()) : edit);
            }
        }
    }

    /** Ends the mission; the incident is free for the next robot at once. */
    private static void fail(Round round, Errand e, Reason why, boolean takeBack) {
        LOG.warn("{}: the order {} is given up: it {}", e.robot(), e.orderId(), why.en());
        Mission m = round.missionOf(e);
        if (m != null) {
            round.change(MissionEdit.of(m).because(why).end(Mission.State.FAILED, round.now));
            Case c = round.cases.get(m.incident());
            if (c != null) {
                round.cases.put(m.incident(), c.tried(new Case.Tried(e.robot(), why.en(), why.ko(), round.now)));
            }
        }
        if (e.home()) {
            Away a = round.away.get(e.robot());
            int tries = a == null ? 1 : a.tries() + 1;
            String after = a == null ? e.orderId() : a.after();
            round.away.put(e.robot(), new Away(after, tries, round.now.plus(round.settings.homeRetry())));
        }
        if (takeBack) {
            round.recall(e.released(), null);
        } else {
            round.errands.remove(e.robot());
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
