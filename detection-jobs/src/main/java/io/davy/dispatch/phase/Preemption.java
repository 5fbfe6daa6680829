package io.davy.dispatch.phase;

import io.davy.dispatch.Need;
import io.davy.dispatch.Round;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.RobotView;
import io.davy.mission.Mission;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a robot that has something to do may be sent on, and what that costs.
 *
 * <p>On its way home or on a routine round: always. On its way to a hazard: for one that is strictly more severe, as long as it does not look yet. For one of equal
 * severity never, however near: two hazards would take the robot from each other. A robot that is being freed already can be had by whoever comes first.
 */
final class Preemption {
    /** A cancelOrder and its answer, s. */
    private static final double CANCEL_S = 5;
    /** What is left of that when the cancelOrder is out, s; so that a robot that is being freed is kept, not exchanged for another. */
    private static final double CANCELLING_S = 2;
    /** By how much a robot that has to be taken from a hazard must be faster than one that has not, s: it leaves somebody waiting. */
    private static final double TAKEN_S = 20;

    private Preemption() {}

    /** Whether a robot may be had for a hazard although it has that errand. */
    static boolean allowed(Round round, Need need, Errand e) {
        if (e.recall() != null && e.recall().tries() >= round.settings.recallTries()) {
            // It does not answer: the next robot.
            return false;
        }
        if (e.recall() != null) {
            return e.recall().freeFor() != null || e.incident() == null || e.patrol();
        }
        if (e.incident() == null || e.patrol()) {
            return true;
        }
        Mission m = round.missionOf(e);
        Case c = round.cases.get(e.incident());
        return m != null
                && c != null
                && c.incident().severity().compareTo(need.severity) < 0
                && onItsWay(m.state())
                && !looks(round.view(e.robot()), e);
    }

    /** What it costs to make a robot free, s. */
    static double cost(Round round, String robot) {
        Errand e = round.errands.get(robot);
        if (e == null) {
            return Send.stopsFirst(round.view(robot))
                    ? round.settings.chargeWait().toMillis() / 1000.0
                    : 0;
        }
        if (e.recall() != null) {
            return CANCELLING_S;
        }
        return e.incident() == null || e.patrol() ? CANCEL_S : CANCEL_S + TAKEN_S;
    }

    /** When a robot may have done its errand, as far as that can be told; null if it cannot. */
    static @Nullable Instant expectedFree(Round round, Errand e) {
        Mission m = round.missionOf(e);
        if (m == null) {
            // It only has to finish what it does at the scene, or to answer a cancelOrder.
            return round.now;
        }
        Duration look =
                round.settings.inspection().multipliedBy(Math.max(1, e.looks().size()));
        Instant there = m.onScene() != null ? m.onScene() : m.eta();
        if (there == null) {
            return null;
        }
        Instant free = there.plus(look);
        return free.isAfter(round.now) ? free : round.now;
    }

    private static boolean onItsWay(Mission.State s) {
        return switch (s) {
            case WAITING, SENT, ACCEPTED, UNDER_WAY -> true;
            case ON_SCENE, DONE, FAILED, CANCELLED -> false;
        };
    }

    private static boolean looks(RobotView v, Errand e) {
        return e.looks().stream()
                .map(l -> v.action(l.action()))
                .anyMatch(a -> a != null && !a.actionStatus().equals("WAITING"));
    }
}
