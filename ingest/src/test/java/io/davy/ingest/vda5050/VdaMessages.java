package io.davy.ingest.vda5050;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** VDA 5050 messages as a robot of acme sends them. */
public final class VdaMessages {
    private VdaMessages() {}

    private static ObjectNode header(String serial, Instant at) {
        return Json.VDA5050
                .createObjectNode()
                .put("headerId", 1)
                .put("timestamp", at.truncatedTo(ChronoUnit.MILLIS).toString())
                .put("version", "2.1.0")
                .put("manufacturer", "acme")
                .put("serialNumber", serial);
    }

    public static ObjectNode connection(String serial, String state, Instant at) {
        return header(serial, at).put("connectionState", state);
    }

    public static ObjectNode state(String serial, Instant at) {
        ObjectNode m = header(serial, at);
        m.put("orderId", "").put("orderUpdateId", 0).put("lastNodeId", "dock").put("lastNodeSequenceId", 0);
        m.put("driving", false).put("operatingMode", "AUTOMATIC");
        m.putArray("nodeStates");
        m.putArray("edgeStates");
        m.putArray("actionStates");
        m.putArray("errors");
        m.putObject("batteryState").put("batteryCharge", 80.0).put("charging", false);
        m.putObject("safetyState").put("eStop", "NONE").put("fieldViolation", false);
        return place(m, 1.0);
    }

    public static ObjectNode place(ObjectNode m, double x) {
        m.putObject("agvPosition")
                .put("x", x)
                .put("y", 2.0)
                .put("theta", 0.0)
                .put("mapId", "F0")
                .put("positionInitialized", true);
        return m;
    }

    public static ObjectNode visualization(String serial, double x, Instant at) {
        return place(header(serial, at), x);
    }

    public static byte[] bytes(ObjectNode m) {
        return m.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
