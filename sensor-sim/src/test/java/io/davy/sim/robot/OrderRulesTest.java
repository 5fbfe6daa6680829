package io.davy.sim.robot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.json.Json;
import io.davy.vda5050.v2.State;
import io.davy.vda5050.v2.State.Reference;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Orders and updates by VDA 5050 2.1.0, 6.6. */
class OrderRulesTest {
    private final Walk walk = new Walk();

    private State.ErrorState error() {
        return walk.state().errors().get(walk.state().errors().size() - 1);
    }

    @Test
    void theBaseGrowsByUpdatesUntilTheEnd() {
        walk.hears("order", Orders.order("R1", "o1", 0, 0, 1, "HOME", "MID", "PUMP"));
        State waits = walk.after(5);
        assertThat(waits.lastNodeId()).isEqualTo("HOME");
        assertThat(waits.driving()).isFalse();
        assertThat(waits.nodeStates()).hasSize(2);
        walk.hears("order", Orders.order("R1", "o1", 1, 0, 2, "HOME", "MID", "PUMP"));
        walk.hears("order", Orders.order("R1", "o1", 2, 2, 2, "MID", "PUMP"));
        assertThat(walk.state().nodeStates())
                .as("an update on the way replaces the horizon")
                .extracting(State.NodeState::sequenceId)
                .containsExactly(2, 4);
        State there = walk.after(14);
        assertThat(there.lastNodeId()).isEqualTo("PUMP");
        assertThat(there.orderUpdateId()).isEqualTo(2);
        assertThat(there.errors()).isEmpty();
    }

    @Test
    void anUpdateMayTurnTheHorizonElsewhere() {
        walk.hears("order", Orders.order("R1", "o1", 0, 0, 2, "HOME", "MID", "PUMP"));
        walk.after(3);
        walk.hears("order", Orders.order("R1", "o1", 1, 2, 2, "MID", "TOP"));
        assertThat(walk.after(16).lastNodeId()).isEqualTo("TOP");
    }

    @Test
    void aFinishedOrderGoesOnFromItsLastNode() {
        walk.order("o1", "HOME", "MID");
        walk.after(8);
        walk.hears("order", Orders.order("R1", "o1", 1, 2, 2, "MID", "PUMP"));
        assertThat(walk.after(8).lastNodeId()).isEqualTo("PUMP");
    }

    @Test
    void aWrongUpdateIsRefusedWithItsReferences() {
        walk.hears("order", Orders.order("R1", "o1", 3, 0, 2, "HOME", "MID", "PUMP"));
        walk.hears("order", Orders.order("R1", "o1", 4, 4, 2, "PUMP", "MID"));
        assertThat(error().errorType()).isEqualTo("orderUpdateError");
        assertThat(error().errorLevel()).isEqualTo("WARNING");
        assertThat(error().errorReferences())
                .contains(
                        new Reference("topic", "order"),
                        new Reference("headerId", "1"),
                        new Reference("orderId", "o1"),
                        new Reference("orderUpdateId", "4"));
        walk.hears("order", Orders.order("R1", "o1", 2, 2, 2, "MID", "PUMP"));
        assertThat(error().errorReferences()).contains(new Reference("orderUpdateId", "2"));
        assertThat(walk.state().orderUpdateId()).isEqualTo(3);
    }

    @Test
    void aCancelledOrderIsNotGoneOnWith() {
        walk.hears("order", Orders.order("R1", "o1", 0, 0, 2, "HOME", "MID", "PUMP"));
        walk.after(8);
        walk.instant("cancelOrder", "c1");
        walk.hears("order", Orders.order("R1", "o1", 1, 2, 2, "MID", "PUMP"));
        assertThat(error().errorType()).isEqualTo("orderUpdateError");
        assertThat(walk.after(10).lastNodeId()).isEqualTo("MID");
    }

    @Test
    void aRobotThatWaitsAtTheEndOfItsBaseTakesNoOtherOrderThatWouldFit() {
        walk.hears("order", Orders.order("R1", "o1", 0, 0, 2, "HOME", "MID", "PUMP"));
        walk.after(8);
        walk.hears("order", Orders.order("R1", "o2", 0, 2, 2, "MID", "PUMP"));
        assertThat(walk.state().orderId()).isEqualTo("o1");
        assertThat(error().errorReferences()).contains(new Reference("orderId", "o2"));
    }

    @Test
    void aRepeatOfARefusedUpdateIsNotReportedTwice() {
        walk.order("o1", "HOME", "MID");
        walk.hears("order", Orders.order("R1", "o1", 1, 4, 2, "PUMP", "MID"));
        walk.hears("order", Orders.order("R1", "o1", 1, 4, 2, "PUMP", "MID"));
        assertThat(walk.errors()).containsExactly("orderUpdateError");
    }

    @Test
    void anOrderWithBaseBehindItsHorizonOrTornEdgesIsInvalid() throws Exception {
        ObjectNode mixed = Json.VDA5050.valueToTree(Orders.order("R1", "o1", "HOME", "MID", "PUMP"));
        ((ObjectNode) mixed.at("/nodes/1")).put("released", false);
        walk.hears("order", mixed);
        assertThat(error().errorType()).isEqualTo("validationError");
        assertThat(error().errorReferences()).contains(new Reference("nodeId", "MID"));

        ObjectNode torn = Json.VDA5050.valueToTree(Orders.order("R1", "o1", "HOME", "MID"));
        ((ObjectNode) torn.at("/edges/0")).put("endNodeId", "PUMP");
        walk.hears("order", torn);
        assertThat(error().errorReferences()).contains(new Reference("edgeId", "HOME-MID"));
        assertThat(walk.state().orderId()).isEmpty();
    }

    @Test
    void whatLacksAFieldIsNamedByItsPath() {
        ObjectNode o =
                Json.VDA5050.valueToTree(Orders.with(Orders.order("R1", "o1", "HOME", "MID"), "inspectGas", "a1"));
        ((ObjectNode) o.at("/nodes/1/actions/0")).remove("blockingType");
        walk.hears("order", o);
        assertThat(error().errorDescription()).contains("nodes/1/actions/0/blockingType");
        walk.robot.hear("instantActions", "{\"actions\": 3}".getBytes(StandardCharsets.UTF_8));
        assertThat(error().errorReferences()).contains(new Reference("topic", "instantActions"));
    }
}
