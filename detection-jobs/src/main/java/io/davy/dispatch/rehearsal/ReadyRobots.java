package io.davy.dispatch.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.davy.json.Json;
import io.davy.plant.Robot;
import io.davy.plant.Ways;
import io.davy.robot.RobotReport;
import io.davy.vda5050.v2.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Made-up robots that stand ready at their docks, take each order and have carried it out at once, as far as it is released. */
public final class ReadyRobots {
    private static final String VERSION = "2.1.0";
    private static final double CHARGE = 90;
    private static final String FOUND = "{\"value\":37,\"unit\":\"ppm\"}";

    private final Map<String, Ways.Node> nodes = new HashMap<>();
    private final Map<String, State> states = new LinkedHashMap<>();

    /** Those robots whose dock is on these ways. */
    public ReadyRobots(List<Robot> robots, Ways ways) {
        ways.nodes().forEach(n -> nodes.put(n.id(), n));
        for (Robot r : robots) {
            Ways.Node home = nodes.get(r.home());
            if (home != null) {
                states.put(r.id(), standing(r.id(), home, CHARGE));
            }
        }
    }

    /** Their ids. */
    public List<String> ids() {
        return List.copyOf(states.keySet());
    }

    /** What one of them says, as it stands on davy.robots. */
    public byte[] report(String robot, Instant now) {
        JsonNode state = Json.VDA5050.valueToTree(states.get(robot));
        return Json.bytes(new RobotReport(robot, "ONLINE", VERSION, now, state, now, null, now));
    }

    /**
     * Carries out a message.
     *
     * @param vdaTopic {@code order} or {@code instantActions}
     * @throws IllegalStateException if it is no JSON
     */
    public void take(String robot, String vdaTopic, String message) {
        try {
            JsonNode m = Json.VDA5050.readTree(message);
            if (vdaTopic.equals("order")) {
                order(robot, m);
            } else {
                m.path("actions").forEach(a -> instant(robot, a));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message to " + robot + " is no JSON", e);
        }
    }

    private void order(String robot, JsonNode order) {
        JsonNode last = null;
        List<State.NodeState> ahead = new ArrayList<>();
        State before = Objects.requireNonNull(states.get(robot));
        boolean update = before.orderId().equals(order.path("orderId").asText());
        List<State.ActionState> done = new ArrayList<>(update ? before.actionStates() : List.of());
        for (JsonNode n : order.path("nodes")) {
            if (n.path("released").asBoolean()) {
                last = n;
                for (JsonNode a : n.path("actions")) {
                    boolean look = a.path("actionType").asText().startsWith("inspect");
                    done.add(finished(a, look ? FOUND : null));
                }
            } else {
                ahead.add(new State.NodeState(
                        n.path("nodeId").asText(), n.path("sequenceId").asInt(), false));
            }
        }
        if (last != null) {
            states.put(
                    robot,
                    state(
                            robot,
                            order.path("orderId").asText(),
                            order.path("orderUpdateId").asInt(),
                            Objects.requireNonNull(nodes.get(last.path("nodeId").asText())),
                            last.path("sequenceId").asInt(),
                            CHARGE,
                            ahead,
                            done));
        }
    }

    private void instant(String robot, JsonNode action) {
        State s = Objects.requireNonNull(states.get(robot));
        boolean cancel = action.path("actionType").asText().equals("cancelOrder");
        List<State.ActionState> done = new ArrayList<>(s.actionStates());
        done.add(finished(action, null));
        Ways.Node at = Objects.requireNonNull(nodes.get(s.lastNodeId()));
        states.put(
                robot,
                state(
                        robot,
                        s.orderId(),
                        s.orderUpdateId(),
                        at,
                        s.lastNodeSequenceId(),
                        CHARGE,
                        cancel ? List.of() : s.nodeStates(),
                        List.copyOf(done)));
    }

    private static State.ActionState finished(JsonNode action, @Nullable String result) {
        return new State.ActionState(action.path("actionId").asText(), null, "FINISHED", result);
    }

    /** The state of a robot that stands at a node and has nothing to do, with a charge in per cent. */
    public static State standing(String robot, Ways.Node at, double charge) {
        return state(robot, "", 0, at, 0, charge, List.of(), List.of());
    }

    private static State state(
            String robot,
            String order,
            int update,
            Ways.Node at,
            int sequence,
            double charge,
            List<State.NodeState> ahead,
            List<State.ActionState> actions) {
        return new State(
                1,
                "2026-01-01T00:00:00.000Z",
                VERSION,
                "made-up",
                robot,
                order,
                update,
                at.id(),
                sequence,
                false,
                null,
                "AUTOMATIC",
                ahead,
                List.of(),
                new State.AgvPosition(at.x(), at.y(), 0, at.floor(), true),
                actions,
                new State.BatteryState(charge, false),
                List.of(),
                new State.SafetyState("NONE", false));
    }
}
