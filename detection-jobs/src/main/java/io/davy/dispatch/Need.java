package io.davy.dispatch;

import io.davy.dispatch.way.Way;
import io.davy.mission.Mission;
import io.davy.plant.Robot;
import io.davy.plant.Robot.Inspection;
import io.davy.plant.Ways;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A hazard that needs a robot in this round, and what the phases found out about who can go. */
public final class Need {
    public final String incident;
    public final Inspection inspection;
    public final Ways.@Nullable Node target;
    public final List<Candidate> candidates = new ArrayList<>();
    public final List<Mission.Excluded> excluded = new ArrayList<>();
    public @Nullable Candidate chosen;

    /**
     * A robot that can go.
     *
     * @param robot which
     * @param start where its way begins
     * @param way the way; only after the ways are costed
     * @param eta how long it takes
     */
    public record Candidate(
            Robot robot, StartNode start, @Nullable Way way, Duration eta) {}

    public Need(String incident, Inspection inspection, Ways.@Nullable Node target) {
        this.incident = incident;
        this.inspection = inspection;
        this.target = target;
    }

    public void exclude(Robot robot, Reason why) {
        excluded.add(why.of(robot.id()));
    }
}
