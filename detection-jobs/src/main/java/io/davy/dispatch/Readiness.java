package io.davy.dispatch;

import io.davy.dispatch.state.RobotView;
import io.davy.vda5050.v2.State;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a robot can be given an order at all. */
public final class Readiness {
    private Readiness() {}

    /** Why it cannot; the first of the reasons that a person would look at. */
    public static Optional<Reason> fault(RobotView v, DispatchSettings settings, Instant now) {
        if (!v.online()) {
            return Optional.of(Reasons.notConnected(v.connection()));
        }
        State s = v.state();
        if (s == null || !fresh(v, settings, now)) {
            return Optional.of(Reasons.stateOld(v.stateReceived(), now));
        }
        if (v.emergencyStop()) {
            return Optional.of(Reasons.emergencyStop(s.safetyState().eStop()));
        }
        if (!v.automatic()) {
            return Optional.of(Reasons.notAutomatic(s.operatingMode()));
        }
        Optional<State.ErrorState> fatal = fatal(v);
        if (fatal.isPresent()) {
            return Optional.of(Reasons.fault(text(fatal.get())));
        }
        return s.agvPosition() == null || !s.agvPosition().positionInitialized()
                ? Optional.of(Reasons.notLocalised())
                : Optional.empty();
    }

    /** Whether its state is young enough to be believed. */
    public static boolean fresh(RobotView v, DispatchSettings settings, Instant now) {
        return v.stateReceived() != null
                && v.stateReceived().plus(settings.stateMaxAge()).isAfter(now);
    }

    /** The error that speaks of an order or one of its actions; errors of other orders stay in a robot's state. */
    public static Optional<State.ErrorState> errorOf(RobotView v, String orderId) {
        return v.state() == null
                ? Optional.empty()
                : v.state().errors().stream()
                        .filter(e -> references(e).stream()
                                .anyMatch(r -> r.referenceValue().equals(orderId)
                                        || (r.referenceKey().equals("actionId")
                                                && r.referenceValue().startsWith(orderId + '-')
                                                && !r.referenceValue().endsWith("-cancel"))))
                        .findFirst();
    }

    /** The error that refuses an order update: it names the order, and the update or an orderUpdateError. */
    public static Optional<State.ErrorState> updateErrorOf(RobotView v, String orderId, int update) {
        return v.state() == null
                ? Optional.empty()
                : v.state().errors().stream()
                        .filter(e -> names(e, "orderId", orderId))
                        .filter(e -> names(e, "orderUpdateId", String.valueOf(update))
                                || (e.errorType().toLowerCase(Locale.ROOT).contains("update")
                                        && references(e).stream()
                                                .noneMatch(r -> r.referenceKey().equals("orderUpdateId"))))
                        .findFirst();
    }

    private static boolean names(State.ErrorState e, String key, String value) {
        return references(e).stream()
                .anyMatch(
                        r -> r.referenceKey().equals(key) && r.referenceValue().equals(value));
    }

    /** The fatal error that speaks of nothing else than the robot itself. */
    public static Optional<State.ErrorState> fatal(RobotView v) {
        return v.state() == null
                ? Optional.empty()
                : v.state().errors().stream()
                        .filter(e ->
                                "FATAL".equals(e.errorLevel()) && references(e).isEmpty())
                        .findFirst();
    }

    /** An error in words. */
    public static String text(State.ErrorState e) {
        return e.errorDescription() == null || e.errorDescription().isBlank()
                ? e.errorType()
                : e.errorType() + " (" + e.errorDescription() + ')';
    }

    private static List<State.Reference> references(State.ErrorState e) {
        return e.errorReferences() == null ? List.of() : e.errorReferences();
    }
}
