package io.davy.sim.robot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.json.Json;
import io.davy.plant.Robot;
import io.davy.plant.Robot.Inspection;
import java.util.List;

/** The VDA 5050 factsheet of a simulated quadruped. */
final class Factsheet {
    private static final List<String> INSTANT = List.of(
            "cancelOrder",
            "startPause",
            "stopPause",
            "stateRequest",
            "factsheetRequest",
            "startCharging",
            "stopCharging");

    /** Fields of an order that may be left out, and that it goes by where they are sent. */
    private static final List<String> OPTIONAL = List.of(
            "order.nodes.nodePosition",
            "order.nodes.nodePosition.theta",
            "order.nodes.nodePosition.allowedDeviationXY",
            "order.edges.maxSpeed",
            "order.edges.length",
            "order.nodes.actions.actionParameters");

    private Factsheet() {}

    static ObjectNode of(Robot robot, long headerId, String timestamp) {
        ObjectNode f = Json.VDA5050.createObjectNode();
        f.put("headerId", headerId)
                .put("timestamp", timestamp)
                .put("version", RobotBrain.VERSION)
                .put("manufacturer", robot.manufacturer())
                .put("serialNumber", robot.serial());
        ObjectNode type = f.putObject("typeSpecification");
        type.put("seriesName", "simulated quadruped")
                .put("agvKinematic", "OMNI")
                .put("agvClass", "CARRIER")
                .put("maxLoadMass", 0);
        type.putArray("localizationTypes").add("NATURAL");
        type.putArray("navigationTypes").add("VIRTUAL_LINE_GUIDED");
        f.putObject("physicalParameters")
                .put("speedMin", 0)
                .put("speedMax", robot.speedMs())
                .put("accelerationMax", 1)
                .put("decelerationMax", 1)
                .put("heightMax", 0.6)
                .put("width", 0.5)
                .put("length", 1.1);
        limits(f.putObject("protocolLimits"));
        ObjectNode features = f.putObject("protocolFeatures");
        ArrayNode optional = features.putArray("optionalParameters");
        OPTIONAL.forEach(p -> optional.addObject().put("parameter", p).put("support", "SUPPORTED"));
        ArrayNode actions = features.putArray("agvActions");
        for (Inspection i : robot.inspects()) {
            ObjectNode a = action(actions, i.actionType(), "NODE");
            a.put("resultDescription", "JSON: {\"value\": number, \"unit\": text}");
            ArrayNode parameters = a.putArray("actionParameters");
            for (String key : List.of("gas", "machine")) {
                parameters
                        .addObject()
                        .put("key", key)
                        .put("valueDataType", "STRING")
                        .put("isOptional", true);
            }
        }
        INSTANT.forEach(i -> action(actions, i, "INSTANT"));
        f.putObject("agvGeometry");
        f.putObject("loadSpecification");
        return f;
    }

    private static void limits(ObjectNode limits) {
        limits.putObject("maxStringLens");
        limits.putObject("maxArrayLens");
        limits.putObject("timing")
                .put("minOrderInterval", 0.1)
                .put("minStateInterval", 0.1)
                .put("defaultStateInterval", 5);
    }

    private static ObjectNode action(ArrayNode actions, String type, String scope) {
        ObjectNode a = actions.addObject().put("actionType", type);
        a.putArray("actionScopes").add(scope);
        return a;
    }
}
