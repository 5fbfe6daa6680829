package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.action.Action.Type;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.mission.Mission;
import io.davy.mission.Mission.State;
import io.davy.vda5050.v2.Order;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The eleven traps of VDA 5050 that others have fallen into, one test each. */
class TrapsTest {
    private final Control c = Control.withPlant();
    private final Bot r1 = new Bot("R1", "D1");
    private final Bot r2 = new Bot("R2", "D2");

    private String accepted() {
        c.hears(r1).incident(TestSite.gas("in-1", "T"));
        String order = c.mission().orderId();
        r1.takes(order, 4);
        c.hears(r1);
        assertThat(c.mission().state()).isEqualTo(State.ACCEPTED);
        return order;
    }

    private List<String> instants(String robot) {
        return c.sent(robot, "instantActions").stream()
                .map(m -> m.json().replaceAll(".*\"actionType\":\"(\\w+)\".*", "$1"))
                .toList();
    }

    @Test
    void trap1QosZeroLosesOrdersSoTheIdenticalMessageIsSentAgainUpdatesToo() {
        c.hears(r1).incident(TestSite.gas("in-1", "T"));
        c.after(4, r1);
        assertThat(c.sent("R1", "order")).hasSize(3);
        assertThat(c.orders("R1")).as("byte for byte the same").hasSize(1);
        r1.takes(c.mission().orderId(), 4);
        c.hears(r1);
        c.deaf.add("R1");
        r1.stand("A");
        r1.sequence = 2;
        c.after(3, r1);
        assertThat(c.sent("R1", "order")).hasSize(5);
        assertThat(c.orders("R1")).as("the order and one update").hasSize(2);
        assertThat(c.orders("R1").get(1).orderUpdateId()).isEqualTo(1);
    }

    @Test
    void trap2ANewOrderGoesToABusyRobotOnlyAfterItsCancelHasFinished() {
        String order = accepted();
        c.incident(TestSite.incident("in-2", Hazard.GAS, "C", Priority.HIGHEST, "gas_high", 10, "ppm"));
        assertThat(instants("R1")).containsExactly("cancelOrder");
        c.after(3, r1);
        assertThat(c.orders("R1")).as("no second order yet").hasSize(1);
        r1.nodesAhead = 0;
        r1.action(order + "-cancel", "FINISHED", null);
        c.hears(r1);
        assertThat(c.orders("R1")).hasSize(2);
        assertThat(c.order("R1").orderId()).isNotEqualTo(order);
    }

    @Test
    void trap2ADeadRobotKeepsItsWayForItStillDrivesToItsLastReleasedNode() {
        String order = accepted();
        r1.connection = "CONNECTIONBROKEN";
        c.after(3600, r1);
        assertThat(c.missions()).filteredOn(m -> m.state() == State.FAILED).isNotEmpty();
        assertThat(c.desk.errands().get("R1").releasedEdges(0))
                .as("short, and still its own after an hour")
                .containsExactly("D1-A", "A-B");
        r1.connection = "ONLINE";
        r1.takes("", 0);
        c.after(8, r1);
        assertThat(c.desk.errands().values())
                .as("it is heard again and has nothing: the way is free")
                .noneMatch(e -> e.orderId().equals(order));
    }

    @Test
    void trap3AfterACancelTheOldOrderIdStaysAndTheNextOrderAllowsForThePlaceBetweenNodes() {
        String order = accepted();
        c.act(Type.CANCEL, c.mission().id());
        r1.nodesAhead = 0;
        r1.position = new io.davy.vda5050.v2.State.AgvPosition(14, 0, 0, "F0", true);
        r1.action(order + "-cancel", "FINISHED", null);
        c.hears(r1);
        assertThat(r1.orderId).isEqualTo(order);
        assertThat(c.mission().state()).isEqualTo(State.CANCELLED);
        Order home = c.order("R1");
        assertThat(home.orderId()).startsWith("home-");
        assertThat(home.nodes().get(0).nodeId()).isEqualTo("A");
        assertThat(home.nodes().get(0).nodePosition().allowedDeviationXY()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void trap4ThereIsNoOrderFailedSoItIsReadFromErrorsAndActionStates() {
        String order = accepted();
        r1.error("driveFailure", "FATAL", "orderId", order);
        c.hears(r1);
        assertThat(c.missions()).filteredOn(m -> m.state() == State.FAILED).hasSize(1);

        Control other = Control.withPlant();
        Bot bot = new Bot("R1", "D1");
        other.hears(bot).incident(TestSite.gas("in-1", "T"));
        String second = other.mission().orderId();
        bot.takes(second, 0).arrives("T", 8).action(second + "-look", "FAILED", "no sample");
        other.hears(bot);
        assertThat(other.missions())
                .filteredOn(m -> m.state() == State.FAILED)
                .singleElement()
                .satisfies(m -> assertThat(m.reason()).contains("no sample"));
    }

    @Test
    void trap5AnErrorOfAnotherOrderOrAnOlderUpdateCountsForNothing() {
        r1.error("orderError", "WARNING", "orderId", "yesterday");
        r1.error("orderUpdateError", "FATAL", "orderId", "yesterday");
        String order = accepted();
        r1.stand("A");
        r1.sequence = 2;
        r1.errors.add(new io.davy.vda5050.v2.State.ErrorState(
                "orderUpdateError",
                "WARNING",
                null,
                List.of(
                        new io.davy.vda5050.v2.State.Reference("orderId", order),
                        new io.davy.vda5050.v2.State.Reference("orderUpdateId", "7"))));
        c.after(8, r1);
        assertThat(c.missions()).noneMatch(m -> m.state().ended());
    }

    @Test
    void trap6ManualAndServiceClearTheOrderAndNoCancelIsSent() {
        for (String mode : List.of("MANUAL", "SERVICE")) {
            Control own = Control.withPlant();
            Bot bot = new Bot("R1", "D1");
            own.hears(bot).incident(TestSite.gas("in-1", "T"));
            bot.takes(own.mission().orderId(), 4);
            own.hears(bot);
            bot.mode = mode;
            own.hears(bot);
            assertThat(own.missions())
                    .filteredOn(m -> m.state() == State.FAILED)
                    .singleElement()
                    .satisfies(m -> assertThat(m.reason()).contains(mode));
            assertThat(own.sent("R1", "instantActions")).isEmpty();
            assertThat(own.desk.errands()).isEmpty();
        }
    }

    @Test
    void trap7WhatAFactsheetDoesNotListIsNeverSent() {
        r1.factsheet = Sheets.of(List.of("inspectGas"), List.of("cancelOrder"), List.of("order.nodes.nodePosition"));
        r1.position = new io.davy.vda5050.v2.State.AgvPosition(0, 1.2, 0, "F0", true);
        r1.charging = true;
        c.hears(r1).incident(TestSite.gas("in-1", "T"));
        assertThat(instants("R1")).as("it offers no stopCharging").isEmpty();
        String json = c.sent("R1", "order").get(0).json();
        assertThat(json).contains("nodePosition").contains("inspectGas");
        assertThat(json)
                .doesNotContain("takePhoto")
                .doesNotContain("allowedDeviationXY")
                .doesNotContain("theta");

        Control other = Control.withPlant();
        Bot bot = new Bot("R1", "D1");
        bot.factsheet = Sheets.of(List.of("inspectThermal"), List.of(), List.of());
        other.hears(bot).incident(TestSite.gas("in-1", "T"));
        assertThat(other.why("R1")).isEqualTo("cannot_inspect");
        assertThat(other.mission().excluded())
                .filteredOn(e -> e.robot().equals("R1"))
                .singleElement()
                .satisfies(e -> assertThat(e.en()).contains("inspectGas").contains("factsheet"));
    }

    @Test
    void trap8InformationNeverDrivesLogic() {
        accepted();
        var report = r1.report(c.now);
        ((com.fasterxml.jackson.databind.node.ObjectNode) report.state())
                .putArray("information")
                .addObject()
                .put("infoType", "orderFailed")
                .put("infoLevel", "INFO");
        assertThat(RobotReports.view(report)).isEqualTo(r1.view(c.now));
    }

    @Test
    void trap9AChargingRobotIsToldToStopThatBeforeItsOrder() {
        r1.charging = true;
        c.hears(r1).incident(TestSite.gas("in-1", "T"));
        assertThat(instants("R1")).containsExactly("stopCharging");
        assertThat(c.sent("R1", "order")).isEmpty();
        r1.charging = false;
        c.hears(r1);
        assertThat(c.sent("R1", "order")).hasSize(1);
    }

    @Test
    void trap10InstantActionsThatAreNeverEchoedAreAskedForABoundedNumberOfTimes() {
        String order = accepted();
        int before = c.out.size();
        String asked = c.asks(Type.PAUSE, c.mission().id());
        c.after(20, r1);
        assertThat(instants("R1").stream().filter("startPause"::equals)).hasSize(5);
        assertThat(c.answers(before)).singleElement().satisfies(a -> {
            assertThat(a.action()).isEqualTo(asked);
            assertThat(a.accepted()).isFalse();
            assertThat(a.code()).isEqualTo("robot_silent");
        });
        c.act(Type.CANCEL, c.mission().id());
        c.after(60, r1);
        assertThat(instants("R1").stream().filter("cancelOrder"::equals)).hasSize(5);
        assertThat(c.mission().state()).isEqualTo(State.CANCELLED);
        assertThat(c.mission().reason()).contains("did not answer").contains("may still drive");
        assertThat(c.desk.errands().get("R1").orderId())
                .as("its way stays reserved")
                .isEqualTo(order);
    }

    @Test
    void trap11AnOfficerIsToldThatRecallAndPauseAreNoSafetyFunctions() {
        accepted();
        c.asks(Type.PAUSE, c.mission().id());
        int before = c.out.size();
        r1.paused = true;
        c.hears(r1);
        assertThat(c.answers(before)).singleElement().satisfies(a -> {
            assertThat(a.accepted()).isTrue();
            assertThat(a.code()).isEqualTo("no_safety_function");
            assertThat(a.reason()).contains("no safety function").contains("emergency stop");
        });
        Mission m = c.mission();
        assertThat(m.reason()).contains("no safety function");
        assertThat(m.reasonKo()).contains("안전 기능이 아님");
        assertThat(c.act(Type.CANCEL, m.id()).code()).isEqualTo("no_safety_function");
        assertThat(c.now).isBefore(TestSite.T0.plus(Duration.ofMinutes(1)));
    }
}
