package io.davy.dispatch.phase;

import io.davy.dispatch.MissionEdit;
import io.davy.dispatch.Reason;
import io.davy.dispatch.Reasons;
import io.davy.dispatch.Round;
import io.davy.dispatch.state.Away;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Errand;
import io.davy.mission.Mission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ways in which an errand ends before its time; each says so in the mission. */
final class GiveUp {
    private static final Logger LOG = LoggerFactory.getLogger(GiveUp.class);

    private GiveUp() {}

    /**
     * The robot has failed: the mission ends, and the incident is free for the next robot at once.
     *
     * @param takeBack whether the robot may still have the order, so that it is to be cancelled
     */
    static void fail(Round round, Errand e, Reason why, boolean takeBack) {
        LOG.warn("{}: the order {} is given up: it {}", e.robot(), e.orderId(), why.en());
        end(round, e, why);
        if (e.home()) {
            homeAgain(round, e, true);
        }
        if (takeBack) {
            round.recall(e.released(), null);
        } else {
            round.errands.remove(e.robot());
        }
    }

    /** Ends the mission as failed by its robot, which is left out for a while. */
    static void end(Round round, Errand e, Reason why) {
        Mission m = round.missionOf(e);
        if (m != null) {
            round.change(MissionEdit.of(m).because(why).end(Mission.State.FAILED, round.now));
            tried(round, m.incident(), e.robot(), why);
        }
    }

    /** Leaves a robot out for an incident for a while. */
    static void tried(Round round, String incident, String robot, Reason why) {
        Case c = round.cases.get(incident);
        if (c != null) {
            round.cases.put(incident, c.tried(new Case.Tried(robot, why.en(), why.ko(), round.now)));
        }
    }

    /** The way is closed: the order is taken back, and the mission gets a robot and a way again when that is done; not for ever. */
    static void anotherWay(Round round, Errand e, String edge) {
        Mission m = round.missionOf(e);
        Case c = m == null ? null : round.cases.get(m.incident());
        if (c != null && c.requeued() >= round.settings.mostWays()) {
            fail(round, e, Reasons.blockedTooOften(), true);
            return;
        }
        LOG.info("{}: the way of the order {} is closed at {}", e.robot(), e.orderId(), edge);
        if (m != null) {
            round.change(MissionEdit.of(m).because(Reasons.wayClosed(edge)));
        }
        round.recall(e, null, Errand.Then.AGAIN);
    }

    /** Puts a mission back among those that wait for a robot; its next order gets another id. */
    static void requeue(Round round, Mission m, Reason why) {
        round.change(MissionEdit.of(m).unplanned().becauseOfAll(why));
        Case c = round.cases.get(m.incident());
        if (c != null) {
            round.cases.put(m.incident(), c.requeue());
        }
    }

    /** A robot on its way home is to be sent there again, by an order of another id. */
    static void homeAgain(Round round, Errand e, boolean inVain) {
        Away a = round.away.get(e.robot());
        String after = a == null ? e.orderId() : a.after();
        int orders = a == null ? 0 : a.orders();
        int tries = a == null ? 0 : a.tries();
        round.away.put(
                e.robot(),
                inVain
                        ? new Away(after, tries + 1, round.now.plus(round.settings.homeRetry()), orders)
                        : new Away(after, tries, a == null ? round.now : a.notBefore(), orders + 1));
    }
}
