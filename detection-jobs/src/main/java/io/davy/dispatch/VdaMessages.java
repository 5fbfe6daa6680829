package io.davy.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.davy.dispatch.way.Way;
import io.davy.dispatch.way.WayMap;
import io.davy.json.Json;
import io.davy.plant.Robot;
import io.davy.plant.Ways;
import io.davy.vda5050.v2.Action;
import io.davy.vda5050.v2.InstantActions;
import io.davy.vda5050.v2.Order;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes VDA 5050 messages (2.0.0 and 2.1.0) as JSON; optional fields that a robot need not know stay absent. */
public final class VdaMessages {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String DEFAULT_VERSION = "2.1.0";
    private static final double DEVIATION_SPARE_M = 0.5;

    private VdaMessages() {}

    /** The header's part that changes: a count a topic and robot, and the time. */
    public record Stamp(long headerId, Instant time) {}

    /** The version to speak with a robot: its own, if it is a 2.x. */
    public static String version(@Nullable String robotSays) {
        return robotSays != null && robotSays.matches("2\\.\\d+\\.\\d+") ? robotSays : DEFAULT_VERSION;
    }

    /**
     * An order along a way, released to its end.
     *
     * @param offM how far the robot stands from the first node, m; beyond a robot's own tolerance the first node must allow for it
     * @param atEnd actions at the last node
     */
    public static String order(
            Robot robot,
            @Nullable String version,
            Stamp stamp,
            String orderId,
            Way way,
            WayMap map,
            double offM,
            List<Action> atEnd) {
        List<Order.Node> nodes = new ArrayList<>();
        List<Order.Edge> edges = new ArrayList<>();
        int last = way.nodes().size() - 1;
        for (int i = 0; i <= last; i++) {
            String id = way.nodes().get(i);
            Double deviation = i == 0 && offM > DEVIATION_SPARE_M ? Math.ceil(offM + DEVIATION_SPARE_M) : null;
            nodes.add(
                    new Order.Node(id, 2 * i, true, position(map.node(id), deviation), i == last ? atEnd : List.of()));
            if (i < last) {
                edges.add(new Order.Edge(
                        way.edges().get(i), 2 * i + 1, true, id, way.nodes().get(i + 1), null, null, List.of()));
            }
        }
        return json(new Order(
                stamp.headerId(),
                TIME.format(stamp.time()),
                version(version),
                robot.manufacturer(),
                robot.serial(),
                orderId,
                0,
                nodes,
                edges));
    }

    /** One instant action. */
    public static String instant(Robot robot, @Nullable String version, Stamp stamp, String type, String actionId) {
        return json(new InstantActions(
                stamp.headerId(),
                TIME.format(stamp.time()),
                version(version),
                robot.manufacturer(),
                robot.serial(),
                List.of(new Action(type, actionId, "HARD", null))));
    }

    private static Order.@Nullable NodePosition position(Ways.@Nullable Node n, @Nullable Double deviation) {
        return n == null ? null : new Order.NodePosition(n.x(), n.y(), null, deviation, n.floor());
    }

    private static String json(Object message) {
        try {
            return Json.VDA5050.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write a VDA 5050 message", e);
        }
    }
}
