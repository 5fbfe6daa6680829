package io.davy.dispatch;

import io.davy.dispatch.state.Ask;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.RobotView;
import io.davy.vda5050.v2.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When an errand, or what a robot was asked for, has to be looked at again although nobody has said anything. */
final class ErrandWake {
    private ErrandWake() {}

    static void errand(Errand e, @Nullable RobotView v, DispatchSettings settings, Instant now, List<Instant> due) {
        Errand.Recall recall = e.recall();
        if (recall != null) {
            // One that was asked often enough is waited for, however long that takes.
            if (v != null && v.online() && (recall.tries() < settings.recallTries() || e.mission() != null)) {
                due.add(recall.lastSent().plus(settings.resend()));
            } else if (v != null
                    && v.online()
                    && recall.lastSent().plus(settings.resend()).isAfter(now)) {
                due.add(recall.lastSent().plus(settings.resend()));
            }
            return;
        }
        sent(e, settings, now, due);
        if (e.accepted() != null && (e.mission() != null || e.home())) {
            followed(e, v, settings, now, due);
        }
    }

    private static void sent(Errand e, DispatchSettings settings, Instant now, List<Instant> due) {
        Instant last = e.lastSent();
        Instant first = e.firstSent();
        if (e.acknowledged()) {
            return;
        }
        if (last == null || first == null) {
            due.add(e.planned().plus(settings.chargeWait()));
        } else {
            due.add(last.plus(settings.resend()));
            if (e.trouble() == null) {
                Instant given = first.plus(settings.ackTimeout());
                // It is over and the errand stands: its answer may be read late.
                due.add(given.isAfter(now) ? given : now.plusMillis(100));
            }
        }
    }

    private static void followed(
            Errand e, @Nullable RobotView v, DispatchSettings settings, Instant now, List<Instant> due) {
        Instant trouble = e.trouble();
        if (trouble != null) {
            Stream.of(settings.stopGrace(), settings.lostGrace())
                    .map(trouble::plus)
                    .filter(t -> t.isAfter(now))
                    .forEach(due::add);
            return;
        }
        if (v != null && v.stateReceived() != null) {
            Stream.of(settings.stateMaxAge().minusSeconds(10), settings.stateMaxAge())
                    .map(v.stateReceived()::plus)
                    .filter(t -> t.isAfter(now))
                    .forEach(due::add);
        }
        State s = v == null ? null : v.state();
        if (e.progress() != null && s != null && !e.paused()) {
            Duration most = e.allowed(e.indexOf(s.lastNodeSequenceId()), settings.inspection());
            due.add(e.progress()
                    .since()
                    .plus(most.multipliedBy(settings.slack()))
                    .plus(settings.spare()));
        }
    }

    static void ask(Ask a, @Nullable RobotView v, DispatchSettings settings, List<Instant> due) {
        boolean over = a.tries() >= settings.askTries() && a.staysNoted();
        if (v != null && v.online() && !over) {
            due.add(a.lastSent().plus(settings.resend()));
        }
    }
}
