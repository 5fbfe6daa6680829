package io.davy.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.RobotView;
import io.davy.json.Json;
import io.davy.mission.Mission.Finding;
import io.davy.plant.Robot.Inspection;
import io.davy.vda5050.v2.State;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a robot reported of the actions of its order.
 *
 * <p>A resultDescription is {@code {"value":37,"unit":"ppm"}}. A thermal look may add {@code "rise"}, by how many kelvins the spot is above the rest of its picture, which is a
 * finding of its own in K. What is said besides is in {@code text}, {@code url} or {@code photo}; text that is no JSON is taken as it is. A finished look
 * without a result is a finding without a value; a photo without an address or a result is none.
 */
public final class Findings {
    private static final String RISE_UNIT = "K";
    private static final int LONGEST_TEXT = 500;

    private Findings() {}

    /** What was known of an order with what the robot's newest state adds; {@code known} itself if it adds nothing. */
    public static List<Finding> of(Errand e, RobotView v, List<Finding> known, Instant now) {
        State s = v.state();
        if (s == null || !s.orderId().equals(e.orderId())) {
            return known;
        }
        List<Finding> all = new ArrayList<>(known);
        for (State.ActionState a : s.actionStates()) {
            if (!a.actionStatus().equals("FINISHED") || !a.actionId().startsWith(e.orderId() + '-')) {
                continue;
            }
            Errand.Look look = look(e, a);
            String node = node(e, a, look, s);
            String type = look != null ? look.type() : photo(a) ? Inspection.PHOTO.actionType() : null;
            if (type != null
                    && all.stream()
                            .noneMatch(f -> f.action().equals(type) && f.node().equals(node))) {
                read(type, node, a.resultDescription(), now).forEach(all::add);
            }
        }
        return all.size() == known.size() ? known : List.copyOf(all);
    }

    private static Errand.@Nullable Look look(Errand e, State.ActionState a) {
        return e.looks().stream()
                .filter(l ->
                        l.action().equals(a.actionId()) && l.at() < e.route().size())
                .findFirst()
                .orElse(null);
    }

    /** Where an action was carried out: at its stop, though the robot may tell of it as long as it has the order. */
    private static String node(Errand e, State.ActionState a, Errand.@Nullable Look look, State s) {
        return Stream.concat(
                        Stream.ofNullable(look),
                        e.looks().stream().filter(l -> a.actionId().equals(l.photo())))
                .filter(l -> l.at() < e.route().size())
                .map(l -> e.route().get(l.at()))
                .findFirst()
                .orElse(s.lastNodeId());
    }

    /** The actionType is optional in a state; the id of a photo says what it is. */
    private static boolean photo(State.ActionState a) {
        return Inspection.PHOTO.actionType().equals(a.actionType())
                || a.actionId().contains("-photo");
    }

    private static Stream<Finding> read(String type, String node, @Nullable String result, Instant now) {
        boolean photo = type.equals(Inspection.PHOTO.actionType());
        if (result == null || result.isBlank()) {
            return photo ? Stream.of() : Stream.of(new Finding(type, node, null, null, null, now));
        }
        JsonNode json = json(result);
        if (json == null) {
            return Stream.of(new Finding(type, node, null, null, clip(result), now));
        }
        Double value = photo ? null : number(json, "value");
        String unit = value != null && json.path("unit").isTextual()
                ? json.path("unit").asText()
                : null;
        Finding first = new Finding(type, node, value, unit, text(json), now);
        Double rise = number(json, "rise");
        return rise == null ? Stream.of(first) : Stream.of(first, new Finding(type, node, rise, RISE_UNIT, null, now));
    }

    /** Null for what is no JSON object: free text is allowed there. */
    private static @Nullable JsonNode json(String result) {
        try {
            JsonNode json = Json.DAVY.readTree(result);
            return json != null && json.isObject() ? json : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable Double number(JsonNode json, String field) {
        JsonNode n = json.path(field);
        return n.isNumber() && Double.isFinite(n.asDouble()) ? n.asDouble() : null;
    }

    private static @Nullable String text(JsonNode json) {
        return Stream.of("text", "url", "photo")
                .map(json::path)
                .filter(JsonNode::isTextual)
                .map(n -> clip(n.asText()))
                .findFirst()
                .orElse(null);
    }

    private static String clip(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
