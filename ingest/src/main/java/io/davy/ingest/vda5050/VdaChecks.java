package io.davy.ingest.vda5050;

import com.fasterxml.jackson.databind.JsonNode;
import io.davy.ingest.field.FieldJson;
import io.davy.ingest.field.FieldJson.Unusable;
import io.davy.ingest.vda5050.VdaTopic.Kind;
import java.util.List;
import java.util.Set;

/**
 * Checks what Davy reads of a VDA 5050 message: present and of the right type. It is not as strict as the published schemas, whose
 * 2.0.0 edition refuses what its own prose allows.
 */
final class VdaChecks {
    private static final Set<String> CONNECTIONS = Set.of("ONLINE", "OFFLINE", "CONNECTIONBROKEN");
    private static final Set<String> MODES = Set.of("AUTOMATIC", "SEMIAUTOMATIC", "MANUAL", "SERVICE", "TEACHIN");
    private static final Set<String> STATUSES =
            Set.of("WAITING", "INITIALIZING", "RUNNING", "PAUSED", "FINISHED", "FAILED");

    private VdaChecks() {}

    /** Refuses a message that Davy could not work with. */
    static void check(VdaTopic topic, JsonNode m) throws Unusable {
        if (!m.isObject()) {
            throw new Unusable("found " + FieldJson.shown(m) + ", expected a VDA 5050 message");
        }
        same(m, "manufacturer", topic.manufacturer());
        same(m, "serialNumber", topic.serial());
        switch (topic.kind()) {
            case connection -> {
                FieldJson.text(m.path("version"), "version");
                oneOf(m.path("connectionState"), "connectionState", CONNECTIONS);
            }
            case state -> state(m);
            case factsheet -> FieldJson.text(m.path("version"), "version");
            case visualization -> {
                if (m.has("agvPosition")) {
                    position(m.path("agvPosition"));
                }
            }
        }
        if (topic.kind() == Kind.state) {
            FieldJson.time(m.path("timestamp"), "timestamp");
        }
    }

    private static void state(JsonNode m) throws Unusable {
        string(m, "orderId");
        integer(m, "orderUpdateId");
        string(m, "lastNodeId");
        integer(m, "lastNodeSequenceId");
        flag(m, "driving", "");
        oneOf(m.path("operatingMode"), "operatingMode", MODES);
        for (String list : List.of("nodeStates", "edgeStates", "actionStates", "errors")) {
            if (!m.path(list).isArray()) {
                throw new Unusable(list + ": found " + FieldJson.shown(m.path(list)) + ", expected an array");
            }
        }
        for (JsonNode a : m.path("actionStates")) {
            FieldJson.text(a.path("actionId"), "actionStates.actionId");
            oneOf(a.path("actionStatus"), "actionStates.actionStatus", STATUSES);
        }
        for (JsonNode e : m.path("errors")) {
            FieldJson.text(e.path("errorType"), "errors.errorType");
            oneOf(e.path("errorLevel"), "errors.errorLevel", Set.of("WARNING", "FATAL"));
        }
        double charge = FieldJson.number(m.path("batteryState").path("batteryCharge"), "batteryState.batteryCharge");
        if (charge < 0 || charge > 100) {
            throw new Unusable("batteryState.batteryCharge: found " + charge + ", expected 0 to 100 %");
        }
        flag(m.path("batteryState"), "charging", "batteryState.");
        oneOf(m.path("safetyState").path("eStop"), "safetyState.eStop", Set.of("AUTOACK", "MANUAL", "REMOTE", "NONE"));
        flag(m.path("safetyState"), "fieldViolation", "safetyState.");
        if (m.has("agvPosition")) {
            position(m.path("agvPosition"));
        }
    }

    private static void position(JsonNode p) throws Unusable {
        FieldJson.number(p.path("x"), "agvPosition.x");
        FieldJson.number(p.path("y"), "agvPosition.y");
        FieldJson.number(p.path("theta"), "agvPosition.theta");
        FieldJson.text(p.path("mapId"), "agvPosition.mapId");
        flag(p, "positionInitialized", "agvPosition.");
    }

    private static void same(JsonNode m, String field, String expected) throws Unusable {
        if (!expected.equals(m.path(field).textValue())) {
            throw new Unusable(field + ": found " + FieldJson.shown(m.path(field)) + ", expected " + expected
                    + " as in the topic");
        }
    }

    private static void string(JsonNode m, String field) throws Unusable {
        if (!m.path(field).isTextual()) {
            throw new Unusable(field + ": found " + FieldJson.shown(m.path(field)) + ", expected text");
        }
    }

    private static void integer(JsonNode m, String field) throws Unusable {
        if (!m.path(field).isIntegralNumber() || !m.path(field).canConvertToInt()) {
            throw new Unusable(field + ": found " + FieldJson.shown(m.path(field)) + ", expected a whole number");
        }
    }

    private static void flag(JsonNode m, String field, String path) throws Unusable {
        if (!m.path(field).isBoolean()) {
            throw new Unusable(path + field + ": found " + FieldJson.shown(m.path(field)) + ", expected true or false");
        }
    }

    private static void oneOf(JsonNode value, String where, Set<String> expected) throws Unusable {
        if (!value.isTextual() || !expected.contains(value.textValue())) {
            throw new Unusable(where + ": found " + FieldJson.shown(value) + ", expected one of "
                    + expected.stream().sorted().toList());
        }
    }
}
