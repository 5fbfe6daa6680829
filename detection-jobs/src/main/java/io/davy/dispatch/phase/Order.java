package io.davy.dispatch.phase;

import io.davy.alarm.Ids;
import io.davy.dispatch.MissionEdit;
import io.davy.dispatch.Need;
import io.davy.dispatch.Reason;
import io.davy.dispatch.Reasons;
import io.davy.dispatch.Round;
import io.davy.dispatch.order.OrderWriter;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.Offer;
import io.davy.dispatch.way.Tour;
import io.davy.mission.Mission;
import io.davy.plant.Robot;
import io.davy.plant.Robot.Inspection;
import io.davy.vda5050.v2.State;
import java.util.ArrayList;
import java.util.List;

/** Writes the order of each chosen robot, its id made from the mission's; or the mission that waits, with everybody's reason. */
final class Order implements Phase {
    @Override
    public void run(Round round) {
        for (Need need : round.needs) {
            Case c = round.cases.get(need.incident);
            Need.Candidate chosen = need.chosen;
            if (c == null) {
                continue;
            }
            boolean named = Named.asked(round, need);
            if (chosen == null) {
                if (named) {
                    Named.refused(round, need);
                } else {
                    waits(round, c, need, need.poses.isEmpty() ? Reasons.noNode() : Reasons.nobody());
                }
                continue;
            }
            round.namedGoes |= named;
            if (need.preempts != null) {
                // A new order on a robot that still has one is refused: the old one goes first.
                boolean told = need.preempts.firstSent() != null || need.preempts.accepted() != null;
                if (need.preempts.recall() == null) {
                    round.free(need.preempts, need.incident);
                }
                if (told) {
                    waits(round, c, need, Reasons.making(chosen.robot().id()));
                    continue;
                }
            }
            order(round, c, need, chosen);
        }
    }

    private static void order(Round round, Case c, Need need, Need.Candidate chosen) {
        Robot robot = chosen.robot();
        Tour tour = chosen.tour();
        if (tour == null) {
            throw new IllegalStateException("ways are costed before orders are written");
        }
        MissionEdit edit = mission(round, c, need);
        String orderId = unheard(round, robot, orderId(c));
        Errand errand = OrderWriter.first(
                round,
                robot,
                new OrderWriter.Draft(
                        orderId,
                        need.incident,
                        idOf(c),
                        tour.way(),
                        chosen.start().offM(),
                        looks(round, need, robot, orderId, tour)));
        edit.plan(robot.id(), orderId, tour.way().nodes(), tour.way().lengthM(), round.now.plus(chosen.eta()))
                .released(errand.base().released(), 0)
                .excluded(need.excluded.told());
        // A charging robot has to stop that first; to any other the order goes in this round.
        round.change(
                Send.stopsFirst(round.view(robot.id()))
                        ? edit.becauseOfAll(Reasons.making(robot.id()))
                        : edit.because(null).state(Mission.State.SENT).sent(round.now));
        round.errands.put(robot.id(), errand);
        Case now = round.cases.get(need.incident);
        if (now != null && now.wanted() != null) {
            round.cases.put(need.incident, now.anyRobot());
        }
    }

    /** The orderId, or one like it that the robot has not had: one that a job of an older checkpoint makes again may be known to the robot for another way. */
    private static String unheard(Round round, Robot robot, String orderId) {
        State s = round.view(robot.id()).state();
        boolean had = s != null && (s.orderId().equals(orderId) || s.orderId().startsWith(orderId + '.'));
        return had ? orderId + '.' + Long.toString(round.now.toEpochMilli(), 36) : orderId;
    }

    /** An inspection at each stop, and a photo after it from a robot that takes photos. */
    private static List<Errand.Look> looks(Round round, Need need, Robot robot, String orderId, Tour tour) {
        Offer offer = round.view(robot.id()).offers();
        boolean photo = robot.inspects().contains(Inspection.PHOTO)
                && need.inspection != Inspection.PHOTO
                && offer.atNode(Inspection.PHOTO.actionType());
        List<Errand.Look> looks = new ArrayList<>();
        for (Tour.Stop stop : tour.stops()) {
            String number = looks.isEmpty() ? "" : "-" + (looks.size() + 1);
            looks.add(new Errand.Look(
                    orderId + "-look" + number,
                    need.inspection.actionType(),
                    stop.at(),
                    photo ? orderId + "-photo" + number : null,
                    stop.pose().thetaRad()));
        }
        return looks;
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

    /** The mission's id; where its robot was called away, with a number, for a robot takes an orderId once. */
    private static String orderId(Case c) {
        return waiting(c) && c.requeued() > 0 ? idOf(c) + '.' + (c.requeued() + 1) : idOf(c);
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
