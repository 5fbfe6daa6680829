package io.davy.dispatch;

import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.dispatch.scene.Hazards;
import io.davy.dispatch.state.Ask;
import io.davy.dispatch.state.Away;
import io.davy.dispatch.state.Blocked;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Desk;
import io.davy.dispatch.state.DeskMap;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.KeptMap;
import io.davy.dispatch.state.Patrol;
import io.davy.dispatch.state.RobotView;
import io.davy.dispatch.state.SiteMap;
import io.davy.dispatch.way.OpenWays;
import io.davy.dispatch.way.WayMap;
import io.davy.dispatch.way.WaySearch;
import io.davy.mission.Mission;
import io.davy.plant.Place;
import io.davy.plant.Robot;
import io.davy.plant.Ways;
import io.davy.vda5050.v2.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
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
    /** Edges that robots could not pass, by edge id; what is over is left out. */
    public final Map<String, Blocked> blocked;
    /** Routine rounds, by round id. */
    public final Map<String, Patrol> patrols;
    /** Instant actions under way, by {@link Ask#key}. */
    public final Map<String, Ask> asks;
    /** The officer's "send" of this round that names a robot. */
    public @Nullable NamedSend named;
    /** Whether that robot goes. */
    public boolean namedGoes;
    /** Why that robot does not go. */
    public @Nullable String namedWhy;
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

    private final Grounds grounds;
    private final @Nullable String about;
    private final DeskMap<RobotView> robotMap;
    private final DeskMap<Case> caseMap;
    private final DeskMap<Errand> errandMap;
    private final DeskMap<Away> awayMap;
    private final DeskMap<Blocked> blockedMap;
    private final DeskMap<Ask> askMap;
    private final DeskMap<Patrol> patrolMap;
    private final DeskMap<Long> headers;
    private final List<Outgoing> out;
    private boolean planning;
    private boolean putBack;

    /**
     * @param about the robot that the event came from, if it can concern no other errand than that robot's; null: it may concern all
     */
    Round(
            Desk desk,
            Grounds grounds,
            DispatchSettings settings,
            Instant now,
            @Nullable String about,
            List<Outgoing> out) {
        this.now = now;
        this.settings = settings;
        this.grounds = grounds;
        this.site = grounds.site();
        this.map = grounds.map();
        this.about = about;
        this.robots = robotMap = new DeskMap<>(KeptMap.of(desk.robots()));
        this.cases = caseMap = new DeskMap<>(KeptMap.of(desk.cases()));
        this.errands = errandMap = new DeskMap<>(KeptMap.of(desk.errands()));
        this.away = awayMap = new DeskMap<>(KeptMap.of(desk.away()));
        this.headers = new DeskMap<>(KeptMap.of(desk.headers()));
        this.settling = desk.settling();
        this.blocked = blockedMap = new DeskMap<>(KeptMap.of(desk.blocked()));
        desk.blocked().forEach((edge, b) -> {
            if (!b.until().isAfter(now)) {
                blocked.remove(edge);
            }
        });
        this.asks = askMap = new DeskMap<>(KeptMap.of(desk.asks()));
        this.patrols = patrolMap = new DeskMap<>(KeptMap.of(desk.patrols()));
        this.out = out;
        this.planning = about == null;
    }

    /** The robot of that id, or null. */
    public @Nullable Robot robot(String id) {
        return grounds.fleet().robot(id);
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

    /** The ways as gas, heat, blocked edges and other robots leave them at this point of the round. */
    public WaySearch ways() {
        return map.in(grounds.scenes().of(cases.values(), errands.values(), robots, blockers()));
    }

    /** All that closes ways at this point of the round, apart from other robots. */
    public Hazards hazards() {
        return grounds.scenes().hazards(cases.values(), blockers());
    }

    /** Ways of robots that nothing closes. */
    public OpenWays openWays() {
        return grounds.open();
    }

    private Map<String, String> blockers() {
        Map<String, String> by = new TreeMap<>();
        blocked.forEach((edge, b) -> by.put(edge, b.by()));
        return by;
    }

    /** The robots whose word may have changed something: the one that has spoken, or all. */
    public Collection<RobotView> spoken() {
        return about == null ? robots.values() : List.of(view(about));
    }

    /** What the robots whose word may have changed something were asked for. */
    public List<Ask> asked() {
        return about == null
                ? List.copyOf(asks.values())
                : askMap.kept().startingWith(Ask.key(about, "")).stream()
                        .filter(a -> a.robot().equals(about))
                        .toList();
    }

    /** Writes a mission down and says so. */
    public Mission change(MissionEdit edit) {
        Mission m = edit.at(now);
        Patrol p = Patrol.is(m.incident()) ? patrols.get(Patrol.of(m.incident())) : null;
        if (p != null && p.run() != null) {
            patrols.put(p.round(), p.with(p.run().with(m)));
        } else {
            Case c = cases.get(m.incident());
            cases.put(m.incident(), (c == null ? missing(m) : c).with(m));
        }
        out.add(new Outgoing.MissionChanged(m));
        return m;
    }

    private static Case missing(Mission m) {
        throw new IllegalStateException("the mission " + m.id() + " has no incident on the desk");
    }

    /** The mission that waits for an errand, or null. */
    public @Nullable Mission missionOf(Errand e) {
        Mission m = e.patrol() ? ofRound(e.incident()) : ofIncident(e.incident());
        return m != null && m.id().equals(e.mission()) ? m : null;
    }

    private @Nullable Mission ofIncident(@Nullable String incident) {
        Case c = incident == null ? null : cases.get(incident);
        return c == null ? null : c.mission();
    }

    private @Nullable Mission ofRound(@Nullable String target) {
        Patrol p = target == null ? null : patrols.get(Patrol.of(target));
        return p == null || p.run() == null ? null : p.run().mission();
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
        recall(e, user, Errand.Then.NOTHING, null);
    }

    /** As {@link #recall(Errand, String)}, with what is to come after it. */
    public void recall(Errand e, @Nullable String user, Errand.Then then) {
        recall(e, user, then, null);
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
        if (e.firstSent() == null && e.accepted() == null) {
            errands.remove(e.robot());
        } else {
            recall(e.released(), null, Errand.Then.NOTHING, incident);
        }
    }

    private void recall(Errand e, @Nullable String user, Errand.Then then, @Nullable String freeFor) {
        Robot robot = robot(e.robot());
        if (robot == null) {
            errands.remove(e.robot());
            return;
        }
        String actionId = e.orderId() + "-cancel";
        String json = VdaMessages.instant(
                robot, view(e.robot()).version(), stamp(robot, "instantActions"), "cancelOrder", actionId);
        send(e.robot(), e.orderId(), "instantActions", json);
        errands.put(e.robot(), e.recalled(new Errand.Recall(actionId, json, now, 1, user, then, freeFor)));
    }

    /** Asks a robot for an instant action, now and again until it is done or it was asked often enough. */
    public void ask(Robot robot, String actionType, Ask.@Nullable Officer officer) {
        String actionId = actionType + '-' + Long.toString(now.toEpochMilli(), 36);
        String json = VdaMessages.instant(
                robot, view(robot.id()).version(), stamp(robot, "instantActions"), actionType, actionId);
        Errand e = errands.get(robot.id());
        send(robot.id(), e == null ? actionId : e.orderId(), "instantActions", json);
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

    /** Closes an edge for a while, because a robot could not pass it. */
    public void block(String edge, String robot) {
        blocked.put(edge, new Blocked(now.plus(settings.blockedFor()), robot));
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
        boolean behind = map.edgesAt(last.id()).stream()
                .filter(e -> !open(e.id()))
                .anyMatch(e -> joins(e, last.id(), nearest.node()));
        Place here = new Place(
                s.agvPosition().x(), s.agvPosition().y(), 0, s.agvPosition().mapId());
        return behind ? new StartNode(last, map.distance(last, here)) : nearest;
    }

    private static boolean joins(Ways.Edge e, String a, String b) {
        return (e.from().equals(a) && e.to().equals(b)) || (e.from().equals(b) && e.to().equals(a));
    }

    Desk close() {
        return new Desk(
                site,
                robotMap.kept(),
                caseMap.kept(),
                errandMap.kept(),
                awayMap.kept(),
                headers.kept(),
                settling != null && settling.isAfter(now) ? settling : null,
                blockedMap.kept(),
                askMap.kept(),
                patrolMap.kept());
    }
}
