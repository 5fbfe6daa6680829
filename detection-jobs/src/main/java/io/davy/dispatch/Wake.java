package io.davy.dispatch;

import io.davy.dispatch.state.Away;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Desk;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.RobotView;
import io.davy.incident.Incident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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
            errand(e, d.robots().get(e.robot()), settings, now, due);
        }
        for (Case c : d.cases().values()) {
            if (c.incident().state() == Incident.State.OPEN
                    && !c.held()
                    && !c.inFlight()
                    && (c.urgent() || c.again() || c.waiting())
                    && (!c.judged() || c.again() || c.waiting())) {
                due.add(now.plus(settings.retry()));
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
        if (e == null) {
            return null;
        }
        List<Instant> due = new ArrayList<>();
        errand(e, d.robots().get(robot), settings, now, due);
        return soonest(due, now);
    }

    private static @Nullable Instant soonest(List<Instant> due, Instant now) {
        Instant soonest = due.stream().min(Comparator.naturalOrder()).orElse(null);
        return soonest == null || soonest.isAfter(now) ? soonest : now.plusMillis(1);
    }

    private static void errand(
            Errand e, @Nullable RobotView v, DispatchSettings settings, Instant now, List<Instant> due) {
        Instant last = e.lastSent();
        Instant first = e.firstSent();
        if (e.recall() != null) {
            if (v != null && v.online()) {
                due.add(e.recall().lastSent().plus(settings.resend()));
            }
        } else if (last == null || first == null) {
            due.add(e.planned().plus(settings.chargeWait()));
        } else if (e.accepted() == null) {
            due.add(last.plus(settings.resend()));
            due.add(first.plus(settings.ackTimeout()));
        } else if (e.mission() != null || e.home()) {
            if (e.trouble() != null) {
                Stream.of(settings.stopGrace(), settings.lostGrace())
                        .map(e.trouble()::plus)
                        .filter(t -> t.isAfter(now))
                        .forEach(due::add);
            } else if (v != null && v.stateReceived() != null) {
                due.add(v.stateReceived().plus(settings.stateMaxAge()));
            }
        }
    }
}
