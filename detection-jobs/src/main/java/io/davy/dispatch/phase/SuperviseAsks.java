package io.davy.dispatch.phase;

import io.davy.action.ActionResult;
import io.davy.action.Refusal;
import io.davy.dispatch.MissionEdit;
import io.davy.dispatch.Reasons;
import io.davy.dispatch.Round;
import io.davy.dispatch.state.Ask;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.RobotView;
import io.davy.mission.Mission;
import io.davy.plant.Robot;
import io.davy.vda5050.v2.State;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows instant actions until the robot's state shows that they are done: it pauses, drives on, charges, has sent its factsheet. A robot that never answers is asked
 * five times at most; an officer who waits is told so. A robot of which no factsheet is known is asked for it once; one under way whose state is nearly too old is asked
 * for it.
 */
final class SuperviseAsks implements Phase {
    private static final Duration ASK_BEFORE = Duration.ofSeconds(10);

    private static final String FACTSHEET = "factsheetRequest";
    /** So many robots are asked for their factsheet at a time: a thousand at once would keep an order waiting behind them. */
    private static final int MOST_FACTSHEETS = 10;

    /** Said to an officer with each pause and recall. */
    static final String NO_SAFETY_FUNCTION =
            "this is no safety function: the robot may get it late or never; it replaces no emergency stop";

    @Override
    public void run(Round round) {
        for (RobotView v : round.spoken()) {
            Robot robot = round.robot(v.robot());
            if (robot != null
                    && v.online()
                    && v.offer() == null
                    && !round.asks.containsKey(Ask.key(v.robot(), FACTSHEET))
                    && inHand(round) < MOST_FACTSHEETS) {
                round.ask(robot, FACTSHEET, null);
            }
        }
        for (RobotView v : round.spoken()) {
            Robot robot = round.robot(v.robot());
            if (robot != null && strays(round, v) && !round.asks.containsKey(Ask.key(v.robot(), "cancelOrder"))) {
                round.ask(robot, "cancelOrder", null);
            }
        }
        for (Errand e : round.watched()) {
            Robot robot = round.robot(e.robot());
            RobotView v = round.view(e.robot());
            if (robot != null
                    && v.online()
                    && silent(round, v)
                    && v.offers().atOnce("stateRequest")
                    && !round.asks.containsKey(Ask.key(e.robot(), "stateRequest"))) {
                round.ask(robot, "stateRequest", null);
            }
        }
        round.asked().forEach(a -> follow(round, Ask.key(a.robot(), a.type()), a));
    }

    private static long inHand(Round round) {
        return round.asks.values().stream()
                .filter(a -> a.type().equals(FACTSHEET) && a.tries() < round.settings.askTries())
                .count();
    }

    /** Whether a robot carries out an order of this dispatcher that nobody follows: one that came late, after it had been given up. */
    private static boolean strays(Round round, RobotView v) {
        return v.online()
                && v.automatic()
                && v.active()
                && v.state() != null
                && !round.errands.containsKey(v.robot())
                && (v.state().orderId().startsWith("mi-") || v.state().orderId().startsWith("home-"));
    }

    /** Whether a robot's state is nearly too old to be believed. */
    private static boolean silent(Round round, RobotView v) {
        return v.stateReceived() != null
                && Supervise.due(v.stateReceived(), round.settings.stateMaxAge().minus(ASK_BEFORE), round.now);
    }

    private static void follow(Round round, String key, Ask a) {
        RobotView v = round.view(a.robot());
        Errand e = round.errands.get(a.robot());
        if (a.officer() != null && e == null) {
            refuse(round, key, a, Refusal.NO_SUCH_MISSION, "the robot has no order any more");
        } else if (done(round, a, v)) {
            round.asks.remove(key);
            tell(round, a, e);
        } else if (failed(a, v) && !a.staysNoted()) {
            refuse(round, key, a, Refusal.ROBOT_REFUSES, a.robot() + " could not do it");
        } else if (v.online() && Supervise.due(a.lastSent(), round.settings.resend(), round.now)) {
            if (a.tries() < round.settings.askTries()) {
                round.send(a.robot(), e == null ? a.actionId() : e.orderId(), "instantActions", a.json());
                round.asks.put(key, a.again(round.now));
            } else if (!a.staysNoted()) {
                refuse(round, key, a, Refusal.ROBOT_SILENT, a.robot() + " did not answer " + a.tries() + " times");
            }
        }
    }

    private static boolean done(Round round, Ask a, RobotView v) {
        return switch (a.type()) {
            case "startPause" -> v.paused();
            case "stopPause" -> !v.paused() && news(a, v);
            case "startCharging" ->
                v.state() != null && v.state().batteryState().charging();
            case FACTSHEET -> v.offer() != null;
            case "cancelOrder" -> !strays(round, v);
            case "stateRequest" -> !silent(round, v);
            default -> finished(a, v);
        };
    }

    private static boolean news(Ask a, RobotView v) {
        return v.stateReceived() != null && v.stateReceived().isAfter(a.lastSent());
    }

    private static boolean finished(Ask a, RobotView v) {
        State.ActionState s = v.action(a.actionId());
        return s != null && s.actionStatus().equals("FINISHED");
    }

    private static boolean failed(Ask a, RobotView v) {
        State.ActionState s = v.action(a.actionId());
        return s != null && s.actionStatus().equals("FAILED");
    }

    private static void tell(Round round, Ask a, @Nullable Errand e) {
        boolean pauses = a.type().equals("startPause");
        if (a.officer() == null || e == null) {
            return;
        }
        Errand now = pauses ? e.paused(true) : e.paused(false).heardAgain(round.now);
        round.errands.put(a.robot(), now);
        Mission m = round.missionOf(e);
        if (m != null) {
            round.change(MissionEdit.of(m)
                    .paused(pauses)
                    .because(pauses ? Reasons.paused(a.officer().user()) : null));
        }
        round.answer(new ActionResult(
                a.officer().action(),
                true,
                pauses ? a.robot() + " pauses; " + NO_SAFETY_FUNCTION : null,
                pauses ? Refusal.NO_SAFETY_FUNCTION.code() : null,
                round.now,
                Map.of()));
    }

    private static void refuse(Round round, String key, Ask a, Refusal why, String words) {
        round.asks.remove(key);
        if (a.officer() != null) {
            round.answer(new ActionResult(a.officer().action(), false, words, why.code(), round.now, Map.of()));
        }
    }
}
