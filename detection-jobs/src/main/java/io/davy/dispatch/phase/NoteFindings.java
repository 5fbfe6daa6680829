package io.davy.dispatch.phase;

import io.davy.dispatch.Findings;
import io.davy.dispatch.MissionEdit;
import io.davy.dispatch.Round;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Errand;
import io.davy.mission.Mission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what comes after the verdict: the photo, and what the other stops brought. It comes first, since a robot that has finished its order is let go by
 * the phases after it.
 */
final class NoteFindings implements Phase {
    @Override
    public void run(Round round) {
        for (Errand e : round.watched()) {
            Mission m = of(round, e);
            if (m == null || m.state() != Mission.State.DONE) {
                continue;
            }
            List<Mission.Finding> found = Findings.of(e, round.view(e.robot()), m.findings(), round.now);
            if (found != m.findings()) {
                round.change(MissionEdit.of(m).findings(found));
            }
        }
    }

    /** The mission that an order was made for, ended or not, unless it has a successor. */
    static @Nullable Mission of(Round round, Errand e) {
        Case c = e.incident() == null ? null : round.cases.get(e.incident());
        Mission m = c == null ? null : c.mission();
        return m != null && e.orderId().equals(m.orderId()) ? m : null;
    }
}
