package io.davy.dispatch.phase;

import io.davy.dispatch.MissionEdit;
import io.davy.dispatch.Need;
import io.davy.dispatch.Reason;
import io.davy.dispatch.Round;
import io.davy.dispatch.state.Case;
import io.davy.mission.Mission;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says that a mission waits. A new reason is said at once; a new place in the line, another robot's reason or a time that has moved by more than
 * {@value #MOVED_S} s at most every few seconds, for with a thousand robots something changes all the time.
 */
final class Waiting {
    private static final int MOVED_S = 15;

    private Waiting() {}

    static void tell(Round round, Case c, Need need, MissionEdit next, Reason why) {
        Mission m = c.mission();
        List<Mission.Excluded> told = need.excluded.told();
        if (m == null || m.state() != Mission.State.WAITING || !why.en().equals(m.reason())) {
            round.change(next.excluded(told).queue(need.queue).becauseOfAll(why));
        } else if (Supervise.due(m.time(), round.settings.tellWaiting(), round.now)
                && (moved(m.queue(), need.queue) || !codes(m.excluded()).equals(codes(told)))) {
            round.change(next.excluded(told).queue(need.queue).becauseOfAll(why));
        }
    }

    private static boolean moved(Mission.@Nullable Queue before, Mission.@Nullable Queue now) {
        if (before == null || now == null) {
            return before != now;
        }
        return before.place() != now.place() || before.of() != now.of() || moved(before.expected(), now.expected());
    }

    private static boolean moved(@Nullable Instant before, @Nullable Instant now) {
        if (before == null || now == null) {
            return before != now;
        }
        return Duration.between(before, now).abs().toSeconds() > MOVED_S;
    }

    /** Which robots have which reason; of a large fleet the counts are left out, which change all the time. */
    private static Map<String, String> codes(List<Mission.Excluded> excluded) {
        Map<String, String> codes = new HashMap<>();
        excluded.forEach(e -> codes.put(e.robot().startsWith("+") ? e.code() : e.robot(), e.code()));
        return codes;
    }
}
