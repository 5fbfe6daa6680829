package io.davy.dispatch.phase;

import io.davy.alarm.Ids;
import io.davy.dispatch.MissionEdit;
import io.davy.dispatch.Need;
import io.davy.dispatch.Reason;
import io.davy.dispatch.Reasons;
import io.davy.dispatch.Round;
import io.davy.dispatch.VdaMessages;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.way.Tour;
import io.davy.dispatch.way.Way;
import io.davy.mission.Mission;
import io.davy.plant.Robot;
import io.davy.plant.Robot.Inspection;
import io.davy.vda5050.v2.Action;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the order of each chosen robot, its id made from the mission's; or the mission that waits, with everybody's reason. The whole way is released at once: as
 * long as ways are not closed by gas and heat, there is nothing to hold back.
 */
final class Order implements Phase {
    @Override
    public void run(Round round) {
        for (Need need : round.needs) {
            Case c = round.cases.get(need.incident);
            Need.Candidate chosen = need.chosen;
            if (c == null) {
                continue;
            }
            if (chosen == null) {
                waits(round, c, need, need.poses.isEmpty() ? Reasons.noNode() : Reasons.nobody());
                continue;
            }
            if (need.preempts != null) {
                // A new order on a robot that still has one is refused: the old one goes first.
                if (need.preempts.recall() == null) {
                    round.free(need.preempts, need.incident);
                }
                waits(round, c, need, Reasons.making(chosen.robot().id()));
            } else {
                order(round, c, need, chosen);
            }
        }
    }

    private static void order(Round round, Case c, Need need, Need.Candidate chosen) {
        Robot robot = chosen.robot();
        Tour tour = chosen.tour();
        if (tour == null) {
            throw new IllegalStateException("ways are costed before orders are written");
        }
        Way way = tour.way();
        MissionEdit edit = mission(round, c, need);
        String orderId = idOf(c);
        String look = orderId + "-look";
        List<Action> actions = new ArrayList<>();
        actions.add(new Action(need.inspection.actionType(), look, "HARD", null));
        if (robot.inspects().contains(Inspection.PHOTO)) {
            actions.add(new Action(Inspection.PHOTO.actionType(), orderId + "-photo", "HARD", null));
        }
        String json = VdaMessages.order(
                robot,
                round.view(robot.id()).version(),
                round.stamp(robot, "order"),
                orderId,
                way,
                round.map,
                chosen.start().offM(),
                actions);
        edit.plan(robot.id(), orderId, way.nodes(), way.lengthM(), round.now.plus(chosen.eta()))
                .excluded(need.excluded.told());
        // A charging robot has to stop that first; to any other the order goes in this round.
        Mission m = round.change(
                Send.charging(round.view(robot.id()))
                        ? edit.becauseOfAll(Reasons.making(robot.id()))
                        : edit.because(null).state(Mission.State.SENT).sent(round.now));
        round.errands.put(
                robot.id(),
                new Errand(
                        robot.id(),
                        orderId,
                        need.incident,
                        m.id(),
                        way.nodes(),
                        way.edges(),
                        List.of(new Errand.Look(
                                look, need.inspection.actionType(), way.nodes().size() - 1)),
                        json,
                        round.now,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private static void waits(Round round, Case c, Need need, Reason why) {
        Waiting.tell(round, c, need, mission(round, c, need), why);
    }

    private static boolean waiting(Case c) {
        return c.waiting();
    }

    private static int number(Case c) {
        return waiting(c) ? c.missions() : c.missions() + 1;
    }

    private static String idOf(Case c) {
        return Ids.mission(c.incident().id(), number(c));
    }

    private static MissionEdit mission(Round round, Case c, Need need) {
        Mission m = c.mission();
        return m != null && waiting(c)
                ? MissionEdit.of(m)
                : MissionEdit.first(
                        idOf(c),
                        c.incident().id(),
                        number(c),
                        c.incident().place(),
                        need.inspection.actionType(),
                        round.now);
    }
}
