package io.davy.dispatch;

import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.action.Refusal;
import io.davy.dispatch.state.Ask;
import io.davy.dispatch.state.Away;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Desk;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.Patrol;
import io.davy.dispatch.state.RobotView;
import io.davy.incident.Incident;
import io.davy.mission.Mission;
import io.davy.plant.Robot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries out what officers ask of dispatch, and answers each with done or with the reason why not; some only when the robot has answered. */
final class Officers {
    /** Said with each recall and pause. */
    private static final String NO_SAFETY_FUNCTION =
            "this is no safety function: the robot may get it late or never; it replaces no emergency stop";

    private final DispatchSettings settings;

    Officers(DispatchSettings settings) {
        this.settings = settings;
    }

    /**
     * What is said to an officer.
     *
     * @param accepted whether it is done
     * @param code why not, or what is still to be done
     * @param words the same in English
     */
    record Reply(
            boolean accepted,
            @Nullable Refusal code,
            @Nullable String words) {
        static final Reply DONE = new Reply(true, null, null);
        static final Reply NO_SAFETY = new Reply(true, Refusal.NO_SAFETY_FUNCTION, NO_SAFETY_FUNCTION);

        static Reply noted(Refusal code, String words) {
            return new Reply(true, code, words);
        }

        static Reply no(Refusal code, String words) {
            return new Reply(false, code, words);
        }
    }

    void act(Round round, Action a) {
        if (a.type().ofAlarms()) {
            return;
        }
        Reply late = late(a, round.now);
        Reply reply = late != null
                ? late
                : switch (a.type()) {
                    case SEND -> send(round, a);
                    case CANCEL -> cancel(round, a);
                    case PAUSE -> pause(round, a);
                    case RESUME -> resume(round, a);
                    case RETURN -> goHome(round, a);
                    case VERDICT -> OfficersVerdict.give(round, a);
                    case ACK, SHELVE, UNSHELVE, OUT_OF_SERVICE, IN_SERVICE, RESET -> null;
                };
        if (reply != null) {
            round.answer(result(a, reply, round.now));
        }
    }

    Dispatcher.Result withoutPlant(Desk d, Action a, Instant now, List<Outgoing> out) {
        if (!a.type().ofAlarms()) {
            Reply no = Reply.no(Refusal.PLANT_UNKNOWN, "dispatch does not know the plant yet; try again in a moment");
            out.add(new Outgoing.Answer(result(a, no, now)));
        }
        return new Dispatcher.Result(d, out, null);
    }

    private @Nullable Reply late(Action a, Instant now) {
        return !a.time().plus(settings.oldAction()).isAfter(now)
                ? Reply.no(
                        Refusal.READ_TOO_LATE,
                        "it was read more than " + settings.oldAction().toSeconds()
                                + " s after it was given; look at the state of things and give it again")
                : null;
    }

    private static @Nullable Reply send(Round round, Action a) {
        Case c = round.cases.get(a.target());
        String robot = a.robot();
        if (c == null) {
            return Reply.no(
                    Refusal.NO_SUCH_INCIDENT,
                    "the incident " + a.target() + " is closed, unknown, or not one that a robot is sent to");
        }
        if (robot != null && round.robot(robot) == null) {
            return Reply.no(Refusal.NO_SUCH_ROBOT, "the plant has no robot " + robot);
        }
        if (c.inFlight() && c.mission() != null) {
            return Reply.no(Refusal.ROBOT_ON_IT, c.mission().robot() + " is on it already");
        }
        if (c.incident().state() == Incident.State.CLOSED) {
            return Reply.no(Refusal.NO_SUCH_INCIDENT, "the incident " + a.target() + " is closed");
        }
        round.cases.put(a.target(), c.sendAgain(robot));
        if (robot != null) {
            round.named = new Round.NamedSend(a, robot, c);
            return null;
        }
        return Reply.DONE;
    }

    private static Reply cancel(Round round, Action a) {
        Case c = caseOf(round, a.target());
        Patrol p = patrol(round, a.target());
        Mission m = p != null && p.run() != null ? p.run().mission() : c == null ? null : c.mission();
        if (m == null || m.state().ended()) {
            return ended(a);
        }
        if (p != null && p.run() != null) {
            round.patrols.put(p.round(), p.with(p.run().calledOff()));
        } else if (c != null) {
            round.cases.put(c.incident().id(), c.hold());
        }
        Errand e = errand(round, m);
        if (e != null && e.firstSent() != null) {
            round.asks.remove(Ask.key(e.robot(), "startPause"));
            if (e.recall() == null) {
                round.recall(e, a.user());
            } else {
                round.errands.put(e.robot(), e.recalled(e.recall().by(a.user())));
            }
            return Reply.NO_SAFETY;
        }
        if (e != null) {
            round.errands.remove(e.robot());
        }
        round.change(
                MissionEdit.of(m).becauseOfAll(Reasons.recalled(a.user())).end(Mission.State.CANCELLED, round.now));
        return Reply.DONE;
    }

    private static @Nullable Reply pause(Round round, Action a) {
        Errand e = underWay(round, a);
        if (e == null) {
            return ended(a);
        }
        return e.paused()
                ? Reply.no(Refusal.ALREADY_PAUSED, e.robot() + " pauses already")
                : ask(round, e, "startPause", a);
    }

    private static @Nullable Reply resume(Round round, Action a) {
        Errand e = underWay(round, a);
        if (e == null) {
            return ended(a);
        }
        return e.paused() || round.view(e.robot()).paused()
                ? ask(round, e, "stopPause", a)
                : Reply.no(Refusal.NOT_PAUSED, e.robot() + " does not pause");
    }

    /** Asks the robot; the officer is answered when its state says so. */
    private static @Nullable Reply ask(Round round, Errand e, String type, Action a) {
        RobotView v = round.view(e.robot());
        Robot robot = round.robot(e.robot());
        if (robot == null || !v.online()) {
            return Reply.no(Refusal.ROBOT_OUT_OF_REACH, e.robot() + " is out of reach");
        }
        if (!v.offers().atOnce(type)) {
            return Reply.no(Refusal.NOT_OFFERED, e.robot() + " does not offer " + type);
        }
        if (round.asks.containsKey(Ask.key(e.robot(), type))) {
            return Reply.no(Refusal.ASKED_ALREADY, e.robot() + " has been asked and has not answered yet");
        }
        round.ask(robot, type, new Ask.Officer(a.id(), a.user()));
        return null;
    }

    private static Reply goHome(Round round, Action a) {
        Robot robot = round.robot(a.target());
        if (robot == null) {
            return Reply.no(Refusal.NO_SUCH_ROBOT, "the plant has no robot " + a.target());
        }
        if (round.errands.containsKey(robot.id()) || round.view(robot.id()).active()) {
            return Reply.no(Refusal.ROBOT_BUSY, robot.id() + " carries out an order; recall it from that first");
        }
        var fault = Readiness.fault(round.view(robot.id()), round.settings, round.now);
        if (fault.isPresent()) {
            return Reply.no(
                    Refusal.ROBOT_CANNOT_GO, robot.id() + ' ' + fault.get().en());
        }
        round.away.put(robot.id(), new Away("return-" + a.id(), 0, round.now));
        return Reply.DONE;
    }

    /** The errand that a robot has accepted for a mission, and that is not being recalled; null if there is none. */
    private static @Nullable Errand underWay(Round round, Action a) {
        Case c = caseOf(round, a.target());
        Patrol p = patrol(round, a.target());
        Mission m = p != null && p.run() != null ? p.run().mission() : c == null ? null : c.mission();
        Errand e = m == null ? null : errand(round, m);
        return e == null || e.accepted() == null || e.recall() != null ? null : e;
    }

    static @Nullable Errand errand(Round round, Mission m) {
        Errand e = m.robot() == null ? null : round.errands.get(m.robot());
        return e != null && m.id().equals(e.mission()) ? e : null;
    }

    /** The routine round that a mission belongs to; null if it is none of a round. */
    static @Nullable Patrol patrol(Round round, String mission) {
        return round.patrols.values().stream()
                .filter(p -> p.run() != null
                        && p.run().mission() != null
                        && p.run().mission().id().equals(mission))
                .findFirst()
                .orElse(null);
    }

    static @Nullable Case caseOf(Round round, String missionOrIncident) {
        return round.cases.values().stream()
                .filter(c -> c.incident().id().equals(missionOrIncident)
                        || (c.mission() != null && c.mission().id().equals(missionOrIncident)))
                .findFirst()
                .orElse(null);
    }

    private static Reply ended(Action a) {
        return Reply.no(
                Refusal.NO_SUCH_MISSION,
                "the mission " + a.target() + " has ended, has no robot under way, or is unknown");
    }

    private static ActionResult result(Action a, Reply r, Instant now) {
        return new ActionResult(
                a.id(),
                r.accepted(),
                r.words(),
                r.code() == null ? null : r.code().code(),
                now,
                Map.of());
    }
}
