package io.davy.dispatch;

import io.davy.action.Action;
import io.davy.action.Refusal;
import io.davy.alarm.Ids;
import io.davy.dispatch.Officers.Reply;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Patrol;
import io.davy.incident.Incident;
import io.davy.incident.Incident.Outcome;
import io.davy.incident.Incident.Verdict;
import io.davy.mission.Mission;
import java.time.Instant;

/**
 * Writes an officer's verdict to the newest mission of its incident. A robot that is on its way stays on its way; a mission that still waits for one is done, since somebody has
 * looked; and where there never was a mission the verdict is one, done at once and without a robot.
 */
final class OfficersVerdict {
    private OfficersVerdict() {}

    static Reply give(Round round, Action a) {
        if (Patrol.is(a.target()) || Officers.patrol(round, a.target()) != null) {
            return Reply.no(Refusal.WRONG_TARGET, "a routine round has no verdict");
        }
        Case c = Officers.caseOf(round, a.target());
        if (c == null || c.incident().state() == Incident.State.CLOSED) {
            return Reply.no(
                    Refusal.NO_SUCH_INCIDENT,
                    a.target() + " is no open incident that a robot is sent to, and not the newest mission of one");
        }
        Outcome outcome = a.outcome();
        if (outcome == null) {
            return Reply.no(Refusal.NO_OUTCOME, "say what the verdict is: CONFIRMED, NOT_FOUND or INCONCLUSIVE");
        }
        String reason = a.reason();
        if (reason == null || reason.isBlank()) {
            return Reply.no(Refusal.NO_REASON, "say in words what the verdict rests on");
        }
        // Its own time, not that of reading: an action that is read twice gives one verdict.
        Instant given = a.time().isAfter(round.now) ? round.now : a.time();
        Verdict verdict = Verdict.of(a.user(), outcome, reason.strip(), given);
        Mission m = round.change(edit(round, c, a).verdict(verdict));
        Verdict counts = Verdict.counting(c.incident().verdict(), m.verdict());
        return outcome != Outcome.CONFIRMED && counts != null && counts.outcome() == Outcome.CONFIRMED
                ? Reply.noted(
                        Refusal.STAYS_CONFIRMED,
                        "the verdict is written down; the incident stays confirmed, for nothing undoes that")
                : Reply.DONE;
    }

    private static MissionEdit edit(Round round, Case c, Action a) {
        Mission m = c.mission();
        if (m == null) {
            int number = c.missions() + 1;
            Incident i = c.incident();
            return MissionEdit.first(Ids.mission(i.id(), number), i.id(), number, i.place(), null, round.now)
                    .becauseOfAll(judgedBy(a.user()))
                    .end(Mission.State.DONE, round.now);
        }
        // A robot that is chosen and still stops charging has an errand though its mission waits.
        boolean waits = m.state() == Mission.State.WAITING && round.errandFor(c) == null;
        return waits
                ? MissionEdit.of(m).becauseOfAll(judgedBy(a.user())).end(Mission.State.DONE, round.now)
                : MissionEdit.of(m);
    }

    private static Reason judgedBy(String user) {
        return new Reason("judged", user + " has given the verdict; no robot went", user + " 님이 판정함, 로봇은 보내지 않음");
    }
}
