package io.davy.dispatch;

import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Desk;
import io.davy.dispatch.state.Errand;
import io.davy.incident.Incident;
import io.davy.mission.Mission;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out what officers ask of dispatch, and answers each with done or with the reason why not. */
final class Officers {
    private final DispatchSettings settings;

    Officers(DispatchSettings settings) {
        this.settings = settings;
    }

    void act(Round round, Action a, List<Outgoing> out) {
        if (a.type().ofAlarms()) {
            return;
        }
        String refused = refused(a, round.now);
        if (refused == null) {
            refused = switch (a.type()) {
                case SEND -> send(round, a);
                case CANCEL -> cancel(round, a);
                case ACK, SHELVE, UNSHELVE, OUT_OF_SERVICE, IN_SERVICE, RESET -> null;
            };
        }
        out.add(answer(a, refused, round.now));
    }

    Dispatcher.Result withoutPlant(Desk d, Action a, Instant now, List<Outgoing> out) {
        if (!a.type().ofAlarms()) {
            out.add(answer(a, "dispatch does not know the plant yet; try again in a moment", now));
        }
        return new Dispatcher.Result(d, out, null);
    }

    private @Nullable String refused(Action a, Instant now) {
        return !a.time().plus(settings.oldAction()).isAfter(now)
                ? "it was read more than " + settings.oldAction().toSeconds()
                        + " s after it was given; look at the state of things and give it again"
                : null;
    }

    private static @Nullable String send(Round round, Action a) {
        Case c = round.cases.get(a.target());
        if (c == null) {
            return "the incident " + a.target() + " is closed, unknown, or not one that a robot is sent to";
        }
        if (c.inFlight() && c.mission() != null) {
            return c.mission().robot() + " is on it already";
        }
        if (c.incident().state() == Incident.State.CLOSED) {
            return "the incident " + a.target() + " is closed";
        }
        round.cases.put(a.target(), c.sendAgain());
        return null;
    }

    private static @Nullable String cancel(Round round, Action a) {
        Case c = round.cases.values().stream()
                .filter(x -> x.mission() != null && x.mission().id().equals(a.target()))
                .findFirst()
                .orElse(null);
        Mission m = c == null ? null : c.mission();
        if (c == null || m == null || m.state().ended()) {
            return "the mission " + a.target() + " has ended or is unknown";
        }
        round.cases.put(c.incident().id(), c.hold());
        Errand e = round.errandFor(c);
        if (e != null && e.firstSent() != null) {
            if (e.recall() == null) {
                round.recall(e, a.user());
            }
            return null;
        }
        if (e != null) {
            round.errands.remove(e.robot());
        }
        round.change(
                MissionEdit.of(m).becauseOfAll(Reasons.recalled(a.user())).end(Mission.State.CANCELLED, round.now));
        return null;
    }

    private static Outgoing answer(Action a, @Nullable String refused, Instant now) {
        return new Outgoing.Answer(new ActionResult(a.id(), refused == null, refused, now));
    }
}
