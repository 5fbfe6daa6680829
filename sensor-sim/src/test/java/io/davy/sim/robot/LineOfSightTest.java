package io.davy.sim.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.plant.Robot;
import io.davy.plant.Ways;
import io.davy.sim.Scenario;
import io.davy.sim.TestPlants;
import io.davy.sim.physics.PlantPhysics;
import io.davy.vda5050.v2.Action;
import io.davy.vda5050.v2.Order;
import io.davy.vda5050.v2.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** In the demo plant P-102 runs hot; P-103 beside it is well, and is the nearest machine to P3. */
class LineOfSightTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final double TICK_S = 0.05;
    private static final double SIX_METRES_WEST = Math.atan2(-2.5, -6);
    private static final double SOUTH = -Math.PI / 2;

    private final Plant plant = TestPlants.demo();
    private final PlantPhysics world = new PlantPhysics(plant, Scenario.PUMP_OVERHEAT, 1, START);
    private Instant now = START;

    private RobotBrain robot(String id) {
        Robot robot = plant.robots().stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow();
        return new RobotBrain(plant, robot, world, 1, () -> {});
    }

    /** Its state after it went from its dock along the pump row to a node and inspected there, turned to theta. */
    private State looks(RobotBrain robot, String action, @Nullable Double theta, String last) {
        List<String> all = List.of("D1", "A4", "P4", "P3", "P2");
        List<String> way = all.subList(0, all.indexOf(last) + 1);
        List<Order.Node> nodes = new ArrayList<>();
        List<Order.Edge> edges = new ArrayList<>();
        for (int i = 0; i < way.size(); i++) {
            boolean end = i == way.size() - 1;
            Ways.Node n = plant.ways().node(way.get(i));
            nodes.add(new Order.Node(
                    n.id(),
                    2 * i,
                    true,
                    new Order.NodePosition(n.x(), n.y(), end ? theta : null, null, n.floor()),
                    end ? List.of(new Action(action, "look", "HARD", null)) : List.of()));
            if (i > 0) {
                String from = way.get(i - 1);
                edges.add(new Order.Edge(from + "-" + n.id(), 2 * i - 1, true, from, n.id(), null, null, List.of()));
            }
        }
        robot.onOrder(new Order(1, "t", "2.1.0", "demo-robotics", "DR-0001", "o1", 0, nodes, edges));
        for (double t = 0; t < 60 && !inspected(robot); t += TICK_S) {
            now = now.plus(Duration.ofMillis((long) (TICK_S * 1000)));
            world.advance(now);
            robot.step(TICK_S, now);
        }
        State done = robot.state(1, "t");
        assertThat(done.errors()).isEmpty();
        assertThat(done.lastNodeId()).isEqualTo(last);
        return done;
    }

    private static boolean inspected(RobotBrain robot) {
        return robot.state(1, "t").actionStates().get(0).actionStatus().equals("FINISHED");
    }

    private static double measured(State state) throws JsonProcessingException {
        JsonNode result = Json.VDA5050.readTree(state.actionStates().get(0).resultDescription());
        return result.get("value").asDouble();
    }

    private double truth(String machine) {
        return world.temperature(machine).orElseThrow();
    }

    @Test
    void theCameraReadsTheMachineThatItWasTurnedToAndNotANearerOne() throws Exception {
        State there = looks(robot("R1"), "inspectThermal", SIX_METRES_WEST, "P3");
        assertThat(truth("P-102")).isGreaterThan(truth("P-103") + 30);
        assertThat(measured(there)).isCloseTo(truth("P-102"), within(5.0));
        assertThat(there.agvPosition().theta()).isCloseTo(SIX_METRES_WEST, within(0.001));
    }

    @Test
    void turnedToTheHealthyMachineItReadsThat() throws Exception {
        assertThat(measured(looks(robot("R1"), "inspectThermal", SOUTH, "P3"))).isLessThan(truth("P-102") - 30);
    }

    @Test
    void aRobotThatWasTurnedToNothingReadsTheNearestMachine() throws Exception {
        assertThat(measured(looks(robot("R1"), "inspectThermal", null, "P3"))).isCloseTo(truth("P-103"), within(5.0));
    }

    @Test
    void turnedAwayFromEveryMachineTheCameraReadsTheAir() throws Exception {
        assertThat(measured(looks(robot("R1"), "inspectThermal", Math.PI / 2, "P3")))
                .isCloseTo(20, within(1.0));
    }

    @Test
    void aMachineInTheLineOfSightHidesThoseBehindIt() throws Exception {
        State there = looks(robot("R1"), "inspectThermal", Math.toRadians(-165), "P4");
        assertThat(truth("P-102")).as("nearer to the line, and behind").isGreaterThan(truth("P-103") + 10);
        assertThat(measured(there)).isCloseTo(truth("P-103"), within(5.0));
    }

    @Test
    void theTurnIsForgottenAsSoonAsItGoesOn() {
        Chassis chassis = new Chassis(1, 60, 1, 0, 0, 0, "F0");
        chassis.turn(5 * Math.PI / 2);
        assertThat(chassis.sight()).hasValueCloseTo(Math.PI / 2, within(1e-9));
        chassis.arrive(0, 0, 0, "F0");
        assertThat(chassis.sight()).as("it stands where it stood").isPresent();
        chassis.arrive(3, 0, 0, "F0");
        assertThat(chassis.sight()).isEmpty();
        assertThat(chassis.theta()).isZero();
    }

    @Test
    void theFactsheetSaysThatItTurnsWhereAnOrderAsksForIt() {
        JsonNode optional = Factsheet.of(plant.robots().get(0), 1, "t")
                .path("protocolFeatures")
                .path("optionalParameters");
        assertThat(optional)
                .extracting(p ->
                        p.path("parameter").asText() + ' ' + p.path("support").asText())
                .contains("order.nodes.nodePosition.theta SUPPORTED", "order.edges.maxSpeed SUPPORTED");
    }
}
