package io.davy.sim.robot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.davy.json.Json;
import io.davy.sim.TestPlants;
import io.davy.sim.physics.World;
import io.davy.vda5050.v2.State;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever comes in whatever sequence: the brain never throws, and what it reports stays valid VDA 5050 2.1.0. */
class RobotStateProperties {
    private static final JsonSchema STATE = schema("state");
    private static final JsonSchema ORDER = schema("order");
    private static final String[] NODES = {"HOME", "MID", "PUMP", "TOP", "NOWHERE"};
    private static final String[] INSTANT = {
        "cancelOrder",
        "startPause",
        "stopPause",
        "startCharging",
        "stopCharging",
        "stateRequest",
        "factsheetRequest",
        "dance"
    };
    private static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");

    private static JsonSchema schema(String name) {
        try (InputStream in = RobotStateProperties.class.getResourceAsStream("/vda5050-2.1.0/" + name + ".schema")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Property(tries = 150)
    void theReportedStateIsAlwaysValid(@ForAll long seed, @ForAll @IntRange(min = 5, max = 60) int steps) {
        var plant = TestPlants.small();
        RobotBrain robot = new RobotBrain(
                plant,
                plant.robots().get(0),
                new WayBook(plant),
                World.quiet(plant),
                new RobotOptions(5, seed, null, List.of()),
                () -> {});
        SplittableRandom random = new SplittableRandom(seed);
        List<String> story = new ArrayList<>();
        Instant now = T0;
        for (int i = 0; i < steps; i++) {
            story.add(act(robot, random));
            double dt = random.nextInt(3) == 0 ? random.nextDouble() * 10 : 0.05;
            now = now.plusMillis((long) (dt * 1000));
            robot.step(dt, now);
            check(robot.state(i, "2026-03-01T00:00:00.000Z"), story);
        }
    }

    private static void check(State state, List<String> story) {
        JsonNode json = Json.VDA5050.valueToTree(state);
        assertThat(STATE.validate(json)).as(() -> String.join("\n", story)).isEmpty();
        assertThat(state.batteryState().batteryCharge()).isBetween(0.0, 100.0);
        assertThat(state.actionStates())
                .extracting(State.ActionState::actionId)
                .as(() -> String.join("\n", story))
                .doesNotHaveDuplicates();
        for (int i = 1; i < state.nodeStates().size(); i++) {
            assertThat(state.nodeStates().get(i).sequenceId())
                    .isEqualTo(state.nodeStates().get(i - 1).sequenceId() + 2);
        }
    }

    private static String act(RobotBrain robot, SplittableRandom random) {
        int what = random.nextInt(12);
        if (what < 6) {
            return hear(robot, "order", order(random), random, what == 5);
        }
        if (what < 9) {
            return hear(robot, "instantActions", instant(random), random, what == 8);
        }
        if (what == 9) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            robot.hear(random.nextBoolean() ? "order" : "instantActions", noise);
            return "noise";
        }
        if (what == 10) {
            robot.mend();
            return "mend";
        }
        RobotFault fault = RobotFault.values()[random.nextInt(RobotFault.values().length)];
        robot.fault(fault);
        return fault.id();
    }

    private static String hear(
            RobotBrain robot, String kind, ObjectNode message, SplittableRandom random, boolean torn) {
        String text = message.toString();
        if (torn) {
            spoil(message, random);
            text = message.toString();
            if (random.nextInt(3) == 0) {
                text = text.substring(0, random.nextInt(text.length()));
            }
        } else if (kind.equals("order")) {
            assertThat(ORDER.validate(message))
                    .as("the generator makes valid orders")
                    .isEmpty();
        }
        robot.hear(kind, text.getBytes(StandardCharsets.UTF_8));
        return kind + " " + text;
    }

    private static ObjectNode order(SplittableRandom random) {
        int n = 1 + random.nextInt(4);
        String[] nodes = new String[n];
        nodes[0] = NODES[random.nextInt(3)];
        for (int i = 1; i < n; i++) {
            nodes[i] = NODES[random.nextInt(NODES.length)];
        }
        int first = random.nextInt(4) * 2;
        var o = Orders.order(
                "R1",
                "o" + random.nextInt(3),
                random.nextInt(4),
                random.nextBoolean() ? 0 : first,
                1 + random.nextInt(n),
                nodes);
        String[] types = {"inspectGas", "inspectThermal", "takePhoto", "inspectAcoustic"};
        if (random.nextBoolean()) {
            o = Orders.with(o, types[random.nextInt(types.length)], "a" + random.nextInt(6));
        }
        return Json.VDA5050.valueToTree(o);
    }

    private static ObjectNode instant(SplittableRandom random) {
        return Json.VDA5050.valueToTree(
                Orders.instant("R1", INSTANT[random.nextInt(INSTANT.length)], "a" + random.nextInt(8)));
    }

    /** Puts something in that does not belong, somewhere. */
    private static void spoil(JsonNode node, SplittableRandom random) {
        try {
            JsonNode wrong = Json.VDA5050.readTree(
                    new String[] {"null", "-1", "1e308", "\"\"", "[]", "{}", "true", "99999999999", "[null]"}
                            [random.nextInt(9)]);
            if (node instanceof ObjectNode o && !o.isEmpty()) {
                List<String> names = new ArrayList<>();
                o.fieldNames().forEachRemaining(names::add);
                String name = names.get(random.nextInt(names.size()));
                if (o.get(name).isContainerNode() && !o.get(name).isEmpty() && random.nextInt(3) > 0) {
                    spoil(o.get(name), random);
                } else if (random.nextBoolean()) {
                    o.remove(name);
                } else {
                    o.set(name, wrong);
                }
            } else if (node instanceof ArrayNode a && !a.isEmpty()) {
                int i = random.nextInt(a.size());
                if (random.nextBoolean()) {
                    spoil(a.get(i), random);
                } else {
                    a.set(i, wrong);
                }
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
