package io.davy.sim.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.davy.vda5050.v2.State;
import org.junit.jupiter.api.Test;

class RobotFaultsTest {
    @Test
    void aFullRobotAtItsDockHasNoNews() {
        Walk walk = new Walk();
        walk.after(1);
        int news = 0;
        for (int tick = 0; tick < 1200; tick++) {
            news += walk.robot.step(Walk.TICK_S, java.time.Instant.EPOCH) ? 1 : 0;
        }
        assertThat(news).isZero();
    }

    @Test
    void aFaultComesAndGoesAtItsTimes() {
        Walk walk = new Walk("R1=e-stop@2s+3s", "R2=e-stop");
        assertThat(walk.after(1.9).safetyState().eStop()).isEqualTo("NONE");
        assertThat(walk.after(0.2).safetyState().eStop()).isEqualTo("MANUAL");
        assertThat(walk.after(2.7).safetyState().eStop()).isEqualTo("MANUAL");
        assertThat(walk.after(0.4).safetyState().eStop()).isEqualTo("NONE");
    }

    @Test
    void aStuckRobotBelievesThatItDrivesAndSaysNothing() {
        Walk walk = new Walk("*=stuck@2s");
        walk.order("o1", "HOME", "MID");
        double x = walk.after(2.1).agvPosition().x();
        State later = walk.after(20);
        assertThat(later.agvPosition().x()).isEqualTo(x).isLessThan(3.2);
        assertThat(later.driving()).isTrue();
        assertThat(later.errors()).isEmpty();
    }

    @Test
    void aBlockedEdgeIsReportedByItsIdAndDrivenWhenItIsFree() {
        Walk walk = new Walk("R1=edge-blocked:MID-PUMP");
        walk.order("o1", "HOME", "MID", "PUMP");
        assertThat(walk.after(3).errors()).as("it is not there yet").isEmpty();
        State stands = walk.after(10);
        assertThat(stands.lastNodeId()).isEqualTo("MID");
        assertThat(stands.driving()).isFalse();
        assertThat(stands.errors()).singleElement().satisfies(e -> {
            assertThat(e.errorType()).isEqualTo("edgeBlocked");
            assertThat(e.errorReferences())
                    .contains(new State.Reference("edgeId", "MID-PUMP"), new State.Reference("orderId", "o1"));
        });
        walk.robot.mend();
        assertThat(walk.after(7).lastNodeId()).isEqualTo("PUMP");
        assertThat(walk.errors()).isEmpty();
    }

    @Test
    void withoutANameTheEdgeThatItIsOnIsBlocked() {
        Walk walk = new Walk("R1=edge-blocked@2s");
        walk.order("o1", "HOME", "MID", "PUMP");
        State stands = walk.after(4);
        assertThat(stands.agvPosition().x()).isBetween(2.8, 3.2);
        assertThat(stands.errors().get(0).errorReferences()).contains(new State.Reference("edgeId", "HOME-MID"));
    }

    @Test
    void aRebootLosesTheOrderAndStandsWhereItStood() {
        Walk walk = new Walk("R1=reboot:3@4s");
        walk.order("o1", "HOME", "MID");
        walk.instant("startPause", "p1");
        walk.instant("stopPause", "p2");
        double x = walk.after(4.1).agvPosition().x();
        assertThat(walk.robot.dark()).isTrue();
        walk.order("o2", "HOME", "MID");
        State back = walk.after(3);
        assertThat(walk.robot.dark()).isFalse();
        assertThat(back.orderId()).isEmpty();
        assertThat(back.orderUpdateId()).isZero();
        assertThat(back.nodeStates()).isEmpty();
        assertThat(back.actionStates()).isEmpty();
        assertThat(back.lastNodeId()).as("between nodes it knows none").isEmpty();
        assertThat(back.agvPosition().x()).isEqualTo(x);
    }

    @Test
    void manualClearsTheOrderAndTakesNoneUntilItIsOver() {
        Walk walk = new Walk("R1=manual@2s+4s");
        walk.order("o1", "HOME", "MID");
        State manual = walk.after(3);
        assertThat(manual.operatingMode()).isEqualTo("MANUAL");
        assertThat(manual.orderId()).isEmpty();
        assertThat(manual.nodeStates()).isEmpty();
        walk.order("o2", "HOME", "MID");
        assertThat(walk.errors()).containsExactly("orderError");
        assertThat(walk.after(4).operatingMode()).isEqualTo("AUTOMATIC");
    }

    @Test
    void aBatteryThatLiesEmptiesAllTheSame() {
        Walk walk = new Walk("R1=battery-lie:80");
        walk.robot.setCharge(0.05);
        walk.order("o1", "HOME", "MID", "PUMP");
        State dead = walk.after(30);
        assertThat(dead.batteryState().batteryCharge()).isEqualTo(80);
        assertThat(dead.lastNodeId()).isEqualTo("HOME");
        assertThat(dead.driving()).isFalse();
    }

    @Test
    void aBrokenInstrumentFailsTheInspectionAndIsReported() {
        Walk walk = new Walk("R1=sensor");
        walk.hears("order", Orders.with(Orders.order("R1", "o1", "HOME"), "inspectGas", "a1"));
        State s = walk.after(5);
        assertThat(s.actionStates().get(0).actionStatus()).isEqualTo("FAILED");
        assertThat(walk.errors()).containsExactly("sensorError");
        assertThat(walk.robot.measures()).isFalse();
    }

    @Test
    void aSlowRobotTakesItsOrderLate() {
        Walk walk = new Walk("R1=slow-ack:6");
        walk.order("o1", "HOME", "MID");
        assertThat(walk.after(5.9).orderId()).isEmpty();
        assertThat(walk.after(0.2).orderId()).isEqualTo("o1");
    }

    @Test
    void theSameSeedLosesTheSameMessagesAndAResentOneComesThrough() {
        String first = taken();
        assertThat(taken()).isEqualTo(first);
        assertThat(first.chars().filter(c -> c == '1').count() / 400.0).isCloseTo(0.5, within(0.1));
    }

    private static String taken() {
        Walk walk = new Walk("R1=lost-messages:0.5");
        StringBuilder taken = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            String id = "c" + i;
            State s = walk.instant("stateRequest", id);
            taken.append(s.actionStates().stream().anyMatch(a -> a.actionId().equals(id)) ? '1' : '0');
        }
        return taken.toString();
    }

    @Test
    void anOrderThatIsSentUntilItIsTakenBeginsOnce() {
        Walk walk = new Walk("R1=lost-messages:0.5");
        for (int i = 0; i < 20; i++) {
            walk.order("o1", "HOME", "MID");
            walk.after(1);
        }
        assertThat(walk.state().lastNodeId()).isEqualTo("MID");
        assertThat(walk.state().orderUpdateId()).isZero();
        assertThat(walk.errors()).isEmpty();
    }

    @Test
    void whatIsNoFaultIsRefusedInOneLine() {
        assertThatThrownBy(() -> PlannedFault.parse("R1")).hasMessageContaining("R1=stuck@30s");
        assertThatThrownBy(() -> PlannedFault.parse("R1=sleepy")).hasMessageContaining("edge-blocked");
        assertThatThrownBy(() -> PlannedFault.parse("R1=slow-ack:long")).hasMessageContaining("expected a number");
        assertThat(PlannedFault.parse("R1=edge-blocked:A4-A5@1.5s+60s"))
                .isEqualTo(new PlannedFault("R1", RobotFault.EDGE_BLOCKED, "A4-A5", 1.5, 60));
    }
}
