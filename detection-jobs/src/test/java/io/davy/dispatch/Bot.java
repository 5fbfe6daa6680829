package io.davy.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.davy.dispatch.state.RobotView;
import io.davy.json.Json;
import io.davy.plant.Ways;
import io.davy.robot.RobotReport;
import io.davy.vda5050.v2.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a robot says in tests: a state that can be bent. */
final class Bot {
    final String id;
    String connection = "ONLINE";
    String version = "2.1.0";
    String orderId = "";
    String lastNode;
    int sequence;
    boolean driving;
    String mode = "AUTOMATIC";
    int nodesAhead;
    State.@Nullable AgvPosition position;
    List<State.ActionState> actions = new ArrayList<>();
    double charge = 90;
    boolean charging;
    List<State.ErrorState> errors = new ArrayList<>();
    String eStop = "NONE";
    int update;

    @Nullable
    Boolean paused;

    long header = 1;
    String timestamp = "2026-03-01T08:00:00.000Z";

    @Nullable
    JsonNode factsheet = Sheets.ofEverything();

    Bot(String id, String node) {
        this.id = id;
        this.lastNode = node;
        stand(node);
    }

    Bot stand(String node) {
        Ways.Node n = TestSite.WAYS.node(node);
        lastNode = node;
        position = new State.AgvPosition(n.x(), n.y(), 0, n.floor(), true);
        return this;
    }

    /** It has taken an order and has that many nodes ahead. */
    Bot takes(String order, int ahead) {
        orderId = order;
        sequence = 0;
        update = 0;
        nodesAhead = ahead;
        return this;
    }

    /** It stands at a node of its order with nothing ahead. */
    Bot arrives(String node, int sequenceId) {
        stand(node);
        sequence = sequenceId;
        driving = false;
        nodesAhead = 0;
        return this;
    }

    Bot action(String actionId, String status, @Nullable String result) {
        actions.removeIf(a -> a.actionId().equals(actionId));
        actions.add(new State.ActionState(actionId, null, status, result));
        return this;
    }

    Bot error(String type, String level, String key, String value) {
        errors.add(new State.ErrorState(type, level, null, List.of(new State.Reference(key, value))));
        return this;
    }

    State state() {
        List<State.NodeState> ahead = new ArrayList<>();
        for (int i = 0; i < nodesAhead; i++) {
            ahead.add(new State.NodeState("N" + i, sequence + 2 * (i + 1), true));
        }
        return new State(
                header,
                timestamp,
                version,
                "acme",
                "SN-" + id,
                orderId,
                update,
                lastNode,
                sequence,
                driving,
                paused,
                mode,
                ahead,
                List.of(),
                position,
                List.copyOf(actions),
                new State.BatteryState(charge, charging),
                List.copyOf(errors),
                new State.SafetyState(eStop, false));
    }

    RobotReport report(Instant now) {
        JsonNode state = Json.VDA5050.valueToTree(state());
        return new RobotReport(id, connection, version, now, state, now, factsheet, now);
    }

    RobotView view(Instant now) {
        return RobotReports.view(report(now));
    }
}
