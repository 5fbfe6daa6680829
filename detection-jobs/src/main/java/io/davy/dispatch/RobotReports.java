package io.davy.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.davy.dispatch.state.Offer;
import io.davy.dispatch.state.RobotView;
import io.davy.json.Json;
import io.davy.robot.RobotReport;
import io.davy.vda5050.v2.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what robots say; a state that lacks what dispatch decides by is refused with the names of what it lacks. */
public final class RobotReports {
    private static final List<String> NEEDED = List.of("operatingMode", "batteryState", "safetyState");

    private RobotReports() {}

    /**
     * The view of a robot.
     *
     * @throws IllegalArgumentException in one plain line, if the state cannot be used
     */
    public static RobotView view(RobotReport report) {
        return new RobotView(
                report.robot(),
                report.connection(),
                report.version(),
                report.state() == null || report.state().isNull() ? null : state(report.robot(), report.state()),
                report.stateReceived(),
                report.factsheet() == null || report.factsheet().isNull() ? null : offer(report.factsheet()));
    }

    private static Offer offer(JsonNode factsheet) {
        JsonNode features = factsheet.path("protocolFeatures");
        List<String> onNodes = new ArrayList<>();
        List<String> instant = new ArrayList<>();
        for (JsonNode action : features.path("agvActions")) {
            String type = action.path("actionType").asText();
            for (JsonNode scope : action.path("actionScopes")) {
                if (scope.asText().equals("NODE")) {
                    onNodes.add(type);
                } else if (scope.asText().equals("INSTANT")) {
                    instant.add(type);
                }
            }
        }
        List<String> parameters = new ArrayList<>();
        features.path("optionalParameters")
                .forEach(p -> parameters.add(p.path("parameter").asText()));
        return new Offer(List.copyOf(onNodes), List.copyOf(instant), List.copyOf(parameters));
    }

    private static State state(String robot, JsonNode json) {
        List<String> missing = new ArrayList<>();
        NEEDED.stream().filter(n -> !json.hasNonNull(n)).forEach(missing::add);
        if (missing.isEmpty() && !json.path("safetyState").hasNonNull("eStop")) {
            missing.add("safetyState.eStop");
        }
        if (missing.isEmpty() && !json.path("batteryState").hasNonNull("batteryCharge")) {
            missing.add("batteryState.batteryCharge");
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "the VDA 5050 state of " + robot + " lacks " + String.join(", ", missing));
        }
        try {
            return complete(Json.VDA5050.treeToValue(json, State.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the VDA 5050 state of " + robot + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static State complete(State s) {
        return new State(
                s.headerId(),
                text(s.timestamp()),
                text(s.version()),
                text(s.manufacturer()),
                text(s.serialNumber()),
                text(s.orderId()),
                s.orderUpdateId(),
                text(s.lastNodeId()),
                s.lastNodeSequenceId(),
                s.driving(),
                s.paused(),
                s.operatingMode(),
                list(s.nodeStates()),
                list(s.edgeStates()),
                s.agvPosition(),
                list(s.actionStates()).stream()
                        .filter(a -> a.actionId() != null && a.actionStatus() != null)
                        .toList(),
                s.batteryState(),
                list(s.errors()).stream()
                        .filter(e -> e.errorType() != null)
                        .map(RobotReports::complete)
                        .toList(),
                s.safetyState());
    }

    private static State.ErrorState complete(State.ErrorState e) {
        return new State.ErrorState(
                e.errorType(),
                text(e.errorLevel()),
                e.errorDescription(),
                list(e.errorReferences()).stream()
                        .filter(r -> r.referenceKey() != null && r.referenceValue() != null)
                        .toList());
    }

    private static String text(@Nullable String s) {
        return s == null ? "" : s;
    }

    private static <T> List<T> list(@Nullable List<T> l) {
        return l == null ? List.of() : l.stream().filter(Objects::nonNull).toList();
    }
}
