package io.davy.bench.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.plant.Robot;
import io.davy.plant.Ways;
import io.davy.robot.RobotReport;
import io.davy.topic.Topics;
import io.davy.vda5050.v2.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Robots that take each order and have done it at once, as far as it is released; between that they say the same again. */
final class AnsweringRobots {
    private static final double CHARGE = 90;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, Ways.Node> nodes = new HashMap<>();
    private final Map<String, State> states = new ConcurrentHashMap<>();

    AnsweringRobots(Plant plant, KafkaProducer<byte[], byte[]> producer) {
        this.producer = producer;
        plant.ways().nodes().forEach(n -> nodes.put(n.id(), n));
        for (Robot r : plant.robots()) {
            Ways.Node home = Objects.requireNonNull(nodes.get(r.home()));
            states.put(r.id(), PlanCase.state(r.id(), "", 0, home, 0, CHARGE, List.of()));
        }
    }

    /** Its state once more. */
    void report(String robot) {
        Instant now = Instant.now();
        JsonNode state = Json.VDA5050.valueToTree(states.get(robot));
        producer.send(new ProducerRecord<>(
                Topics.ROBOTS,
                robot.getBytes(StandardCharsets.UTF_8),
                Json.bytes(new RobotReport(robot, "ONLINE", "2.1.0", now, state, now, null, now))));
    }

    /** Carries out a message. */
    void take(String robot, String vdaTopic, byte[] message) {
        try {
            JsonNode m = Json.VDA5050.readTree(message);
            if (vdaTopic.equals("order")) {
                order(robot, m);
            } else {
                for (JsonNode a : m.path("actions")) {
                    instant(robot, a);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("a message to " + robot + " is no JSON", e);
        }
        report(robot);
    }

    private void order(String robot, JsonNode order) {
        JsonNode last = null;
        List<State.ActionState> done = new ArrayList<>();
        for (JsonNode n : order.path("nodes")) {
            if (n.path("released").asBoolean()) {
                last = n;
                for (JsonNode a : n.path("actions")) {
                    String result = a.path("actionType").asText().startsWith("inspect")
                            ? "{\"value\":37,\"unit\":\"ppm\"}"
                            : null;
                    done.add(new State.ActionState(a.path("actionId").asText(), null, "FINISHED", result));
                }
            }
        }
        if (last != null) {
            states.put(
                    robot,
                    PlanCase.state(
                            robot,
                            order.path("orderId").asText(),
                            order.path("orderUpdateId").asInt(),
                            Objects.requireNonNull(nodes.get(last.path("nodeId").asText())),
                            last.path("sequenceId").asInt(),
                            CHARGE,
                            done));
        }
    }

    private void instant(String robot, JsonNode action) {
        State s = Objects.requireNonNull(states.get(robot));
        List<State.ActionState> done = new ArrayList<>(s.actionStates());
        done.add(new State.ActionState(action.path("actionId").asText(), null, "FINISHED", null));
        Ways.Node at = Objects.requireNonNull(nodes.get(s.lastNodeId()));
        states.put(
                robot,
                PlanCase.state(
                        robot, s.orderId(), s.orderUpdateId(), at, s.lastNodeSequenceId(), CHARGE, List.copyOf(done)));
    }
}
