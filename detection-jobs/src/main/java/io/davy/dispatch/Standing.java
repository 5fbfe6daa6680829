package io.davy.dispatch;

import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.RobotView;
import io.davy.incident.Incident;
import io.davy.mission.Mission;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What planning depends on, of an errand, an incident or a robot: while that is the same, the same robots go to the same places, and the planning phases need not
 * run. What changes little by little (charge, place, clock) is looked at again at each retry.
 */
final class Standing {
    private Standing() {}

    /** Of an errand. */
    enum OfErrand {
        NONE,
        UNDER_WAY,
        LEFT,
        RECALLED
    }

    /**
     * Of an incident.
     *
     * @param incident its newest state
     * @param missions how many it has had
     * @param state how the newest one stands; null without one
     * @param tried robots that failed
     * @param held whether an officer holds it
     * @param again whether an officer wants a look
     */
    record OfCase(
            Incident incident,
            int missions,
            Mission.@Nullable State state,
            List<Case.Tried> tried,
            boolean held,
            boolean again) {}

    static OfErrand of(@Nullable Errand e) {
        if (e == null) {
            return OfErrand.NONE;
        }
        if (e.recall() != null) {
            return OfErrand.RECALLED;
        }
        return e.mission() == null && !e.home() ? OfErrand.LEFT : OfErrand.UNDER_WAY;
    }

    static @Nullable OfCase of(@Nullable Case c) {
        return c == null
                ? null
                : new OfCase(
                        c.incident(),
                        c.missions(),
                        c.mission() == null ? null : c.mission().state(),
                        c.tried(),
                        c.held(),
                        c.again());
    }

    /** Whether a robot's new word may change who goes: it can be sent now or can no longer, or has become free or busy. */
    static boolean changed(@Nullable RobotView before, RobotView after, DispatchSettings settings, Instant now) {
        if (before == null) {
            return true;
        }
        return !code(before, settings, now).equals(code(after, settings, now)) || before.active() != after.active();
    }

    private static String code(RobotView v, DispatchSettings settings, Instant now) {
        return Readiness.fault(v, settings, now).map(Reason::code).orElse("");
    }
}
