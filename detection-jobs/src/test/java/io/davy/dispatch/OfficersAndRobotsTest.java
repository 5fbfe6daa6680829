package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.action.Action.Type;
import io.davy.mission.Mission.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfficersAndRobotsTest {
    private final Control c = Control.withPlant();
    private final Bot r1 = new Bot("R1", "D1");
    private final Bot r2 = new Bot("R2", "D2");

    private String accepted() {
        c.hears(r1).incident(TestSite.gas("in-1", "T"));
        r1.takes(c.mission().orderId(), 4);
        c.hears(r1);
        return r1.orderId;
    }

    @Test
    void anOfficerPausesARobotAndHasItGoOn() {
        accepted();
        r1.driving = true;
        int before = c.out.size();
        String pause = c.asks(Type.PAUSE, c.mission().id());
        assertThat(c.answers(before)).as("not before the robot says so").isEmpty();
        c.after(3, r1);
        assertThat(c.sent("R1", "instantActions")).hasSize(2);
        assertThat(c.sent("R1", "instantActions").stream()
                        .map(Outgoing.ToRobot::json)
                        .distinct())
                .as("the same message")
                .hasSize(1);
        r1.paused = true;
        r1.driving = false;
        c.hears(r1);
        assertThat(c.answers(before)).singleElement().satisfies(a -> {
            assertThat(a.action()).isEqualTo(pause);
            assertThat(a.accepted()).isTrue();
        });
        assertThat(c.mission().paused()).isTrue();
        assertThat(c.act(Type.PAUSE, c.mission().id()).code()).isEqualTo("already_paused");
        c.after(300, r1);
        assertThat(c.mission().state()).as("a pause is no standstill").isEqualTo(State.UNDER_WAY);
        int then = c.out.size();
        c.asks(Type.RESUME, c.mission().id());
        r1.paused = false;
        c.after(1, r1);
        assertThat(c.answers(then))
                .singleElement()
                .satisfies(a -> assertThat(a.accepted()).isTrue());
        assertThat(c.mission().paused()).isFalse();
        assertThat(c.act(Type.RESUME, c.mission().id()).code()).isEqualTo("not_paused");
    }

    @Test
    void aPausedRobotThatIsRecalledIsToldToGoOnBeforeItsWayHome() {
        String order = accepted();
        c.asks(Type.PAUSE, c.mission().id());
        r1.paused = true;
        c.hears(r1);
        c.act(Type.CANCEL, c.mission().id());
        r1.nodesAhead = 0;
        r1.action(order + "-cancel", "FINISHED", null);
        c.hears(r1);
        assertThat(c.sent("R1", "instantActions")).anyMatch(m -> m.json().contains("stopPause"));
    }

    @Test
    void theRobotThatAnOfficerNamesGoesThoughAnotherIsNearer() {
        String first = recalledOnce();
        assertThat(c.act(Type.SEND, "in-1", "R1").accepted()).isTrue();
        assertThat(c.mission().robot()).isEqualTo("R1");
        assertThat(c.mission().orderId()).isNotEqualTo(first);
        assertThat(c.why("R2")).isEqualTo("not_named");
    }

    /** R2, the nearest, was sent and recalled before it had answered. */
    private String recalledOnce() {
        c.hears(r1, r2).incident(TestSite.gas("in-1", "T"));
        assertThat(c.mission().robot()).isEqualTo("R2");
        String order = c.mission().orderId();
        c.act(Type.CANCEL, c.mission().id());
        r2.action(order + "-cancel", "FAILED", null);
        c.hears(r2);
        assertThat(c.mission().state()).isEqualTo(State.CANCELLED);
        return order;
    }

    @Test
    void aNamedRobotThatCannotGoIsRefusedWithTheReasonAndNothingElseChanges() {
        recalledOnce();
        int missions = c.missions().size();
        r1.mode = "MANUAL";
        c.hears(r1);
        var answer = c.act(Type.SEND, "in-1", "R1");
        assertThat(answer.accepted()).isFalse();
        assertThat(answer.code()).isEqualTo("robot_cannot_go");
        assertThat(answer.reason()).isEqualTo("R1 is in MANUAL mode");
        c.after(30, r1, r2);
        assertThat(c.missions()).as("it stays recalled").hasSize(missions);
        assertThat(c.act(Type.SEND, "in-1", "R9").code()).isEqualTo("no_such_robot");
    }

    @Test
    void anIdleRobotIsSentToItsDockAndABusyOneIsNot() {
        r1.stand("B");
        c.hears(r1);
        assertThat(c.act(Type.RETURN, "R1").accepted()).isTrue();
        assertThat(c.order("R1").orderId()).startsWith("home-");
        assertThat(c.act(Type.RETURN, "R1").code()).isEqualTo("robot_busy");
        assertThat(c.act(Type.RETURN, "R2").code()).isEqualTo("robot_cannot_go");
        assertThat(c.act(Type.RETURN, "R9").code()).isEqualTo("no_such_robot");
    }

    @Test
    void everyRefusalHasItsCode() {
        assertThat(c.act(Type.SEND, "in-9").code()).isEqualTo("no_such_incident");
        assertThat(c.act(Type.CANCEL, "mi-9").code()).isEqualTo("no_such_mission");
        assertThat(c.act(Type.PAUSE, "mi-9").code()).isEqualTo("no_such_mission");
        accepted();
        assertThat(c.act(Type.SEND, "in-1").code()).isEqualTo("robot_on_it");
        r1.factsheet = Sheets.of(List.of("inspectGas"), List.of("cancelOrder"), List.of());
        c.hears(r1);
        assertThat(c.act(Type.PAUSE, "in-1").code()).isEqualTo("not_offered");
        r1.connection = "OFFLINE";
        c.hears(r1);
        assertThat(c.act(Type.PAUSE, "in-1").code()).isEqualTo("robot_out_of_reach");
    }
}
