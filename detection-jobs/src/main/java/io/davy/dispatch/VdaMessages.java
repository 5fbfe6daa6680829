package io.davy.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.davy.json.Json;
import io.davy.plant.Robot;
import io.davy.vda5050.v2.Action;
import io.davy.vda5050.v2.InstantActions;
import io.davy.vda5050.v2.Order;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes VDA 5050 messages (2.0.0 and 2.1.0) as JSON; optional fields that a robot need not know stay absent. */
public final class VdaMessages {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String DEFAULT_VERSION = "2.1.0";

    private VdaMessages() {}

    /** The header's part that changes: a count a topic and robot, and the time. */
    public record Stamp(long headerId, Instant time) {}

    /** The version to speak with a robot: its own, if it is a 2.x. */
    public static String version(@Nullable String robotSays) {
        return robotSays != null && robotSays.matches("2\\.\\d+\\.\\d+") ? robotSays : DEFAULT_VERSION;
    }

    /** An order, or an update of one. */
    public static String order(
            Robot robot,
            @Nullable String version,
            Stamp stamp,
            String orderId,
            int orderUpdateId,
            List<Order.Node> nodes,
            List<Order.Edge> edges) {
        return json(new Order(
                stamp.headerId(),
                TIME.format(stamp.time()),
                version(version),
                robot.manufacturer(),
                robot.serial(),
                orderId,
                orderUpdateId,
                nodes,
                edges));
    }

    /** The same order with the header that it is sent with: headers count what is sent, not what is written and given up before. */
    public static String stamped(String order, Stamp stamp) {
        Order o = read(order);
        return json(new Order(
                stamp.headerId(),
                TIME.format(stamp.time()),
                o.version(),
                o.manufacturer(),
                o.serialNumber(),
                o.orderId(),
                o.orderUpdateId(),
                o.nodes(),
                o.edges()));
    }

    /** Reads an order that {@link #order} has written. */
    public static Order read(String order) {
        try {
            return Json.VDA5050.readValue(order, Order.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot read an order that this program wrote", e);
        }
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

    private static String json(Object message) {
        try {
            return Json.VDA5050.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write a VDA 5050 message", e);
        }
    }
}
