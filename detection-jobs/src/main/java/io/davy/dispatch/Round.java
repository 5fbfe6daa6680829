package io.davy.dispatch;

import io.davy.dispatch.state.Away;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Desk;
import io.davy.dispatch.state.DeskMap;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.KeptMap;
import io.davy.dispatch.state.RobotView;
import io.davy.dispatch.state.SiteMap;
import io.davy.dispatch.way.WayMap;
import io.davy.mission.Mission;
import io.davy.plant.Robot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run of the phases: the desk opened for change, what the phases hand to each other, and what is to be said. What is changed lies over the desk, which stays as
 * it was until {@link #close} makes the next one; if a phase fails, nothing has happened.
 */
public final class Round {
    public final Instant now;
    public final DispatchSettings settings;
    public final SiteMap site;
    public final WayMap map;
    public final Map<String, RobotView> robots;
    public final Map<String, Case> cases;
    public final Map<String, Errand> errands;
    public final Map<String, Away> away;
    public final @Nullable Instant settling;
    /** Hazards that need a robot, the most urgent first. */
    public final List<Need> needs = new ArrayList<>();

    private final Fleet fleet;
    private final @Nullable String about;
    private final DeskMap<RobotView> robotMap;
    private final DeskMap<Case> caseMap;
    private final DeskMap<Errand> errandMap;
    private final DeskMap<Away> awayMap;
    private final DeskMap<Long> headers;
    private final List<Outgoing> out;
    private boolean planning;
    private boolean putBack;

    /**
     * @param about the robot that the event came from, if it can concern no other errand than that robot's; null: it may concern all
     */
    Round(
            Desk desk,
            SiteMap site,
            Fleet fleet,
            WayMap map,
            DispatchSettings settings,
            Instant now,
            @Nullable String about,
            List<Outgoing> out) {
        this.now = now;
        this.settings = settings;
        this.site = site;
        this.fleet = fleet;
        this.map = map;
        this.about = about;
        this.robots = robotMap = new DeskMap<>(KeptMap.of(desk.robots()));
        this.cases = caseMap = new DeskMap<>(KeptMap.of(desk.cases()));
        this.errands = errandMap = new DeskMap<>(KeptMap.of(desk.errands()));
        this.away = awayMap = new DeskMap<>(KeptMap.of(desk.away()));
        this.headers = new DeskMap<>(KeptMap.of(desk.headers()));
        this.settling = desk.settling();
        this.out = out;
        this.planning = about == null;
    }

    /** The robot of that id, or null. */
    public @Nullable Robot robot(String id) {
        return fleet.robot(id);
    }

    /** Whether what happened can have changed anything for that robot's errand: a word of one robot is nothing to the errands of the thousand others. */
    public boolean concerns(String robot) {
        return about == null || about.equals(robot) || errandMap.touched().contains(robot);
    }

    /** The errands that this round has to look at, by robot id; a copy. */
    public List<Errand> watched() {
        if (about == null) {
            return List.copyOf(errands.values());
        }
        return Stream.concat(Stream.of(about), errandMap.touched().stream())
                .distinct()
                .sorted()
                .map(errands::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Asks for the planning phases in this round, because something has changed that who goes where depends on. */
    public void plan() {
        planning = true;
    }

    /** Whether a robot was sent on in the last planning, so that the incident that it leaves behind has to be planned for too; begins anew if so. */
    boolean replan() {
        boolean again = putBack;
        putBack = false;
        if (again) {
            needs.clear();
        }
        return again;
    }

    /** Whether the planning phases have something to do: asked for, or an errand or an incident has come, gone or changed its standing. */
    boolean planning(Desk before) {
        return planning
                || errandMap.touched().stream()
                        .anyMatch(r -> Standing.of(before.errands().get(r)) != Standing.of(errands.get(r)))
                || caseMap.touched().stream()
                        .anyMatch(
                                c -> !Objects.equals(Standing.of(before.cases().get(c)), Standing.of(cases.get(c))));
    }

    /** What is known of a robot; nothing at least. */
    public RobotView view(String robot) {
        RobotView v = robots.get(robot);
        return v == null ? new RobotView(robot, null, null, null, null) : v;
    }

    /** Writes a mission down and says so. */
    public Mission change(MissionEdit edit) {
        Mission m = edit.at(now);
        Case c = cases.get(m.incident());
        cases.put(m.incident(), (c == null ? missing(m) : c).with(m));
        out.add(new Outgoing.MissionChanged(m));
        return m;
    }

    private static Case missing(Mission m) {
        throw new IllegalStateException("the mission " + m.id() + " has no incident on the desk");
    }

    /** The mission that waits for an errand, or null. */
    public @Nullable Mission missionOf(Errand e) {
        Case c = e.incident() == null ? null : cases.get(e.incident());
        Mission m = c == null ? null : c.mission();
        return m != null && m.id().equals(e.mission()) ? m : null;
    }

    /** The errand under way for an incident's newest mission, or null. */
    public @Nullable Errand errandFor(Case c) {
        Mission m = c.mission();
        Errand e = m == null || m.robot() == null ? null : errands.get(m.robot());
        return e != null && m.id().equals(e.mission()) ? e : null;
    }

    /** The header of the next message to a robot on a topic. */
    public VdaMessages.Stamp stamp(Robot robot, String vdaTopic) {
        long id = headers.merge(robot.id() + '/' + vdaTopic, 1L, Long::sum);
        return new VdaMessages.Stamp(id, now);
    }

    /** Says something to a robot. */
    public void send(String robot, String orderId, String vdaTopic, String json) {
        out.add(new Outgoing.ToRobot(robot, orderId, vdaTopic, json));
    }

    /** Begins to take an order back: cancelOrder goes out now, and again until the robot answers. Not a safety function. */
    public void recall(Errand e, @Nullable String user) {
        recall(e, user, null);
    }

    /**
     * Begins to take an order back because its robot is needed for a more urgent incident. A mission ends by it, with the reason, and its incident needs a robot
     * again, from this round on.
     */
    public void free(Errand e, String incident) {
        putBack = true;
        Mission m = missionOf(e);
        if (m != null) {
            change(MissionEdit.of(m).becauseOfAll(Reasons.sentOn(e.robot())).end(Mission.State.CANCELLED, now));
        }
        if (e.firstSent() == null) {
            errands.remove(e.robot());
        } else {
            recall(e.released(), null, incident);
        }
    }

    private void recall(Errand e, @Nullable String user, @Nullable String freeFor) {
        Robot robot = robot(e.robot());
        if (robot == null) {
            errands.remove(e.robot());
            return;
        }
        String actionId = e.orderId() + "-cancel";
        String json = VdaMessages.instant(
                robot, view(e.robot()).version(), stamp(robot, "instantActions"), "cancelOrder", actionId);
        send(e.robot(), e.orderId(), "instantActions", json);
        errands.put(e.robot(), e.recalled(new Errand.Recall(actionId, json, now, 1, user, freeFor)));
    }

    Desk close() {
        return new Desk(
                site,
                robotMap.kept(),
                caseMap.kept(),
                errandMap.kept(),
                awayMap.kept(),
                headers.kept(),
                settling != null && settling.isAfter(now) ? settling : null);
    }
}
