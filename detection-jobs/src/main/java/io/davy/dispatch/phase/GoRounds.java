package io.davy.dispatch.phase;

import io.davy.alarm.Ids;
import io.davy.dispatch.MissionEdit;
import io.davy.dispatch.Reason;
import io.davy.dispatch.Reasons;
import io.davy.dispatch.Round;
import io.davy.dispatch.order.OrderWriter;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.Patrol;
import io.davy.dispatch.state.Patrol.Run;
import io.davy.mission.Mission;
import io.davy.plant.CronTimes;
import io.davy.plant.InspectionRound;
import io.davy.plant.Place;
import io.davy.plant.Ways;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends robots on routine rounds when their time has come: the least of all that is asked of a robot. It comes after the hazards have got theirs, any hazard takes the
 * robot away, and what is left of the round is gone when one is free again. A round that is not done when it is due the next time is given up for the new one.
 */
final class GoRounds implements Phase {
    private static final Logger LOG = LoggerFactory.getLogger(GoRounds.class);

    @Override
    public void run(Round round) {
        Set<String> known = new HashSet<>();
        for (InspectionRound r : round.site.rounds()) {
            known.add(r.id());
            go(round, r);
        }
        for (Patrol p : List.copyOf(round.patrols.values())) {
            // Of a round that the plant no longer has, what is under way is still seen to its end.
            if (!known.contains(p.round()) && (p.run() == null || !p.run().inFlight())) {
                round.patrols.remove(p.round());
            }
        }
    }

    /** Which stop of the round a look belongs to, from 1. */
    static int stopOf(Errand.Look look) {
        int at = look.action().lastIndexOf("-s");
        return Integer.parseInt(look.action().substring(at + 2, look.action().indexOf('-', at + 2)));
    }

    private static void go(Round round, InspectionRound r) {
        Patrol p = round.patrols.get(r.id());
        if (p == null) {
            next(round, r, null);
            return;
        }
        if (!p.next().isAfter(round.now)) {
            due(round, r, p);
        }
        Patrol now = round.patrols.get(r.id());
        Run run = now == null ? null : now.run();
        if (now == null || run == null || run.inFlight() || settling(round)) {
            return;
        }
        Mission m = run.mission();
        if (run.over() || run.done() >= r.stops().size()) {
            round.patrols.put(r.id(), now.with(null));
        } else if (m != null
                && m.state() == Mission.State.FAILED
                && run.notBefore().isBefore(m.time())) {
            // Not the same failure again at once.
            round.patrols.put(r.id(), now.with(run.notBefore(m.time().plus(round.settings.triedFor()))));
        } else if (!run.notBefore().isAfter(round.now) && free(round, run)) {
            send(round, r, run);
        }
    }

    private static boolean settling(Round round) {
        return round.settling != null && round.settling.isAfter(round.now);
    }

    /** Whether the robot that was on it has given back its order. */
    private static boolean free(Round round, Run run) {
        Mission m = run.mission();
        Errand e = m == null || m.robot() == null ? null : round.errands.get(m.robot());
        return e == null || !e.patrol() || m == null || !e.orderId().startsWith(m.id());
    }

    private static void due(Round round, InspectionRound r, Patrol p) {
        Run run = p.run();
        if (run != null && run.inFlight()) {
            LOG.warn("The round {} is due again while {} is still on it; it is not begun twice", r.id(), robot(run));
            next(round, r, run);
            return;
        }
        Mission m = run == null ? null : run.mission();
        if (m != null && m.state() == Mission.State.WAITING) {
            round.change(MissionEdit.of(m).becauseOfAll(Reasons.roundOverdue()).end(Mission.State.FAILED, round.now));
        }
        next(round, r, new Run(p.next(), 0, 0, null, Instant.EPOCH, false));
    }

    private static @Nullable String robot(Run run) {
        return run.mission() == null ? null : run.mission().robot();
    }

    private static void next(Round round, InspectionRound r, @Nullable Run run) {
        CronTimes.of(r.cron(), ZoneId.of(round.site.timezone()))
                .after(round.now)
                .ifPresentOrElse(
                        t -> round.patrols.put(r.id(), new Patrol(r.id(), t, run)), () -> round.patrols.remove(r.id()));
    }

    private static void send(Round round, InspectionRound r, Run run) {
        RoundRobots.Choice choice = RoundRobots.choose(round, r, run.done());
        MissionEdit edit = mission(round, r, run);
        RoundRobots.Plan plan = choice.plan();
        if (plan == null) {
            waits(round, run, edit, choice);
            return;
        }
        Errand busy = round.errands.get(plan.robot().id());
        if (busy != null) {
            // On its way home: that order goes first.
            if (busy.recall() == null) {
                round.recall(busy, null);
            }
            return;
        }
        String id = edit.id();
        // A robot takes an orderId once.
        String orderId = run.mission() != null && id.equals(run.mission().id())
                ? id + '.' + Long.toString(round.now.toEpochMilli(), 36)
                : id;
        Errand errand = OrderWriter.first(
                round,
                plan.robot(),
                new OrderWriter.Draft(
                        orderId,
                        Patrol.target(r.id()),
                        id,
                        plan.way(),
                        plan.offM(),
                        plan.looks(round, orderId, run.done())));
        edit.plan(
                        plan.robot().id(),
                        orderId,
                        plan.way().nodes(),
                        plan.way().lengthM(),
                        round.now.plusMillis(Math.round(1000 * plan.secondsToFirst())))
                .released(errand.base().released(), 0)
                .excluded(choice.excluded());
        round.change(
                Send.stopsFirst(round.view(plan.robot().id()))
                        ? edit.becauseOfAll(Reasons.making(plan.robot().id()))
                        : edit.because(null).state(Mission.State.SENT).sent(round.now));
        round.errands.put(plan.robot().id(), errand);
    }

    /** Says that the round waits; again only when somebody's reason is another. */
    private static void waits(Round round, Run run, MissionEdit edit, RoundRobots.Choice choice) {
        Mission m = run.mission();
        Reason why = Reasons.nobody();
        boolean told = m != null
                && m.state() == Mission.State.WAITING
                && codes(m.excluded()).equals(codes(choice.excluded()));
        if (!told) {
            round.change(edit.excluded(choice.excluded()).becauseOfAll(why));
        }
    }

    private static Map<String, String> codes(List<Mission.Excluded> excluded) {
        Map<String, String> codes = new HashMap<>();
        excluded.forEach(e -> codes.put(e.robot(), e.code()));
        return codes;
    }

    private static MissionEdit mission(Round round, InspectionRound r, Run run) {
        Mission m = run.mission();
        if (m != null && m.state() == Mission.State.WAITING) {
            return MissionEdit.of(m).stops(run.done(), r.stops().size());
        }
        InspectionRound.Stop first = r.stops().get(run.done());
        Ways.Node at = round.map.node(first.node());
        int number = run.missions() + 1;
        return MissionEdit.first(
                        Ids.mission(Patrol.target(r.id()) + '@' + run.due(), number),
                        Patrol.target(r.id()),
                        number,
                        at == null ? null : new Place(at.x(), at.y(), 0, at.floor()),
                        first.inspect().iterator().next().actionType(),
                        round.now)
                .stops(run.done(), r.stops().size());
    }
}
