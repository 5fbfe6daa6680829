package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.action.Action.Type;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.incident.Incident.Outcome;
import io.davy.mission.Mission;
import io.davy.mission.Mission.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MissionStoryTest {
    private static final String RESULT = "{\"value\":37,\"unit\":\"ppm\"}";

    private final Control c = Control.withPlant();
    private final Bot r1 = new Bot("R1", "D1");
    private final Bot r2 = new Bot("R2", "D2");

    /** R1 is sent to T. */
    private String sent() {
        c.hears(r1).incident(TestSite.gas("in-1", "T"));
        assertThat(c.mission().state()).isEqualTo(State.SENT);
        return c.mission().orderId();
    }

    private String accepted() {
        String order = sent();
        r1.takes(order, 4);
        c.hears(r1);
        assertThat(c.mission().state()).isEqualTo(State.ACCEPTED);
        return order;
    }

    @Test
    void aMissionGoesFromOrderToVerdictAndTheRobotHome() {
        String order = accepted();
        r1.driving = true;
        c.after(1, r1);
        r1.stand("B");
        r1.sequence = 4;
        c.hears(r1);
        assertThat(c.mission().state()).isEqualTo(State.UNDER_WAY);
        assertThat(c.mission().progress()).isEqualTo("B");
        r1.arrives("T", 8).action(order + "-look", "RUNNING", null);
        c.hears(r1);
        assertThat(c.mission().state()).isEqualTo(State.ON_SCENE);
        r1.action(order + "-look", "FINISHED", RESULT).action(order + "-photo", "RUNNING", null);
        c.hears(r1);
        Mission done = c.mission();
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.verdict().outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(done.verdict().value()).isEqualTo(37);
        assertThat(c.sent("R1", "order"))
                .as("no order home before the photo is taken")
                .extracting(Outgoing.ToRobot::orderId)
                .containsOnly(order);
        r1.action(order + "-photo", "FINISHED", null);
        c.hears(r1);
        assertThat(c.order("R1").orderId()).startsWith("home-");
        assertThat(c.order("R1").nodes()).extracting(n -> n.nodeId()).containsExactly("T", "C", "B", "A", "D1");
        r1.takes(c.order("R1").orderId(), 4);
        r1.driving = true;
        c.hears(r1);
        r1.arrives("D1", 8);
        c.hears(r1);
        assertThat(c.desk.errands()).isEmpty();
        assertThat(c.desk.away()).isEmpty();
        assertThat(c.missions()).extracting(Mission::version).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(c.missions()).extracting(Mission::id).containsOnly(done.id());
    }

    @Test
    void aRobotThatStandsAtThePlaceAlreadyGetsAnOrderOfOneNode() {
        r1.stand("T");
        String order = sent();
        assertThat(c.order("R1").nodes()).hasSize(1);
        assertThat(c.order("R1").edges()).isEmpty();
        r1.takes(order, 0).action(order + "-look", "WAITING", null);
        c.hears(r1);
        assertThat(c.mission().state()).isEqualTo(State.ON_SCENE);
    }

    @Test
    void aRobotIsNotGivenUpForAnAnswerThatMayLieUnread() {
        c.hears(r2);
        c.hears(r1).incident(TestSite.gas("in-1", "T"));
        c.after(4, r1, r2);
        // What robots say is read 8 s late now, as after a start with a backlog.
        c.hearsLate(r1, Duration.ofSeconds(8));
        c.after(Duration.ofSeconds(3));
        assertThat(c.mission().robot()).isEqualTo("R2");
        c.hearsLate(r1, Duration.ofMillis(200));
        c.after(Duration.ofSeconds(1));
        assertThat(c.missions()).filteredOn(m -> m.state() == State.FAILED).hasSize(1);
        assertThat(c.mission().robot()).isEqualTo("R1");
    }

    @Test
    void anUnansweredOrderIsSentAgainByteForByteAndThenTheNextRobotGoes() {
        c.hears(r2);
        c.hears(r1).incident(TestSite.gas("in-1", "T"));
        assertThat(c.mission().robot()).isEqualTo("R2");
        c.after(4, r1, r2);
        assertThat(c.sent("R2", "order")).hasSize(3);
        assertThat(c.sent("R2", "order"))
                .extracting(Outgoing.ToRobot::json)
                .containsOnly(c.sent("R2", "order").get(0).json());
        c.after(1, r1, r2);
        assertThat(c.missions())
                .filteredOn(m -> m.state() == State.FAILED)
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.robot()).isEqualTo("R2");
                    assertThat(m.reason()).isEqualTo("R2 did not acknowledge the order within 5 s");
                });
        assertThat(c.mission().robot()).isEqualTo("R1");
        assertThat(c.mission().number()).isEqualTo(2);
        assertThat(c.why("R2")).isEqualTo("tried");
        assertThat(c.sent("R2", "instantActions"))
                .as("a late arrival must not go")
                .isNotEmpty();
    }

    @Test
    void aRefusedOrderGoesToTheNextRobotAtOnce() {
        c.hears(r1, r2).incident(TestSite.gas("in-1", "T"));
        r2.error("orderError", "WARNING", "orderId", c.mission().orderId());
        c.hears(r2);
        assertThat(c.missions()).extracting(Mission::state).containsExactly(State.SENT, State.FAILED, State.SENT);
        assertThat(c.missions().get(1).reason()).contains("refused the order: orderError");
        assertThat(c.mission().robot()).isEqualTo("R1");
        assertThat(c.sent("R2", "instantActions")).noneMatch(m -> m.json().contains("cancelOrder"));
    }

    @Test
    void aRefusalIsForgottenAfterAWhileSoThatALoneRobotIsAskedAgain() {
        sent();
        r1.error("orderError", "WARNING", "orderId", c.mission().orderId());
        c.hears(r1);
        assertThat(c.mission().state()).isEqualTo(State.WAITING);
        assertThat(c.why("R1")).isEqualTo("tried");
        r1.errors.clear();
        c.after(121, r1);
        assertThat(c.missions())
                .filteredOn(m -> m.state() == State.SENT)
                .extracting(Mission::number)
                .contains(2);
    }

    @Test
    void lostConnectionIsBorneForAGraceAndThenTheNextRobotGoes() {
        accepted();
        c.hears(r2);
        r1.connection = "CONNECTIONBROKEN";
        c.after(29, r1, r2);
        assertThat(c.mission().state()).isEqualTo(State.ACCEPTED);
        c.after(2, r1, r2);
        assertThat(c.missions()).filteredOn(m -> m.state() == State.FAILED).hasSize(1);
        assertThat(c.mission().robot()).isEqualTo("R2");
        assertThat(c.desk.errands()).as("it may still drive: its errand stays").containsKey("R1");
    }

    @Test
    void aConnectionThatComesBackInTimeChangesNothing() {
        accepted();
        r1.connection = "CONNECTIONBROKEN";
        c.after(20, r1);
        r1.connection = "ONLINE";
        c.after(20, r1);
        r1.connection = "CONNECTIONBROKEN";
        c.after(20, r1);
        assertThat(c.mission().state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void silenceWithAStandingConnectionIsLossToo() {
        accepted();
        c.after(Duration.ofSeconds(44));
        assertThat(c.mission().state()).isEqualTo(State.ACCEPTED);
        c.after(Duration.ofSeconds(32));
        assertThat(c.missions())
                .filteredOn(m -> m.state() == State.FAILED)
                .singleElement()
                .satisfies(m -> assertThat(m.reason()).contains("out of reach"));
    }

    @Test
    void manualModeEmergencyStopAndALostOrderEndTheMissionWithTheirReasons() {
        accepted();
        r1.mode = "MANUAL";
        c.hears(r1);
        assertThat(c.missions())
                .filteredOn(m -> m.state() == State.FAILED)
                .singleElement()
                .satisfies(m -> assertThat(m.reason()).contains("MANUAL"));
    }

    @Test
    void emergencyStopIsBorneForAShortGrace() {
        accepted();
        r1.eStop = "MANUAL";
        c.after(9, r1);
        assertThat(c.mission().state()).isEqualTo(State.ACCEPTED);
        c.after(2, r1);
        assertThat(c.missions())
                .filteredOn(m -> m.state() == State.FAILED)
                .singleElement()
                .satisfies(m -> assertThat(m.reason()).contains("emergency stop"));
    }

    @Test
    void aRobotThatRestartedAndLostItsOrderIsReplaced() {
        accepted();
        r1.takes("", 0);
        c.hears(r1);
        assertThat(c.missions())
                .filteredOn(m -> m.state() == State.FAILED)
                .singleElement()
                .satisfies(m -> assertThat(m.reason()).contains("no longer carries"));
    }

    @Test
    void aRobotThatHasTheOrderAndDoesNothingIsReplaced() {
        accepted();
        r1.nodesAhead = 0;
        c.after(9, r1);
        assertThat(c.mission().state()).isEqualTo(State.ACCEPTED);
        c.after(3, r1);
        assertThat(c.missions())
                .filteredOn(m -> m.state() == State.FAILED)
                .singleElement()
                .satisfies(m -> assertThat(m.reason()).contains("has done nothing"));
    }

    @Test
    void aRobotThatDoesNotGetHomeIsSentAgainWithANewOrder() {
        String order = accepted();
        r1.arrives("T", 8).action(order + "-look", "FINISHED", RESULT);
        c.hears(r1);
        String home = c.order("R1").orderId();
        r1.takes(home, 0);
        c.after(60, r1);
        assertThat(c.sent("R1", "order").stream()
                        .map(Outgoing.ToRobot::orderId)
                        .distinct()
                        .toList())
                .hasSizeGreaterThan(2)
                .contains(home);
    }

    @Test
    void aLookThatFailsSendsTheNextRobot() {
        String order = accepted();
        r1.arrives("T", 8).action(order + "-look", "FAILED", "pump blocked");
        c.hears(r1);
        assertThat(c.missions())
                .filteredOn(m -> m.state() == State.FAILED)
                .singleElement()
                .satisfies(m -> assertThat(m.reason()).contains("pump blocked"));
    }

    @Test
    void aChargingRobotStopsChargingFirst() {
        r1.charging = true;
        c.hears(r1).incident(TestSite.gas("in-1", "T"));
        assertThat(c.sent("R1", "order")).isEmpty();
        assertThat(c.sent("R1", "instantActions"))
                .singleElement()
                .satisfies(m -> assertThat(m.json()).contains("stopCharging"));
        assertThat(c.mission().state()).isEqualTo(State.WAITING);
        r1.charging = false;
        c.hears(r1);
        assertThat(c.sent("R1", "order")).hasSize(1);
        assertThat(c.mission().state()).isEqualTo(State.SENT);
    }

    @Test
    void aRobotThatKeepsChargingGetsTheOrderAllTheSame() {
        r1.charging = true;
        c.hears(r1).incident(TestSite.gas("in-1", "T"));
        c.after(Duration.ofSeconds(2));
        assertThat(c.sent("R1", "order")).hasSize(1);
    }

    @Test
    void anIncidentThatClosesLetsTheRobotFinishItsLook() {
        var incident = TestSite.gas("in-1", "T");
        String order = accepted();
        c.incident(TestSite.closed(incident));
        assertThat(c.mission().state()).isEqualTo(State.ACCEPTED);
        r1.arrives("T", 8).action(order + "-look", "FINISHED", "{\"value\":1,\"unit\":\"ppm\"}");
        c.hears(r1);
        assertThat(c.missions())
                .filteredOn(m -> m.state() == State.DONE)
                .singleElement()
                .satisfies(m -> assertThat(m.verdict().outcome()).isEqualTo(Outcome.NOT_FOUND));
        c.after(1, r1);
        assertThat(c.desk.cases()).isEmpty();
    }

    @Test
    void anIncidentThatClosesBeforeARobotCouldGoCancelsTheWaitingMission() {
        var incident = TestSite.gas("in-1", "T");
        c.incident(incident).incident(TestSite.closed(incident));
        assertThat(c.mission().state()).isEqualTo(State.CANCELLED);
        assertThat(c.desk.cases()).isEmpty();
    }

    @Test
    void anOfficerRecallsARobotAndItStaysRecalledUntilSentAgain() {
        String order = accepted();
        assertThat(c.act(Type.CANCEL, c.mission().id()).accepted()).isTrue();
        assertThat(c.sent("R1", "instantActions"))
                .singleElement()
                .satisfies(m -> assertThat(m.json()).contains("cancelOrder").contains("actions"));
        assertThat(c.mission().state()).as("not before the robot has answered").isEqualTo(State.ACCEPTED);
        c.after(Duration.ofSeconds(2));
        assertThat(c.sent("R1", "instantActions"))
                .extracting(Outgoing.ToRobot::json)
                .hasSize(2)
                .containsOnly(c.sent("R1", "instantActions").get(0).json());
        r1.stand("A");
        r1.nodesAhead = 0;
        r1.action(order + "-cancel", "FINISHED", null);
        c.hears(r1);
        assertThat(c.mission().state()).isEqualTo(State.CANCELLED);
        assertThat(c.mission().reason()).contains("kim");
        assertThat(c.order("R1").orderId()).startsWith("home-");
        assertThat(c.act(Type.SEND, "in-1").accepted()).isTrue();
        assertThat(c.desk.errands().get("R1").recall())
                .as("it is on its way home: called back first")
                .isNotNull();
    }

    @Test
    void aRobotOnItsWayHomeIsCalledBackForTheNextHazard() {
        String order = accepted();
        r1.arrives("T", 8).action(order + "-look", "FINISHED", RESULT);
        c.hears(r1);
        String home = c.order("R1").orderId();
        r1.takes(home, 4);
        r1.driving = true;
        c.hears(r1);
        c.incident(TestSite.gas("in-2", "T"));
        assertThat(c.mission().state()).isEqualTo(State.WAITING);
        assertThat(c.mission().reason()).contains("R1").contains("free");
        r1.driving = false;
        r1.nodesAhead = 0;
        r1.position = new io.davy.vda5050.v2.State.AgvPosition(35, 0, 0, "F0", true);
        r1.action(home + "-cancel", "FINISHED", null);
        c.hears(r1);
        assertThat(c.mission().state()).isEqualTo(State.SENT);
        assertThat(c.order("R1").nodes().get(0).nodePosition().allowedDeviationXY())
                .as("it stands between two nodes")
                .isGreaterThanOrEqualTo(5);
    }

    @Test
    void officersAreToldWhyNot() {
        assertThat(c.act(Type.SEND, "in-9").reason()).contains("in-9");
        assertThat(c.act(Type.CANCEL, "mi-9").reason()).contains("mi-9");
        accepted();
        assertThat(c.act(Type.SEND, "in-1").reason()).isEqualTo("R1 is on it already");
        var old = new io.davy.action.Action("old", Type.CANCEL, c.mission().id(), "kim", c.now.minusSeconds(600), null);
        var answer = c.dispatcher.action(c.desk, old, c.now).out();
        assertThat(answer).singleElement().isInstanceOfSatisfying(Outgoing.Answer.class, a -> {
            assertThat(a.result().accepted()).isFalse();
            assertThat(a.result().reason()).contains("give it again");
        });
    }

    @Test
    void acknowledgementsAreNotDispatchsBusiness() {
        var ack = new io.davy.action.Action("a", Type.ACK, "al-1", "kim", c.now, null);
        assertThat(c.dispatcher.action(c.desk, ack, c.now).out()).isEmpty();
    }

    @Test
    void sendLooksAgainAfterAVerdict() {
        String order = accepted();
        r1.arrives("T", 8).action(order + "-look", "FINISHED", null);
        c.hears(r1);
        assertThat(c.missions())
                .filteredOn(m -> m.state() == State.DONE)
                .singleElement()
                .satisfies(m -> assertThat(m.verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE));
        c.after(60, r1);
        assertThat(c.missions()).extracting(Mission::number).containsOnly(1);
        c.act(Type.SEND, "in-1");
        assertThat(c.missions()).extracting(Mission::number).contains(2);
    }

    private Mission looked(String result) {
        String order = accepted();
        r1.arrives("T", 8).action(order + "-look", "FINISHED", result).action(order + "-photo", "FINISHED", null);
        c.hears(r1);
        return c.mission();
    }

    @Test
    void whereTheIncidentHasMovedSinceAnEmptyLookARobotLooksAgain() {
        Mission first = looked("{\"value\":0,\"unit\":\"ppm\"}");
        assertThat(first.verdict().outcome()).isEqualTo(Outcome.NOT_FOUND);
        r1.takes(c.order("R1").orderId(), 4);
        c.hears(r1);
        r1.arrives("D1", 8);
        c.hears(r1);
        c.incident(TestSite.moved(TestSite.gas("in-1", "C")));
        assertThat(c.mission().number()).isEqualTo(2);
        assertThat(c.mission().route()).last().isEqualTo("C");
    }

    @Test
    void anEmptyLookAtTheRightPlaceAndAConfirmedOneAreEnough() {
        looked("{\"value\":0,\"unit\":\"ppm\"}");
        c.incident(TestSite.moved(TestSite.gas("in-1", "T")));
        assertThat(c.mission().number()).isEqualTo(1);
    }

    @Test
    void aConfirmedHazardIsNotLookedAtAgainBecauseItsPlaceIsRefined() {
        assertThat(looked(RESULT).verdict().outcome()).isEqualTo(Outcome.CONFIRMED);
        c.incident(TestSite.moved(TestSite.gas("in-1", "C")));
        assertThat(c.mission().number()).isEqualTo(1);
    }

    @Test
    void whatIsMerelyUnusualWaitsForAnOfficerToSendARobot() {
        Control c = Control.ready();
        c.incident(TestSite.incident("i1", Hazard.VIBRATION, "T", Priority.LOW, "machine_abnormal", 1, "times"));
        assertThat(c.missions()).isEmpty();
        c.after(Duration.ofMinutes(5));
        assertThat(c.missions()).isEmpty();
        assertThat(c.act(Type.SEND, "i1").accepted()).isTrue();
        assertThat(c.missions()).isNotEmpty();
    }
}
