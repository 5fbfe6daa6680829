package io.davy.dispatch;

import io.davy.dispatch.scene.Scenes;
import io.davy.dispatch.state.Away;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Desk;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.RobotView;
import io.davy.dispatch.state.SiteMap;
import io.davy.dispatch.way.WayMap;
import io.davy.dispatch.way.WaySearch;
import io.davy.mission.Mission;
import io.davy.plant.Robot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One run of all phases: the desk opened for change, what the phases hand to each other, and what is to be said. */
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

    private final Map<String, Long> headers;
    private final List<Outgoing> out;

    Round(Desk desk, SiteMap site, WayMap map, DispatchSettings settings, Instant now, List<Outgoing> out) {
        this.now = now;
        this.settings = settings;
        this.site = site;
        this.map = map;
        this.robots = new TreeMap<>(desk.robots());
        this.cases = new TreeMap<>(desk.cases());
        this.errands = new TreeMap<>(desk.errands());
        this.away = new TreeMap<>(desk.away());
        this.headers = new TreeMap<>(desk.headers());
        this.settling = desk.settling();
        this.out = out;
    }

    /** What is known of a robot; nothing at least. */
    public RobotView view(String robot) {
        RobotView v = robots.get(robot);
        return v == null ? new RobotView(robot, null, null, null, null) : v;
    }

    /** The ways as gas, heat, blocked edges and other robots leave them at this point of the round. */
    public WaySearch ways() {
        return map.in(Scenes.of(site, cases.values(), errands.values(), robots, Map.of()));
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
        return m == null
                ? null
                : errands.values().stream()
                        .filter(e -> m.id().equals(e.mission()))
                        .findFirst()
                        .orElse(null);
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
        Robot robot = site.robot(e.robot());
        if (robot == null) {
            errands.remove(e.robot());
            return;
        }
        String actionId = e.orderId() + "-cancel";
        String json = VdaMessages.instant(
                robot, view(e.robot()).version(), stamp(robot, "instantActions"), "cancelOrder", actionId);
        send(e.robot(), e.orderId(), "instantActions", json);
        errands.put(e.robot(), e.recalled(new Errand.Recall(actionId, json, now, 1, user)));
    }

    Desk close() {
        return new Desk(
                site,
                Map.copyOf(robots),
                Map.copyOf(cases),
                Map.copyOf(errands),
                Map.copyOf(away),
                Map.copyOf(headers),
                settling != null && settling.isAfter(now) ? settling : null);
    }
}
