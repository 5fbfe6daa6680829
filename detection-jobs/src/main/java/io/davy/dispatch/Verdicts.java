package io.davy.dispatch;

import io.davy.incident.Incident;
import io.davy.incident.Incident.Member;
import io.davy.incident.Incident.Outcome;
import io.davy.incident.Incident.Verdict;
import io.davy.mission.Mission.Finding;
import io.davy.plant.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Judges an alarm by all that a robot found at its stops.
 *
 * <p>CONFIRMED as soon as one finding confirms ({@link Yardstick}). When all looks are over: CONFIRMED too, if the robot's own gas detector has passed an alarm limit of this incident
 * since the order was taken; NOT_FOUND if every look brought a value that could be held against a limit and none confirms; INCONCLUSIVE otherwise. The figure
 * that is told is the one that lies highest against its limit. A verdict never clears an alarm.
 */
public final class Verdicts {
    private Verdicts() {}

    /**
     * The verdict.
     *
     * @param robot robot id
     * @param findings what it found, without photos
     * @param looks how many looks its order has
     * @param over whether none of them is still to come
     * @param since from when on the robot's own alarms count; absent: they do not
     * @param placeOf the place of a node, if there is such a node
     * @return null while it is open
     */
    public static @Nullable Verdict judge(
            Incident incident,
            String robot,
            List<Finding> findings,
            int looks,
            boolean over,
            @Nullable Instant since,
            Function<String, @Nullable Place> placeOf,
            Instant now) {
        Yardstick yardstick = new Yardstick(incident);
        Finding most = null;
        double beyond = Double.NaN;
        List<String> comparable = new ArrayList<>();
        for (Finding f : findings) {
            Double value = f.value();
            double b = value == null ? Double.NaN : yardstick.beyond(value, f.unit());
            if (!Double.isNaN(b)) {
                comparable.add(f.node());
            }
            // Where nothing can be compared, the first figure is told all the same.
            if (value != null && (most == null || (!Double.isNaN(b) && !(b <= beyond)))) {
                most = f;
                beyond = b;
            }
        }
        boolean confirmed = beyond >= 0;
        if (!confirmed && !over) {
            return null;
        }
        Member own = confirmed ? null : own(incident, robot, since);
        if (own != null) {
            return new Verdict(Outcome.CONFIRMED, robot, own.value(), own.unit(), now, own.place());
        }
        long measured = comparable.stream().distinct().count();
        Outcome outcome = confirmed
                ? Outcome.CONFIRMED
                : looks > 0 && measured >= looks ? Outcome.NOT_FOUND : Outcome.INCONCLUSIVE;
        return new Verdict(
                outcome,
                robot,
                most == null ? null : most.value(),
                most == null ? null : most.unit(),
                now,
                most == null ? null : placeOf.apply(most.node()));
    }

    /** The worst alarm of the robot's own detector in this incident since then. */
    private static @Nullable Member own(Incident incident, String robot, @Nullable Instant since) {
        if (since == null) {
            return null;
        }
        return incident.alarms().stream()
                .filter(m -> m.sensor().startsWith(robot + '/') && m.place() != null)
                .filter(m -> !m.time().isBefore(since))
                .max((a, b) -> a.priority().compareTo(b.priority()))
                .orElse(null);
    }
}
