package io.davy.dispatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.json.Json;
import java.util.List;

/** Factsheets in tests, as far as dispatch reads them. */
final class Sheets {
    private static final List<String> INSTANT = List.of(
            "cancelOrder",
            "startPause",
            "stopPause",
            "stateRequest",
            "factsheetRequest",
            "startCharging",
            "stopCharging");

    private Sheets() {}

    /** A robot that offers every inspection at nodes, and the standard's instant actions. */
    static ObjectNode ofEverything() {
        return of(List.of("inspectGas", "inspectThermal", "inspectAcoustic", "takePhoto"), INSTANT, List.of());
    }

    static ObjectNode of(List<String> onNodes, List<String> instant, List<String> parameters) {
        ObjectNode sheet = Json.VDA5050.createObjectNode();
        ObjectNode features = sheet.putObject("protocolFeatures");
        ArrayNode optional = features.putArray("optionalParameters");
        parameters.forEach(p -> optional.addObject().put("parameter", p).put("support", "SUPPORTED"));
        ArrayNode actions = features.putArray("agvActions");
        onNodes.forEach(a -> action(actions, a, "NODE"));
        instant.forEach(a -> action(actions, a, "INSTANT"));
        return sheet;
    }

    private static void action(ArrayNode actions, String type, String scope) {
        actions.addObject().put("actionType", type).putArray("actionScopes").add(scope);
    }
}
