package io.davy.sim.robot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a message has the fields that VDA 5050 2.1.0 requires of it, with the right types; the first wrong one is named by its path. */
final class Shape {
    private static final Set<String> BLOCKING = Set.of("NONE", "SOFT", "HARD");
    private static final double FARTHEST_M = 1e7;

    private Shape() {}

    /** What is wrong with an order; null if nothing is. */
    static @Nullable String order(JsonNode o) {
        String wrong = first(header(o), text(o, "orderId", ""), whole(o, "orderUpdateId", ""));
        wrong = first(wrong, list(o, "nodes", ""), list(o, "edges", ""));
        for (int i = 0; wrong == null && i < o.path("nodes").size(); i++) {
            wrong = node(o.path("nodes").get(i), "nodes/" + i + "/");
        }
        for (int i = 0; wrong == null && i < o.path("edges").size(); i++) {
            wrong = edge(o.path("edges").get(i), "edges/" + i + "/");
        }
        return wrong;
    }

    /** What is wrong with instant actions; null if nothing is. */
    static @Nullable String instantActions(JsonNode m) {
        return first(header(m), actions(m, ""));
    }

    private static @Nullable String header(JsonNode m) {
        String wrong = m.isObject() ? null : "expected a JSON object";
        wrong = first(wrong, count(m));
        for (String field : new String[] {"timestamp", "version", "manufacturer", "serialNumber"}) {
            wrong = first(wrong, text(m, field, ""));
        }
        return wrong;
    }

    private static @Nullable String node(JsonNode n, String at) {
        return first(
                text(n, "nodeId", at),
                whole(n, "sequenceId", at),
                flag(n, "released", at),
                position(n, at),
                actions(n, at));
    }

    private static @Nullable String position(JsonNode n, String at) {
        JsonNode p = n.path("nodePosition");
        if (p.isMissingNode() || p.isNull()) {
            return null;
        }
        String below = at + "nodePosition/";
        return first(
                number(p, "x", below),
                number(p, "y", below),
                text(p, "mapId", below),
                p.hasNonNull("theta") ? number(p, "theta", below) : null,
                p.hasNonNull("allowedDeviationXY") ? number(p, "allowedDeviationXY", below) : null);
    }

    private static @Nullable String edge(JsonNode e, String at) {
        return first(
                text(e, "edgeId", at),
                whole(e, "sequenceId", at),
                flag(e, "released", at),
                text(e, "startNodeId", at),
                text(e, "endNodeId", at),
                e.hasNonNull("maxSpeed") ? number(e, "maxSpeed", at) : null,
                e.hasNonNull("length") ? number(e, "length", at) : null,
                actions(e, at));
    }

    private static @Nullable String actions(JsonNode parent, String at) {
        String wrong = list(parent, "actions", at);
        for (int i = 0; wrong == null && i < parent.path("actions").size(); i++) {
            JsonNode a = parent.path("actions").get(i);
            String below = at + "actions/" + i + "/";
            wrong = first(text(a, "actionType", below), text(a, "actionId", below), text(a, "blockingType", below));
            if (wrong == null && !BLOCKING.contains(a.path("blockingType").textValue())) {
                wrong = below + "blockingType: expected NONE, SOFT or HARD";
            }
            if (wrong == null && a.hasNonNull("actionParameters")) {
                wrong = parameters(a, below);
            }
        }
        return wrong;
    }

    private static @Nullable String parameters(JsonNode action, String at) {
        String wrong = list(action, "actionParameters", at);
        for (int i = 0; wrong == null && i < action.path("actionParameters").size(); i++) {
            JsonNode p = action.path("actionParameters").get(i);
            String below = at + "actionParameters/" + i + "/";
            wrong = text(p, "key", below);
            if (wrong == null && !p.hasNonNull("value")) {
                wrong = below + "value: missing";
            }
        }
        return wrong;
    }

    private static @Nullable String first(@Nullable String... wrongs) {
        for (String w : wrongs) {
            if (w != null) {
                return w;
            }
        }
        return null;
    }

    private static @Nullable String text(JsonNode m, String field, String at) {
        return m.path(field).isTextual() ? null : at + field + ": expected text";
    }

    private static @Nullable String whole(JsonNode m, String field, String at) {
        JsonNode v = m.path(field);
        return v.isIntegralNumber() && v.canConvertToInt() && v.intValue() >= 0
                ? null
                : at + field + ": expected a whole number from 0";
    }

    private static @Nullable String count(JsonNode m) {
        JsonNode v = m.path("headerId");
        return v.isIntegralNumber() && v.canConvertToLong() ? null : "headerId: expected a whole number";
    }

    private static @Nullable String number(JsonNode m, String field, String at) {
        JsonNode v = m.path(field);
        return v.isNumber() && Math.abs(v.doubleValue()) <= FARTHEST_M ? null : at + field + ": expected a number";
    }

    private static @Nullable String flag(JsonNode m, String field, String at) {
        return m.path(field).isBoolean() ? null : at + field + ": expected true or false";
    }

    private static @Nullable String list(JsonNode m, String field, String at) {
        return m.path(field).isArray() ? null : at + field + ": expected an array";
    }
}
