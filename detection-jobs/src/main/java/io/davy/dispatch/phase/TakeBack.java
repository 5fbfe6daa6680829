package io.davy.dispatch.phase;

import io.davy.dispatch.Round;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.RobotView;
import io.davy.vda5050.v2.State;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes back orders of Davy's own that the desk does not know: after a kill the job goes on from a checkpoint, and what was ordered since is no longer remembered,
 * while the robot drives. Nobody would send it the rest of its way; and an order of the same id for another way is none that it would take.
 */
final class TakeBack implements Phase {
    private static final Logger LOG = LoggerFactory.getLogger(TakeBack.class);
    /** What Davy's orders begin with: missions and ways home. */
    private static final List<String> OWN = List.of("mi-", "home-");

    @Override
    public void run(Round round) {
        for (RobotView v : round.spoken()) {
            State s = v.state();
            if (s != null
                    && v.online()
                    && !round.errands.containsKey(v.robot())
                    && round.robot(v.robot()) != null
                    && OWN.stream().anyMatch(s.orderId()::startsWith)
                    && v.activeOn(s.orderId())) {
                LOG.warn(
                        "{} carries out the order {}, which is not known here; it is taken back",
                        v.robot(),
                        s.orderId());
                round.recall(unknown(v.robot(), s, round.now), null);
            }
        }
    }

    private static Errand unknown(String robot, State s, Instant now) {
        return new Errand(
                robot,
                s.orderId(),
                null,
                null,
                List.of(s.lastNodeId()),
                List.of(),
                List.of(),
                List.of(),
                new Errand.Base(s.orderUpdateId(), 1, false, false),
                "",
                now,
                now,
                now,
                now,
                null,
                null,
                false,
                null);
    }
}
