package io.davy.ingest.vda5050;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.robot.RobotReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one robot has said, and how soon it is to be told on: what matters at once, a place twice a second, a repeat each second. */
final class RobotFile {
    private static final long PLACE_EVERY_MS = 500;
    private static final long REPEAT_EVERY_MS = 1000;
    private static final List<String> WEIGHTY = List.of(
            "orderId",
            "orderUpdateId",
            "lastNodeId",
            "lastNodeSequenceId",
            "driving",
            "paused",
            "operatingMode",
            "nodeStates",
            "actionStates",
            "errors",
            "safetyState");

    private RobotReport report;
    private @Nullable RobotReport told;
    private long toldMs;
    private boolean due;

    RobotFile(String robot, Instant now) {
        report = new RobotReport(robot, null, null, null, null, null, null, now);
    }

    /** Takes what was known before a restart; what has been said since counts more. */
    void restore(RobotReport old) {
        boolean silent = report.connection() == null;
        report = new RobotReport(
                report.robot(),
                silent ? old.connection() : report.connection(),
                silent ? old.version() : report.version(),
                silent ? old.connectionReceived() : report.connectionReceived(),
                report.state() == null ? old.state() : report.state(),
                report.state() == null ? old.stateReceived() : report.stateReceived(),
                report.factsheet() == null ? old.factsheet() : report.factsheet(),
                silent && report.state() == null && report.factsheet() == null ? old.received() : report.received());
        if (told == null) {
            told = report.equals(old) ? old : null;
        }
        due = due || (toldMs > 0 && !report.equals(told));
    }

    void connection(JsonNode message, Instant now) {
        report = new RobotReport(
                report.robot(),
                message.path("connectionState").textValue(),
                message.path("version").textValue(),
                now,
                report.state(),
                report.stateReceived(),
                report.factsheet(),
                now);
        due = true;
    }

    void factsheet(JsonNode message, Instant now) {
        report = new RobotReport(
                report.robot(),
                report.connection(),
                report.version(),
                report.connectionReceived(),
                report.state(),
                report.stateReceived(),
                message,
                now);
        due = true;
    }

    void state(JsonNode message, Instant now) {
        report = new RobotReport(
                report.robot(),
                report.connection(),
                report.version(),
                report.connectionReceived(),
                message,
                now,
                report.factsheet(),
                now);
        due = true;
    }

    /** Folds a place into the newest state; without a state there is nothing to fold it into. */
    void visualization(JsonNode message, Instant now) {
        if (!(report.state() instanceof ObjectNode state)
                || !message.path("agvPosition").isObject()) {
            return;
        }
        ObjectNode moved = state.deepCopy();
        moved.set("agvPosition", message.path("agvPosition"));
        if (message.path("velocity").isObject()) {
            moved.set("velocity", message.path("velocity"));
        }
        report = new RobotReport(
                report.robot(),
                report.connection(),
                report.version(),
                report.connectionReceived(),
                moved,
                report.stateReceived(),
                report.factsheet(),
                now);
        due = true;
    }

    /** The report if it is to be told now, else null. */
    @Nullable
    RobotReport tell(long nowMs) {
        if (!due || nowMs - toldMs < pauseMs()) {
            return null;
        }
        due = false;
        told = report;
        toldMs = nowMs;
        return report;
    }

    private long pauseMs() {
        RobotReport before = told;
        if (before == null || saysMore(before)) {
            return Long.MIN_VALUE / 2;
        }
        return place(before.state()).equals(place(report.state())) ? REPEAT_EVERY_MS : PLACE_EVERY_MS;
    }

    private boolean saysMore(RobotReport before) {
        if (!java.util.Objects.equals(before.connectionReceived(), report.connectionReceived())
                || !java.util.Objects.equals(before.factsheet(), report.factsheet())
                || (before.state() == null) != (report.state() == null)) {
            return true;
        }
        JsonNode old = before.state();
        JsonNode now = report.state();
        if (old == null || now == null) {
            return false;
        }
        JsonNode oldBattery = old.path("batteryState");
        JsonNode battery = now.path("batteryState");
        double charge = battery.path("batteryCharge").asDouble();
        return WEIGHTY.stream().anyMatch(f -> !old.path(f).equals(now.path(f)))
                || !oldBattery.path("charging").equals(battery.path("charging"))
                || Math.abs(oldBattery.path("batteryCharge").asDouble() - charge) >= 1;
    }

    private static JsonNode place(@Nullable JsonNode state) {
        return state == null
                ? com.fasterxml.jackson.databind.node.MissingNode.getInstance()
                : state.path("agvPosition");
    }

    RobotReport report() {
        return report;
    }
}
