package io.davy.dispatch.phase;

import io.davy.dispatch.MissionEdit;
import io.davy.dispatch.Reason;
import io.davy.dispatch.Reasons;
import io.davy.dispatch.Round;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.Errand.Look;
import io.davy.dispatch.state.RobotView;
import io.davy.mission.Mission;
import io.davy.vda5050.v2.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells how far a robot has come, and gives it up when it comes no further: an edge may take three times what it takes at the robot's and its own speed, and 20 s
 * more; an inspection likewise. Where it stands still the edge ahead is closed for a while. While an officer has it pause, time stands still.
 */
final class SuperviseProgress {
    private SuperviseProgress() {}

    static void follow(Round round, Errand e, RobotView v) {
        State s = v.state();
        if (s == null) {
            return;
        }
        if (e.home() && !v.activeOn(e.orderId())) {
            round.errands.remove(e.robot());
            round.away.remove(e.robot());
            SendHome.charge(round, e);
            return;
        }
        Mission m = round.missionOf(e);
        Optional<State.ActionState> failed = e.looks().stream()
                .map(l -> Optional.ofNullable(v.action(l.action())))
                .flatMap(Optional::stream)
                .filter(a -> a.actionStatus().equals("FAILED"))
                .findFirst();
        if (m != null && failed.isPresent()) {
            String said = failed.get().resultDescription();
            GiveUp.fail(round, e, Reasons.lookFailed(said == null ? "" : ": " + said), true);
            return;
        }
        if (m != null) {
            tell(round, e, m, v, s);
        }
        if (m != null || e.home()) {
            watch(round, e, v, s);
        }
    }

    private static void tell(Round round, Errand e, Mission m, RobotView v, State s) {
        boolean there =
                s.lastNodeId().equals(e.target()) && s.lastNodeSequenceId() == e.targetSequence() && !s.driving();
        boolean looks = there || e.looks().stream().anyMatch(l -> running(v, l));
        if (looks && m.state() != Mission.State.ON_SCENE) {
            round.change(MissionEdit.of(m)
                    .state(Mission.State.ON_SCENE)
                    .onScene(round.now)
                    .progress(s.lastNodeId()));
        } else if (m.state() == Mission.State.ON_SCENE) {
            // On to the next stop of its look.
            if (!s.lastNodeId().equals(m.progress()) && m.route().contains(s.lastNodeId())) {
                round.change(MissionEdit.of(m).progress(s.lastNodeId()));
            }
        } else if (!there) {
            boolean under = m.state() == Mission.State.UNDER_WAY || s.driving() || s.lastNodeSequenceId() > 0;
            boolean passed = !s.lastNodeId().equals(m.progress()) && m.route().contains(s.lastNodeId());
            if (under && (passed || m.state() != Mission.State.UNDER_WAY)) {
                MissionEdit edit = MissionEdit.of(m).state(Mission.State.UNDER_WAY);
                round.change(passed ? edit.progress(s.lastNodeId()) : edit);
            }
        }
    }

    private static boolean running(RobotView v, Look l) {
        State.ActionState a = v.action(l.action());
        return a != null && a.actionStatus().equals("RUNNING");
    }

    private static void watch(Round round, Errand e, RobotView v, State s) {
        String mark = s.lastNodeSequenceId() + "/" + actions(e, v);
        Errand.Progress known = e.progress();
        if (known == null || !known.mark().equals(mark) || e.paused()) {
            if (known == null || !known.mark().equals(mark)) {
                round.errands.put(e.robot(), e.progress(new Errand.Progress(mark, round.now)));
            }
            return;
        }
        int at = e.indexOf(s.lastNodeSequenceId());
        Duration most = e.allowed(at, round.settings.inspection())
                .multipliedBy(round.settings.slack())
                .plus(round.settings.spare());
        if (!Supervise.due(known.since(), most, round.now)) {
            return;
        }
        boolean drives = at < e.base().last();
        if (drives) {
            round.block(e.edges().get(at), e.robot());
        }
        Reason why =
                drives ? Reasons.noProgress(most, e.route().get(at), e.route().get(at + 1)) : Reasons.endless(most);
        GiveUp.fail(round, e, why, true);
    }

    private static String actions(Errand e, RobotView v) {
        List<String> ids = e.looks().stream()
                .flatMap(l -> l.photo() == null
                        ? java.util.stream.Stream.of(l.action())
                        : java.util.stream.Stream.of(l.action(), l.photo()))
                .toList();
        return ids.stream()
                .map(v::action)
                .map(a -> a == null ? "-" : a.actionStatus())
                .collect(Collectors.joining(","));
    }
}
