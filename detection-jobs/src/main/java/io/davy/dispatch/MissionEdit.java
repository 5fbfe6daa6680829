package io.davy.dispatch;

import io.davy.incident.Incident;
import io.davy.mission.Mission;
import io.davy.mission.Mission.State;
import io.davy.plant.Place;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The next version of a mission. */
public final class MissionEdit {
    private final Mission before;
    private State state;
    private @Nullable String robot;
    private @Nullable String orderId;
    private List<String> route;
    private @Nullable Double distanceM;
    private @Nullable Instant eta;
    private @Nullable Instant sent;
    private @Nullable Instant accepted;
    private @Nullable Instant onScene;
    private @Nullable Instant ended;
    private List<Mission.Excluded> excluded;
    private @Nullable String progress;
    private Incident.@Nullable Verdict verdict;
    private @Nullable String reason;
    private @Nullable String reasonKo;
    private int orderUpdateId;
    private Mission.@Nullable Queue queue;
    private @Nullable Integer releasedNodes;
    private boolean paused;
    private List<Mission.Finding> findings;
    private List<Incident.Verdict> verdicts;
    private @Nullable Integer stops;
    private @Nullable Integer stopsDone;

    private MissionEdit(Mission m) {
        before = m;
        state = m.state();
        robot = m.robot();
        orderId = m.orderId();
        route = m.route();
        distanceM = m.distanceM();
        eta = m.eta();
        sent = m.sent();
        accepted = m.accepted();
        onScene = m.onScene();
        ended = m.ended();
        excluded = m.excluded();
        progress = m.progress();
        verdict = m.verdict();
        reason = m.reason();
        reasonKo = m.reasonKo();
        orderUpdateId = m.orderUpdateId();
        queue = m.queue();
        releasedNodes = m.releasedNodes();
        paused = m.paused();
        findings = m.findings();
        verdicts = m.verdicts();
        stops = m.stops();
        stopsDone = m.stopsDone();
    }

    public static MissionEdit of(Mission m) {
        return new MissionEdit(m);
    }

    /** A mission that nobody has seen yet: its first version is made by {@link #at}. */
    public static MissionEdit first(
            String id, String incident, int number, @Nullable Place target, @Nullable String inspection, Instant now) {
        return new MissionEdit(new Mission(
                id,
                0,
                incident,
                number,
                null,
                null,
                0,
                State.WAITING,
                target,
                inspection,
                List.of(),
                null,
                null,
                now,
                now,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null));
    }

    /** The mission's id. */
    public String id() {
        return before.id();
    }

    public MissionEdit state(State v) {
        state = v;
        return this;
    }

    /** The robot that is to go, and how. */
    public MissionEdit plan(String byRobot, String order, List<String> nodes, double metres, Instant arrival) {
        robot = byRobot;
        orderId = order;
        route = nodes;
        distanceM = metres;
        eta = arrival;
        return this;
    }

    public MissionEdit sent(Instant v) {
        sent = v;
        return this;
    }

    public MissionEdit accepted(Instant v) {
        accepted = v;
        return this;
    }

    public MissionEdit onScene(Instant v) {
        onScene = v;
        return this;
    }

    public MissionEdit excluded(List<Mission.Excluded> v) {
        excluded = v;
        return this;
    }

    public MissionEdit progress(String v) {
        progress = v;
        return this;
    }

    /** Its place among the hazards that wait; told only while it waits. */
    public MissionEdit queue(Mission.@Nullable Queue v) {
        queue = v;
        return this;
    }

    /** How many nodes of the route are released by which update of the order. */
    public MissionEdit released(int nodes, int updateId) {
        releasedNodes = nodes;
        orderUpdateId = updateId;
        return this;
    }

    public MissionEdit paused(boolean v) {
        paused = v;
        return this;
    }

    public MissionEdit findings(List<Mission.Finding> v) {
        findings = v;
        return this;
    }

    /** A verdict is given: all are kept, and of them the one that {@link Incident.Verdict#counting counts} is told. */
    public MissionEdit verdict(Incident.Verdict v) {
        if (!verdicts.contains(v)) {
            verdicts = Stream.concat(verdicts.stream(), Stream.of(v)).toList();
        }
        verdict = Incident.Verdict.counting(verdict, v);
        return this;
    }

    /** Of a routine round: how many of its stops are done. */
    public MissionEdit stops(int done, int of) {
        stopsDone = done;
        stops = of;
        return this;
    }

    /** Why it stands where it stands; null takes the reason away. */
    public MissionEdit because(@Nullable Reason why) {
        reason = why == null ? null : robot == null ? why.en() : robot + ' ' + why.en();
        reasonKo = why == null ? null : robot == null ? why.ko() : robot + ": " + why.ko();
        return this;
    }

    /** As {@link #because}, for a reason that does not speak of the robot. */
    public MissionEdit becauseOfAll(Reason why) {
        reason = why.en();
        reasonKo = why.ko();
        return this;
    }

    public MissionEdit end(State v, Instant now) {
        state = v;
        ended = now;
        return this;
    }

    /** It has no robot any more and waits for one. */
    public MissionEdit unplanned() {
        state = State.WAITING;
        robot = null;
        orderId = null;
        orderUpdateId = 0;
        route = List.of();
        distanceM = null;
        eta = null;
        sent = null;
        accepted = null;
        onScene = null;
        progress = null;
        releasedNodes = null;
        paused = false;
        return this;
    }

    /** Another way for the robot that is under way. */
    public MissionEdit way(List<String> nodes, Instant arrival) {
        route = nodes;
        eta = arrival;
        return this;
    }

    /** The mission as it is now. */
    public Mission at(Instant now) {
        return new Mission(
                before.id(),
                before.version() + 1,
                before.incident(),
                before.number(),
                robot,
                orderId,
                orderUpdateId,
                state,
                before.target(),
                before.inspection(),
                route,
                distanceM,
                eta,
                before.created(),
                now,
                sent,
                accepted,
                onScene,
                ended,
                excluded,
                progress,
                verdict,
                reason,
                reasonKo,
                state == State.WAITING ? queue : null,
                releasedNodes,
                paused,
                findings,
                verdicts,
                stops,
                stopsDone,
                before.other());
    }
}
