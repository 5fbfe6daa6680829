package io.davy.dispatch;

import io.davy.dispatch.state.Ask;
import io.davy.dispatch.state.Away;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Desk;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.KeptMap;
import io.davy.dispatch.state.Patrol;
import io.davy.incident.Incident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When the desk has to be looked at again although nobody has said anything. */
final class Wake {
    private Wake() {}

    static @Nullable Instant next(Desk d, DispatchSettings settings, Instant now) {
        if (d.site() == null) {
            return null;
        }
        List<Instant> due = new ArrayList<>();
        if (d.settling() != null) {
            due.add(d.settling());
        }
        for (Errand e : d.errands().values()) {
            ErrandWake.errand(e, d.robots().get(e.robot()), settings, now, due);
        }
        for (Ask a : d.asks().values()) {
            ErrandWake.ask(a, d.robots().get(a.robot()), settings, due);
        }
        for (Case c : d.cases().values()) {
            if (c.incident().state() == Incident.State.OPEN
                    && !c.held()
                    && !c.inFlight()
                    && (c.urgent() || c.again() || c.waiting())
                    && (!c.judged() || c.again() || c.waiting())) {
                due.add(now.plus(settings.retry()));
                c.tried().stream()
                        .map(t -> t.at().plus(settings.triedFor()))
                        .filter(t -> t.isAfter(now))
                        .forEach(due::add);
            }
            Instant again = c.inFlight() || c.held() || c.waiting() ? null : SecondLook.at(c, settings);
            if (again != null && again.isAfter(now)) {
                due.add(again);
            }
        }
        for (Patrol p : d.patrols().values()) {
            due.add(p.next());
            Patrol.Run run = p.run();
            if (run != null && !run.inFlight()) {
                due.add(run.notBefore().isAfter(now) ? run.notBefore() : now.plus(settings.retry()));
            }
        }
        for (Away a : d.away().values()) {
            if (a.notBefore().isAfter(now)) {
                due.add(a.notBefore());
            }
        }
        return soonest(due, now);
    }

    /** When that robot's errand has to be looked at again; null if it has none or waits for the robot only. */
    static @Nullable Instant of(Desk d, String robot, DispatchSettings settings, Instant now) {
        Errand e = d.errands().get(robot);
        List<Instant> due = new ArrayList<>();
        if (e != null) {
            ErrandWake.errand(e, d.robots().get(robot), settings, now, due);
        }
        KeptMap.of(d.asks()).startingWith(Ask.key(robot, "")).stream()
                .filter(a -> a.robot().equals(robot))
                .forEach(a -> ErrandWake.ask(a, d.robots().get(robot), settings, due));
        return soonest(due, now);
    }

    private static @Nullable Instant soonest(List<Instant> due, Instant now) {
        Instant soonest = due.stream().min(Comparator.naturalOrder()).orElse(null);
        return soonest == null || soonest.isAfter(now) ? soonest : now.plusMillis(1);
    }
}
