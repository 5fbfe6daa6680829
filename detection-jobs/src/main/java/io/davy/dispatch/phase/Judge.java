package io.davy.dispatch.phase;

import io.davy.dispatch.Findings;
import io.davy.dispatch.MissionEdit;
import io.davy.dispatch.Reason;
import io.davy.dispatch.Reasons;
import io.davy.dispatch.Round;
import io.davy.dispatch.Verdicts;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.RobotView;
import io.davy.incident.Incident.Outcome;
import io.davy.incident.Incident.Verdict;
import io.davy.mission.Mission;
import io.davy.mission.Mission.Finding;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Robot.Inspection;
import io.davy.plant.Ways;
import io.davy.vda5050.v2.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a robot found into a verdict. The mission is done as soon as that is known; the robot takes the photo at the stop where it stands, and is free then: a
 * search that has found what it looked for is broken off when the robot drives on, for it is needed elsewhere and stands in what it has found.
 */
final class Judge implements Phase {
    @Override
    public void run(Round round) {
        for (Errand e : round.watched()) {
            Mission m = round.missionOf(e);
            Case c = m == null ? null : round.cases.get(m.incident());
            if (m != null && c != null && !e.looks().isEmpty()) {
                judge(round, e, m, c);
            } else if (m == null && e.recall() == null && drivesOn(round, e)) {
                round.recall(e, null);
            }
        }
    }

    private static void judge(Round round, Errand e, Mission m, Case c) {
        RobotView v = round.view(e.robot());
        List<Finding> found = Findings.of(e, v, m.findings(), round.now);
        List<Finding> looked = found.stream()
                .filter(f -> !f.action().equals(Inspection.PHOTO.actionType()))
                .toList();
        boolean over = e.looks().stream().allMatch(l -> ended(v, l, found, e));
        Verdict verdict = Verdicts.judge(
                c.incident(),
                e.robot(),
                looked,
                e.looks().size(),
                over,
                m.accepted(),
                node -> place(round, node),
                round.now);
        if (verdict == null) {
            if (found != m.findings()) {
                round.change(MissionEdit.of(m).findings(found));
            }
            return;
        }
        MissionEdit edit =
                MissionEdit.of(m).findings(found).verdict(verdict).because(null).end(Mission.State.DONE, round.now);
        if (m.onScene() == null) {
            edit.onScene(round.now)
                    .progress(
                            looked.isEmpty()
                                    ? e.target()
                                    : looked.get(looked.size() - 1).node());
        }
        round.change(edit);
        if (verdict.outcome() == Outcome.INCONCLUSIVE) {
            another(round, e, m.incident());
        }
        if (v.activeOn(e.orderId()) || e.recall() != null) {
            round.errands.put(e.robot(), e.released());
        } else {
            round.errands.remove(e.robot());
        }
    }

    /** A second look by the same instrument is the last that is tried. */
    private static void another(Round round, Errand e, String incident) {
        Case c = round.cases.get(incident);
        if (c != null) {
            Reason why = Reasons.inconclusive();
            round.cases.put(incident, c.tried(new Case.Tried(e.robot(), why.en(), why.ko(), round.now)));
        }
    }

    /** Whether a look is over: finished now or before, or failed. */
    static boolean ended(RobotView v, Errand.Look look, List<Finding> found, Errand e) {
        State.ActionState a = v.action(look.action());
        return (a != null && RobotView.ended(a.actionStatus()))
                || (look.at() < e.route().size()
                        && found.stream()
                                .anyMatch(f -> f.action().equals(look.type())
                                        && f.node().equals(e.route().get(look.at()))));
    }

    /** Whether the mission has its verdict and the robot goes on to stops that nobody needs. */
    private static boolean drivesOn(Round round, Errand e) {
        Mission m = NoteFindings.of(round, e);
        RobotView v = round.view(e.robot());
        State s = v.state();
        return m != null
                && m.state() == Mission.State.DONE
                && s != null
                && s.driving()
                && v.activeOn(e.orderId())
                && e.looks().stream().anyMatch(l -> !ended(v, l, m.findings(), e));
    }

    private static @Nullable Place place(Round round, String node) {
        Ways.Node n = round.map.node(node);
        if (n == null) {
            return null;
        }
        double z = round.site.floors().stream()
                .filter(f -> f.id().equals(n.floor()))
                .mapToDouble(Plant.Floor::z)
                .findFirst()
                .orElse(0);
        return new Place(n.x(), n.y(), z, n.floor());
    }
}
