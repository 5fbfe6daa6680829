package io.davy.dispatch.phase;

import io.davy.dispatch.Need;
import io.davy.dispatch.Reason;
import io.davy.dispatch.Reasons;
import io.davy.dispatch.Round;
import io.davy.dispatch.state.Case;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leaves only the robot that an officer has named, as long as it can go. */
final class Named implements Phase {
    @Override
    public void run(Round round) {
        for (Need need : round.needs) {
            Case c = round.cases.get(need.incident);
            String wanted = wanted(round, need);
            if (c == null || wanted == null) {
                continue;
            }
            if (need.candidates.stream().anyMatch(x -> x.robot().id().equals(wanted)) || asked(round, need)) {
                for (Need.Candidate x : List.copyOf(need.candidates)) {
                    if (!x.robot().id().equals(wanted)) {
                        need.candidates.remove(x);
                        need.exclude(x.robot(), Reasons.notNamed(wanted));
                    }
                }
            } else {
                // It could go when it was named, and cannot any more: somebody has to.
                round.cases.put(need.incident, c.anyRobot());
            }
        }
    }

    /** Keeps the words for the officer who named a robot that cannot go. */
    static void refused(Round round, Need need) {
        if (round.named != null) {
            String robot = round.named.robot();
            round.namedWhy = need.excluded.of(robot).map(Reason::en).orElse("cannot be sent now");
        }
    }

    /** The robot that an officer wants for a hazard; null for any. */
    static @Nullable String wanted(Round round, Need need) {
        Case c = round.cases.get(need.incident);
        return c == null ? null : c.wanted();
    }

    static boolean asked(Round round, Need need) {
        return round.named != null && round.named.before().incident().id().equals(need.incident);
    }
}
