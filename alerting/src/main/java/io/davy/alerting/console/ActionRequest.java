package io.davy.alerting.console;

import io.davy.incident.Incident;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an officer asks for, as the page sends it.
 *
 * @param type name of an {@link io.davy.action.Action.Type}
 * @param target alarm, incident or mission id; for out of service and back also a sensor's tag or its id on davy.service
 * @param reason why
 * @param seconds for how long a shelf or an out of service is to last, from now; s
 * @param permit number of the permit to work, for out of service
 * @param oneShot whether a shelf also ends when the condition goes off
 * @param robot the robot that is to be sent; absent: whichever is best
 * @param outcome name of an {@link io.davy.incident.Incident.Outcome}, for a verdict
 */
record ActionRequest(
        @Nullable String type,
        @Nullable String target,
        @Nullable String reason,
        @Nullable Long seconds,
        @Nullable String permit,
        boolean oneShot,
        @Nullable String robot,
        @Nullable String outcome) {
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_PERMIT = 64;

    /** A request that names no robot. */
    ActionRequest(
            @Nullable String type,
            @Nullable String target,
            @Nullable String reason,
            @Nullable Long seconds,
            @Nullable String permit,
            boolean oneShot) {
        this(type, target, reason, seconds, permit, oneShot, null, null);
    }

    ActionRequest {
        reason = stripped(reason);
        permit = stripped(permit);
        robot = stripped(robot);
    }

    /** The outcome of a verdict; null if none is named that there is. */
    Incident.@Nullable Outcome verdict() {
        return Stream.of(Incident.Outcome.values())
                .filter(o -> o.name().equals(outcome))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** What makes it unreadable for anybody, in one English line; null if nothing does. */
    @Nullable
    String tooLong() {
        if (reason != null && reason.length() > LONGEST_REASON) {
            return "a reason has at most " + LONGEST_REASON + " letters";
        }
        return permit != null && permit.length() > LONGEST_PERMIT
                ? "a permit's number has at most " + LONGEST_PERMIT + " letters"
                : null;
    }
}
