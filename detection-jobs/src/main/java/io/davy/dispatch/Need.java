package io.davy.dispatch;

import io.davy.alarm.Priority;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.way.Pose;
import io.davy.dispatch.way.Tour;
import io.davy.mission.Mission;
import io.davy.plant.Robot;
import io.davy.plant.Robot.Inspection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A hazard that needs a robot in this round, and what the phases found out about who can go. */
public final class Need {
    public final String incident;
    public final Priority severity;
    public final Inspection inspection;
    /** Where it can be looked at from, the best first; empty if the plant has no way node on its floor. */
    public final List<Pose> poses;

    public final List<Candidate> candidates = new ArrayList<>();
    /** Who was not chosen and why, as far as people are told; see {@link Exclusions}. */
    public final Exclusions excluded = new Exclusions();
    /** Robots that could go if they were not busy with something that is not put off for this hazard, or not tried a moment ago: when they can be had. */
    public final Map<String, Instant> later = new TreeMap<>();

    public @Nullable Candidate chosen;
    /** The order that the chosen robot has to be freed of before it gets another; its recall may be under way already. */
    public @Nullable Errand preempts;
    /** Its place among the hazards that wait; only where nobody is chosen or the chosen one is not free yet. */
    public Mission.@Nullable Queue queue;

    /**
     * A robot that can go.
     *
     * @param robot which
     * @param start where its way begins
     * @param tour the way and its stops; only after the ways are costed
     * @param eta how long it takes to the first stop
     */
    public record Candidate(
            Robot robot, StartNode start, @Nullable Tour tour, Duration eta) {}

    public Need(String incident, Priority severity, Inspection inspection, List<Pose> poses) {
        this.incident = incident;
        this.severity = severity;
        this.inspection = inspection;
        this.poses = poses;
    }

    public void exclude(Robot robot, Reason why) {
        excluded.add(robot.id(), why);
    }
}
