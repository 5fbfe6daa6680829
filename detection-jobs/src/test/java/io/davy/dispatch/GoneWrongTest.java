package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.mission.Mission;
import io.davy.mission.Mission.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GoneWrongTest {
    private final Control c = Control.withPlant();
    private final Bot r1 = new Bot("R1", "D1");
    private final Bot r2 = new Bot("R2", "D2");

    private String accepted() {
        c.hears(r1).incident(TestSite.gas("in-1", "C"));
        r1.takes(c.mission().orderId(), 3);
        c.hears(r1);
        return r1.orderId;
    }

    private void worse() {
        c.incident(TestSite.incident("in-2", Hazard.GAS, "T", Priority.HIGHEST, "gas_high", 10, "ppm"));
    }

    private Mission newest(String incident) {
        return c.missions().stream()
                .filter(m -> m.incident().equals(incident))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    @Test
    void aRobotDiesOnItsWayAndTheNextOneGoesAndTheMissionSaysWhy() {
        accepted();
        c.hears(r2);
        r1.stand("A");
        r1.sequence = 2;
        c.hears(r1);
        r1.connection = "CONNECTIONBROKEN";
        c.after(32, r1, r2);
        Mission failed = c.missions().stream()
                .filter(m -> m.state() == State.FAILED)
                .findFirst()
                .orElseThrow();
        assertThat(failed.robot()).isEqualTo("R1");
        assertThat(failed.reason()).isEqualTo("R1 has been out of reach for 30 s");
        assertThat(failed.reasonKo()).contains("연락");
        assertThat(c.mission().robot()).isEqualTo("R2");
        assertThat(c.desk.errands().get("R1").releasedEdges(1)).containsExactly("A-B", "B-C");
        int orders = c.orders("R1").size();
        c.after(600, r1, r2);
        assertThat(c.orders("R1")).as("a robot out of reach gets no more way").hasSize(orders);
    }

    @Test
    void aRobotThatRestartsInAMissionIsHeardThoughItCountsItsMessagesFromTheBeginning() {
        r1.header = 500;
        accepted();
        r1.takes("", 0);
        r1.header = 1;
        r1.timestamp = "2026-03-01T08:00:09.000Z";
        c.hears(r1);
        assertThat(c.missions())
                .filteredOn(m -> m.state() == State.FAILED)
                .singleElement()
                .satisfies(m -> assertThat(m.reason()).contains("no longer carries"));
        assertThat(c.desk.errands())
                .as("it has nothing any more: its way is free")
                .doesNotContainKey("R1");
    }

    @Test
    void statesThatWereOvertakenOrAreToldAgainChangeNothing() {
        c.hears(r1).incident(TestSite.gas("in-1", "C"));
        r1.header = 7;
        r1.timestamp = "2026-03-01T08:00:01.000Z";
        var before = r1.view(c.now.plusSeconds(1));
        r1.takes(c.mission().orderId(), 3);
        r1.header = 8;
        r1.timestamp = "2026-03-01T08:00:02.000Z";
        c.after(Duration.ofSeconds(2)).hears(r1);
        assertThat(c.mission().state()).isEqualTo(State.ACCEPTED);
        c.hearsView(before);
        c.hearsView(before);
        assertThat(c.mission().state()).isEqualTo(State.ACCEPTED);
        assertThat(c.desk.robots().get("R1").carries(r1.orderId)).isTrue();
    }

    @Test
    void twoHazardsAndOneRobotTheSecondIsWorse() {
        String first = accepted();
        worse();
        Mission left = c.missions().stream()
                .filter(m -> m.incident().equals("in-1") && m.state() == State.CANCELLED)
                .findFirst()
                .orElseThrow();
        assertThat(left.reason()).contains("R1");
        assertThat(left.reasonKo()).contains("R1");
        assertThat(newest("in-1").state()).as("it waits again at once").isEqualTo(State.WAITING);
        assertThat(newest("in-2").state()).isEqualTo(State.WAITING);
        assertThat(c.orders("R1")).as("not before its cancel is answered").hasSize(1);
        r1.nodesAhead = 0;
        r1.action(first + "-cancel", "FINISHED", null);
        c.hears(r1);
        assertThat(newest("in-2").state()).isEqualTo(State.SENT);
        assertThat(newest("in-2").robot()).isEqualTo("R1");
        r1.takes(newest("in-2").orderId(), 4);
        c.hears(r1);
        String second = r1.orderId;
        r1.arrives("T", 8).action(second + "-look", "FINISHED", "{\"value\":37,\"unit\":\"ppm\"}");
        c.after(2, r1);
        Mission again = newest("in-1");
        assertThat(again.state()).isEqualTo(State.SENT);
        assertThat(again.orderId()).as("by an order of another id").isNotEqualTo(first);
    }

    @Test
    void aRobotThatDoesNotAnswerItsCancelIsPassedOverForTheWorseHazard() {
        accepted();
        worse();
        c.after(14, r1);
        assertThat(newest("in-2").state()).isEqualTo(State.WAITING);
        c.hears(r2);
        assertThat(newest("in-2").robot()).isEqualTo("R2");
        assertThat(c.orders("R1")).as("nothing new for a robot that is busy").hasSize(1);
        assertThat(c.desk.errands())
                .as("it may still drive: its way is its own")
                .containsKey("R1");
    }

    @Test
    void aHazardOfTheSameSeverityWaitsItsTurn() {
        accepted();
        c.incident(TestSite.gas("in-2", "T"));
        assertThat(c.sent("R1", "instantActions")).isEmpty();
        assertThat(newest("in-2").state()).isEqualTo(State.WAITING);
    }

    @Test
    void aRobotWithAFatalErrorOfItsOwnIsReplacedAfterAGrace() {
        accepted();
        r1.errors.add(new io.davy.vda5050.v2.State.ErrorState("motorFailure", "FATAL", "left hind leg", null));
        c.after(9, r1);
        assertThat(c.missions()).noneMatch(m -> m.state() == State.FAILED);
        c.after(3, r1);
        assertThat(c.missions())
                .filteredOn(m -> m.state() == State.FAILED)
                .singleElement()
                .satisfies(m -> assertThat(m.reason()).contains("left hind leg"));
    }

    @Test
    void aRobotUnderWayThatFallsSilentIsAskedForItsStateBeforeItCountsAsLost() {
        accepted();
        c.after(Duration.ofSeconds(44));
        assertThat(c.sent("R1", "instantActions"))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(5)
                .allSatisfy(m -> assertThat(m.json()).contains("stateRequest"));
        r1.stand("A");
        r1.sequence = 2;
        c.hears(r1);
        c.after(20, r1);
        assertThat(c.mission().state()).isEqualTo(State.UNDER_WAY);
        assertThat(c.desk.asks()).isEmpty();
    }

    @Test
    void anUpdateThatWasOutWhenTheConnectionBrokeIsAskedForAnewWhenItIsBack() {
        accepted();
        c.deaf.add("R1");
        r1.stand("A");
        r1.sequence = 2;
        c.hears(r1);
        r1.connection = "CONNECTIONBROKEN";
        c.after(20, r1);
        r1.connection = "ONLINE";
        c.after(3, r1);
        assertThat(c.missions()).noneMatch(m -> m.state() == State.FAILED);
        c.deaf.clear();
        c.after(10, r1);
        assertThat(c.missions()).noneMatch(m -> m.state() == State.FAILED);
    }
}
