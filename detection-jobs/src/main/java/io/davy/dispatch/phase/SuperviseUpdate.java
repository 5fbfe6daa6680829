package io.davy.dispatch.phase;

import io.davy.dispatch.Readiness;
import io.davy.dispatch.Reasons;
import io.davy.dispatch.Round;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.RobotView;
import io.davy.vda5050.v2.State;
import java.time.Instant;
import java.util.Optional;

/** Holds an order update against the robot's state: acknowledged when the state carries its orderUpdateId; refused or unanswered as an order is. */
final class SuperviseUpdate {
    private SuperviseUpdate() {}

    /** Whether the errand goes on; if not, it has been given up. */
    static boolean goesOn(Round round, Errand e, RobotView v) {
        Instant sent = e.firstSent();
        if (!e.base().asked()) {
            return true;
        }
        if (v.carries(e.orderId(), e.base().update())) {
            round.errands.put(e.robot(), e.updateAccepted());
            return true;
        }
        Optional<State.ErrorState> refused =
                Readiness.updateErrorOf(v, e.orderId(), e.base().update());
        if (refused.isPresent()) {
            GiveUp.fail(round, e, Reasons.updateRefused(Readiness.text(refused.get())), true);
            return false;
        }
        if (sent != null && round.unanswered(sent)) {
            GiveUp.fail(round, e, Reasons.noUpdateAnswer(round.settings.ackTimeout()), true);
            return false;
        }
        return true;
    }
}
