package io.davy.alerting.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.davy.robot.RobotReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows of a robot.
 *
 * @param robot robot id
 * @param connection ONLINE, OFFLINE or CONNECTIONBROKEN; absent before its first word
 * @param x metres east
 * @param y metres north
 * @param theta heading, radians counter-clockwise from east
 * @param map floor id
 * @param battery charge, %
 * @param driving whether it moves
 * @param order VDA 5050 order that it has; empty for none
 * @param emergencyStop NONE when it may move
 * @param errors VDA 5050 error types that it reports
 * @param received when its newest message arrived
 */
record RobotView(
        String robot,
        @Nullable String connection,
        @Nullable Double x,
        @Nullable Double y,
        @Nullable Double theta,
        @Nullable String map,
        @Nullable Double battery,
        boolean driving,
        @Nullable String order,
        @Nullable String emergencyStop,
        List<String> errors,
        Instant received) {

    static RobotView of(RobotReport report) {
        JsonNode state = report.state() == null ? MissingNode.getInstance() : report.state();
        JsonNode position = state.path("agvPosition");
        List<String> errors = new ArrayList<>();
        state.path("errors").forEach(e -> errors.add(e.path("errorType").asText("error")));
        return new RobotView(
                report.robot(),
                report.connection(),
                number(position.path("x")),
                number(position.path("y")),
                number(position.path("theta")),
                text(position.path("mapId")),
                number(state.path("batteryState").path("batteryCharge")),
                state.path("driving").asBoolean(false),
                text(state.path("orderId")),
                text(state.path("safetyState").path("eStop")),
                errors,
                report.received());
    }

    private static @Nullable Double number(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : null;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : null;
    }
}
