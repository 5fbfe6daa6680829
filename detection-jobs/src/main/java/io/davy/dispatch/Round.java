package io.davy.dispatch;

import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.dispatch.state.Ask;
import io.davy.dispatch.state.Away;
import io.davy.dispatch.state.Blocked;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Desk;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.RobotView;
import io.davy.dispatch.state.SiteMap;
import io.davy.dispatch.way.WayMap;
import io.davy.mission.Mission;
import io.davy.plant.Place;
import io.davy.plant.Robot;
import io.davy.plant.Ways;
import io.davy.vda5050.v2.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One run of all phases: the desk opened for change, what the phases hand to each other, and what is to be said. */
public final class Round {
    private static final String INSTANT_ACTIONS = "instantActions";

    public final Instant now;
    public final DispatchSettings settings;
    public final SiteMap site;
    /** The ways without the edges that robots found blocked. */
    public WayMap map;
    public final Map<String, RobotView> robots;
    public final Map<String, Case> cases;
    public final Map<String, Errand> errands;
    public final Map<String, Away> away;
    public final @Nullable Instant settling;
    /** Edges that robots could not pass, by edge id; what is over is left out. */
    public final Map<String, Blocked> blocked;
    /** Instant actions under way, by {@link Ask#key}. */
    public final Map<String, Ask> asks;
    /** The officer's "send" of this round that names a robot. */
    public @Nullable NamedSend named;
    /** Hazards that need a robot, the most urgent first. */
    public final List<Need> needs = new ArrayList<>();

    /**
     * An officer wants a robot to go; the answer waits for what the phases find out about it.
     *
     * @param action the officer's
     * @param robot robot id
     * @param before the case as it was, for a refusal
     */
    public record NamedSend(Action action, String robot, Case before) {}

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
        this.blocked = new TreeMap<>(desk.blocked());
        this.blocked.values().removeIf(b -> !b.until().isAfter(now));
        this.asks = new TreeMap<>(desk.asks());
        this.out = out;
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
        recall(e, user, Errand.Then.NOTHING);
    }

    /** As {@link #recall(Errand, String)}, with what is to come after it. */
    public void recall(Errand e, @Nullable String user, Errand.Then then) {
        Robot robot = site.robot(e.robot());
        if (robot == null) {
            errands.remove(e.robot());
            return;
        }
        String actionId = e.orderId() + "-cancel";
        String json = VdaMessages.instant(
                robot, view(e.robot()).version(), stamp(robot, INSTANT_ACTIONS), "cancelOrder", actionId);
        send(e.robot(), e.orderId(), INSTANT_ACTIONS, json);
        errands.put(e.robot(), e.recalled(new Errand.Recall(actionId, json, now, 1, user, then)));
    }

    /** Asks a robot for an instant action, now and again until it is done or it was asked often enough. */
    public void ask(Robot robot, String actionType, Ask.@Nullable Officer officer) {
        String actionId = actionType + '-' + Long.toString(now.toEpochMilli(), 36);
        String json = VdaMessages.instant(
                robot, view(robot.id()).version(), stamp(robot, INSTANT_ACTIONS), actionType, actionId);
        Errand e = errands.get(robot.id());
        send(robot.id(), e == null ? actionId : e.orderId(), INSTANT_ACTIONS, json);
        asks.put(Ask.key(robot.id(), actionType), new Ask(robot.id(), actionType, actionId, json, now, 1, officer));
    }

    /** Answers an officer. */
    public void answer(ActionResult result) {
        out.add(new Outgoing.Answer(result));
    }

    /** Whether no robot found an edge blocked. */
    public boolean open(String edge) {
        return !blocked.containsKey(edge);
    }

    /** Whether an edge is open to a robot. */
    public boolean open(Robot robot, String edge) {
        return open(edge);
    }

    /** Closes an edge for a while, because a robot could not pass it. */
    public void block(String edge, String robot) {
        blocked.put(edge, new Blocked(now.plus(settings.blockedFor()), robot));
        map = new WayMap(site.without(blocked.keySet()));
    }

    /** Where a robot's next order begins; empty if it is on no floor that has nodes. */
    public Optional<StartNode> start(String robot) {
        RobotView v = view(robot);
        return StartNode.of(v, map).map(s -> beforeTheBlock(v, s));
    }

    // The node nearest to a robot may lie behind what it could not pass: then it begins at the node that it came from.
    private StartNode beforeTheBlock(RobotView v, StartNode nearest) {
        State s = v.state();
        Ways.Node last = s == null || blocked.isEmpty() ? null : map.node(s.lastNodeId());
        if (s == null || s.agvPosition() == null || last == null) {
            return nearest;
        }
        boolean behind = site.ways().edges().stream()
                .filter(e -> !open(e.id()))
                .anyMatch(e -> joins(e, last.id(), nearest.node()));
        Place here = new Place(
                s.agvPosition().x(), s.agvPosition().y(), 0, s.agvPosition().mapId());
        return behind ? new StartNode(last.id(), map.distance(last, here)) : nearest;
    }

    private static boolean joins(Ways.Edge e, String a, String b) {
        return (e.from().equals(a) && e.to().equals(b)) || (e.from().equals(b) && e.to().equals(a));
    }

    Desk close() {
        return new Desk(
                site,
                Map.copyOf(robots),
                Map.copyOf(cases),
                Map.copyOf(errands),
                Map.copyOf(away),
                Map.copyOf(headers),
                settling != null && settling.isAfter(now) ? settling : null,
                Map.copyOf(blocked),
                Map.copyOf(asks));
    }
}
