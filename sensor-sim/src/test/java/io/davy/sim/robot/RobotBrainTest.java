package io.davy.sim.robot;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.sim.Scenario;
import io.davy.sim.TestPlants;
import io.davy.sim.physics.PlantPhysics;
import io.davy.vda5050.v2.Order;
import io.davy.vda5050.v2.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RobotBrainTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final double TICK_S = 0.05;

    private final Plant plant = TestPlants.small();
    private final PlantPhysics world = new PlantPhysics(plant, Scenario.H2S_LEAK, 1, START);
    private final RobotBrain robot = robot("R1");
    private Instant now = START;

    private RobotBrain robot(String id) {
        return new RobotBrain(
                plant,
                plant.robots().stream()
                        .filter(r -> r.id().equals(id))
                        .findFirst()
                        .orElseThrow(),
                world,
                1,
                () -> {});
    }

    private State state() {
        return robot.state(1, "t");
    }

    private State after(double seconds) {
        for (double t = 0; t < seconds; t += TICK_S) {
            now = now.plus(Duration.ofMillis((long) (TICK_S * 1000)));
            world.advance(now);
            robot.step(TICK_S, now);
        }
        return state();
    }

    private List<String> errorTypes() {
        return state().errors().stream().map(State.ErrorState::errorType).toList();
    }

    @Test
    void drivesAnOrderAtItsSpeedAndShrinksWhatIsAhead() {
        robot.onOrder(Orders.order("R1", "o1", "HOME", "MID", "PUMP"));
        State accepted = state();
        assertThat(accepted.orderId()).isEqualTo("o1");
        assertThat(accepted.nodeStates()).hasSize(3);
        State onTheWay = after(4);
        assertThat(onTheWay.driving()).isTrue();
        assertThat(onTheWay.lastNodeId()).isEqualTo("HOME");
        assertThat(onTheWay.agvPosition().x()).isBetween(5.8, 6.2);
        assertThat(onTheWay.nodeStates()).extracting(State.NodeState::nodeId).containsExactly("MID", "PUMP");
        assertThat(onTheWay.edgeStates()).hasSize(2);
        State there = after(9);
        assertThat(there.lastNodeId()).isEqualTo("PUMP");
        assertThat(there.lastNodeSequenceId()).isEqualTo(4);
        assertThat(there.nodeStates()).isEmpty();
        assertThat(there.edgeStates()).isEmpty();
        assertThat(there.driving()).isFalse();
        assertThat(there.batteryState().batteryCharge()).isLessThan(100);
    }

    @Test
    void inspectionFindsTheGasAtTheLeak() throws Exception {
        robot.onOrder(Orders.with(Orders.order("R1", "o1", "HOME", "MID", "PUMP"), "inspectGas", "a1"));
        assertThat(state().actionStates())
                .singleElement()
                .satisfies(a -> assertThat(a.actionStatus()).isEqualTo("WAITING"));
        State running = after(13.5);
        assertThat(running.actionStates().get(0).actionStatus()).isEqualTo("RUNNING");
        State.ActionState done = after(2).actionStates().get(0);
        assertThat(done.actionStatus()).isEqualTo("FINISHED");
        var result = Json.VDA5050.readTree(done.resultDescription());
        assertThat(result.get("unit").asText()).isEqualTo("ppm");
        assertThat(result.get("value").asDouble()).isGreaterThan(10);
    }

    @Test
    void repeatedOrderIsIgnored() {
        var order = Orders.order("R1", "o1", "HOME", "MID");
        robot.onOrder(order);
        after(8);
        robot.onOrder(order);
        assertThat(state().nodeStates()).isEmpty();
        assertThat(state().errors()).isEmpty();
    }

    @Test
    void newOrderIsRefusedWhileBusyAndTheOldOneGoesOn() {
        robot.onOrder(Orders.order("R1", "o1", "HOME", "MID"));
        after(2);
        robot.onOrder(Orders.order("R1", "o2", "HOME", "MID"));
        assertThat(state().orderId()).isEqualTo("o1");
        assertThat(state().errors()).singleElement().satisfies(e -> {
            assertThat(e.errorType()).isEqualTo(Errors.ORDER);
            assertThat(e.errorReferences()).contains(new State.Reference("orderId", "o2"));
        });
        assertThat(after(6).lastNodeId()).isEqualTo("MID");
        robot.onOrder(Orders.order("R1", "o3", "MID", "HOME"));
        assertThat(state().orderId()).isEqualTo("o3");
        assertThat(state().errors()).isEmpty();
    }

    @Test
    void orderThatBeginsElsewhereHasNoRoute() {
        robot.onOrder(Orders.order("R1", "o1", "MID", "PUMP"));
        assertThat(errorTypes()).containsExactly(Errors.NO_ROUTE);
        assertThat(state().orderId()).isEmpty();
    }

    @Test
    void horizonIsNotDrivenUntilAnUpdateReleasesIt() {
        robot.onOrder(Orders.order("R1", "o1", 0, 0, 2, "HOME", "MID", "PUMP"));
        State waits = after(12);
        assertThat(waits.lastNodeId()).isEqualTo("MID");
        assertThat(waits.nodeStates())
                .singleElement()
                .satisfies(n -> assertThat(n.released()).isFalse());
        robot.onOrder(Orders.order("R1", "o1", 1, 2, 2, "MID", "PUMP"));
        assertThat(state().orderUpdateId()).isEqualTo(1);
        assertThat(after(8).lastNodeId()).isEqualTo("PUMP");
    }

    @Test
    void updateThatDoesNotFitOrIsOldIsRefused() {
        robot.onOrder(Orders.order("R1", "o1", 2, 0, 2, "HOME", "MID", "PUMP"));
        after(1);
        robot.onOrder(Orders.order("R1", "o1", 3, 4, 2, "PUMP", "MID"));
        robot.onOrder(Orders.order("R1", "o1", 1, 2, 2, "MID", "PUMP"));
        assertThat(errorTypes()).containsExactly(Errors.ORDER_UPDATE, Errors.ORDER_UPDATE);
        assertThat(state().orderUpdateId()).isEqualTo(2);
    }

    @Test
    void cancelStopsTheRobotKeepsTheOrderIdAndFailsWhatWaits() {
        robot.onOrder(Orders.with(Orders.order("R1", "o1", "HOME", "MID"), "inspectGas", "a1"));
        after(2);
        robot.onInstant(Orders.instant("R1", "cancelOrder", "c1"));
        State s = state();
        assertThat(s.orderId()).isEqualTo("o1");
        assertThat(s.nodeStates()).isEmpty();
        assertThat(s.actionStates())
                .extracting(a -> a.actionId() + " " + a.actionStatus())
                .containsExactly("a1 FAILED", "c1 FINISHED");
        double stopped = s.agvPosition().x();
        assertThat(after(3).agvPosition().x()).isEqualTo(stopped);
        robot.onInstant(Orders.instant("R1", "cancelOrder", "c2"));
        assertThat(errorTypes()).containsExactly(Errors.NO_ORDER_TO_CANCEL);
    }

    @Test
    void pauseHoldsTheRobotAndStopPauseLetsItGoOn() {
        robot.onOrder(Orders.order("R1", "o1", "HOME", "MID"));
        after(2);
        robot.onInstant(Orders.instant("R1", "startPause", "p1"));
        double x = after(0.1).agvPosition().x();
        State paused = after(5);
        assertThat(paused.agvPosition().x()).isEqualTo(x);
        assertThat(paused.paused()).isTrue();
        assertThat(paused.driving()).isFalse();
        robot.onInstant(Orders.instant("R1", "stopPause", "p2"));
        assertThat(after(6).lastNodeId()).isEqualTo("MID");
    }

    @Test
    void stairsAreSlowAndOnlyForThoseWhoClimb() {
        robot.onOrder(Orders.order("R1", "o1", "HOME", "MID", "TOP"));
        after(10.0 / 1.5 + 8);
        assertThat(state().lastNodeId()).isEqualTo("MID");
        State up = after(4);
        assertThat(up.lastNodeId()).isEqualTo("TOP");
        assertThat(up.agvPosition().mapId()).isEqualTo("F1");
        assertThat(robot.chassis().z()).isEqualTo(4);

        RobotBrain wheeled = robot("R2");
        wheeled.onOrder(Orders.order("R2", "o1", "HOME", "MID", "TOP"));
        assertThat(wheeled.state(1, "t").errors())
                .singleElement()
                .satisfies(e -> assertThat(e.errorType()).isEqualTo(Errors.NO_ROUTE));
    }

    @Test
    void chargesAtHomeAfterAnOrderBroughtItThere() {
        robot.setCharge(50);
        robot.onOrder(Orders.order("R1", "o1", "HOME", "MID"));
        assertThat(after(8).batteryState().charging()).isFalse();
        robot.onOrder(Orders.order("R1", "o2", "MID", "HOME"));
        State home = after(10);
        assertThat(home.batteryState().charging()).isTrue();
        assertThat(after(60).batteryState().batteryCharge())
                .isGreaterThan(home.batteryState().batteryCharge() + 1.5);
        robot.onInstant(Orders.instant("R1", "stopCharging", "s1"));
        assertThat(after(1).batteryState().charging()).isFalse();
        robot.onInstant(Orders.instant("R1", "startCharging", "s2"));
        assertThat(after(1).batteryState().charging()).isTrue();
    }

    @Test
    void whatItCannotDoIsRefusedWithTheActionNamed() {
        robot.onOrder(Orders.with(Orders.order("R1", "o1", "HOME"), "inspectAcoustic", "a1"));
        assertThat(state().errors()).singleElement().satisfies(e -> {
            assertThat(e.errorType()).isEqualTo(Errors.ORDER);
            assertThat(e.errorDescription()).contains("inspectAcoustic");
        });
    }

    @Test
    void faultsShowInTheStateAndAreGoneWhenMended() {
        robot.fault(RobotFault.REFUSE);
        robot.onOrder(Orders.order("R1", "o1", "HOME", "MID"));
        assertThat(errorTypes()).containsExactly(Errors.ORDER);
        robot.mend();
        robot.fault(RobotFault.NEVER_ANSWER);
        robot.onOrder(Orders.order("R1", "o2", "HOME", "MID"));
        assertThat(state().orderId()).isEmpty();
        robot.mend();
        robot.onOrder(Orders.order("R1", "o2", "HOME", "MID"));
        after(1);
        robot.fault(RobotFault.STUCK);
        double x = after(0.1).agvPosition().x();
        assertThat(after(2).agvPosition().x()).isEqualTo(x);
        assertThat(state().driving()).as("it believes that it drives").isTrue();
        assertThat(errorTypes()).isEmpty();
        robot.mend();
        robot.fault(RobotFault.EMERGENCY_STOP);
        assertThat(after(1).safetyState().eStop()).isEqualTo("MANUAL");
        assertThat(state().agvPosition().x()).isEqualTo(x);
        robot.mend();
        assertThat(after(7).lastNodeId()).isEqualTo("MID");
        assertThat(state().errors()).isEmpty();
    }

    @Test
    void aCancelledRobotTakesAnOrderFromATemporaryNodeWhereItStands() {
        robot.onOrder(Orders.order("R1", "o1", "HOME", "MID"));
        after(2);
        robot.onInstant(Orders.instant("R1", "cancelOrder", "c1"));
        var at = state().agvPosition();
        var there = Orders.order("R1", "o2", "HERE", "MID");
        var nodes = new ArrayList<>(there.nodes());
        nodes.set(
                0,
                new Order.Node(
                        "HERE", 0, true, new Order.NodePosition(at.x(), at.y(), null, null, at.mapId()), List.of()));
        robot.onOrder(new Order(1, "t", "2.1.0", "maker", "SN-R1", "o2", 0, nodes, there.edges()));
        assertThat(state().errors()).isEmpty();
        assertThat(after(6).lastNodeId()).isEqualTo("MID");
    }
}
