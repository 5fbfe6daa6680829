package io.davy.dispatch.phase;

import io.davy.dispatch.Need;
import io.davy.dispatch.Round;
import io.davy.mission.Mission;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The line of the hazards that get no robot in this round: the most severe first, then the oldest. When a robot may be on its way to each is estimated by what the busy
 * robots that can look at it have before them (arrival and look); a robot that serves one further ahead in the line is expected to need as long again as a look for it.
 */
final class WaitingLine {
    private WaitingLine() {}

    static void of(Round round) {
        List<Need> line = round.needs.stream().filter(n -> n.chosen == null).toList();
        Map<String, Instant> spoken = new HashMap<>();
        for (int i = 0; i < line.size(); i++) {
            Need need = line.get(i);
            String robot = soonest(need, spoken);
            Instant expected = robot == null ? null : free(need, spoken, robot);
            if (robot != null && expected != null) {
                Duration turn = round.settings.inspection();
                spoken.put(robot, expected.plus(turn));
            }
            need.queue = new Mission.Queue(i + 1, line.size(), expected);
        }
    }

    private static @Nullable String soonest(Need need, Map<String, Instant> spoken) {
        String best = null;
        Instant when = null;
        for (String robot : need.later.keySet()) {
            Instant free = free(need, spoken, robot);
            if (free != null && (when == null || free.isBefore(when))) {
                best = robot;
                when = free;
            }
        }
        return best;
    }

    private static @Nullable Instant free(Need need, Map<String, Instant> spoken, String robot) {
        Instant own = need.later.get(robot);
        Instant after = spoken.get(robot);
        return after == null || own == null || own.isAfter(after) ? own : after;
    }
}
