package io.davy.dispatch.phase;

import io.davy.dispatch.Need;
import io.davy.dispatch.Reasons;
import io.davy.dispatch.Round;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Errand;
import io.davy.mission.Mission;

/**
 * Makes a robot free for a more urgent hazard. A new orderId on a busy robot is refused: its order is taken back first, the mission that it served waits for a robot
 * again, and the new order goes out when the robot has answered. One that does not answer is left out, and the next robot goes.
 */
final class Preempt {
    private Preempt() {}

    /** Whether a robot's errand may be taken back for a need: the way home, or a look at something less severe. */
    static boolean possible(Round round, Errand e, Need need) {
        if (e.home()) {
            return !silent(round, e);
        }
        Case other = e.incident() == null ? null : round.cases.get(e.incident());
        return other != null
                && !silent(round, e)
                && !need.incident.equals(e.incident())
                && (e.recall() == null || e.recall().user() == null)
                && need.severity.compareTo(other.incident().severity()) > 0;
    }

    private static boolean silent(Round round, Errand e) {
        return e.recall() != null && e.recall().tries() >= round.settings.recallTries();
    }

    /** Whether the robot is free already; if not, its order is being taken back. */
    static boolean free(Round round, Errand held, Need need) {
        Mission m = round.missionOf(held);
        if (m != null && !m.incident().equals(need.incident)) {
            GiveUp.requeue(round, m, Reasons.preempted(held.robot(), need.incident));
        }
        if (held.firstSent() == null && held.accepted() == null) {
            // Nobody has told it yet.
            round.errands.remove(held.robot());
            return true;
        }
        if (held.recall() == null) {
            round.recall(held.home() ? held : held.released(), null);
        } else if (silent(round, held)) {
            GiveUp.tried(
                    round,
                    need.incident,
                    held.robot(),
                    Reasons.noCancelAnswer(held.recall().tries()));
        }
        return false;
    }
}
