package io.davy.dispatch.phase;

import io.davy.dispatch.MissionEdit;
import io.davy.dispatch.Round;
import io.davy.dispatch.Verdicts;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Errand;
import io.davy.incident.Incident;
import io.davy.mission.Mission;
import io.davy.vda5050.v2.State;

/** Turns a finished inspection into a verdict. The mission is done then; the robot is free when it has finished the rest of its order. */
final class Judge implements Phase {
    @Override
    public void run(Round round) {
        for (Errand e : round.watched()) {
            Mission m = round.missionOf(e);
            Case c = m == null ? null : round.cases.get(m.incident());
            State.ActionState look = e.looks().isEmpty()
                    ? null
                    : round.view(e.robot())
                            .action(e.looks().get(e.looks().size() - 1).action());
            if (m == null || c == null || look == null || !look.actionStatus().equals("FINISHED")) {
                continue;
            }
            Incident.Verdict verdict = Verdicts.judge(c.incident(), e.robot(), look.resultDescription(), round.now);
            MissionEdit edit = MissionEdit.of(m).verdict(verdict).because(null).end(Mission.State.DONE, round.now);
            if (m.onScene() == null) {
                edit.onScene(round.now).progress(e.target());
            }
            round.change(edit);
            Errand left = e.released();
            if (round.view(e.robot()).activeOn(e.orderId()) || e.recall() != null) {
                round.errands.put(e.robot(), left);
            } else {
                round.errands.remove(e.robot());
            }
        }
    }
}
