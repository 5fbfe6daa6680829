package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.incident.Incident;
import io.davy.mission.Mission;
import io.davy.mission.Mission.State;
import org.junit.jupiter.api.Test;

/** Two hazards, one robot. */
class PreemptionStoryTest {
    private final Bot r1 = new Bot("R1", "D1");
    private final Control c = Control.withPlant().hears(r1);

    private static Incident gas(String id, String node, Priority severity) {
        return TestSite.incident(id, Hazard.GAS, node, severity, "gas_high", 10, "ppm");
    }

    /** R1 is on its way to the first one. */
    private void underWay() {
        c.incident(gas("in-1", "T", Priority.HIGH));
        r1.takes(c.mission().orderId(), 4);
        r1.driving = true;
        c.hears(r1);
        c.out.clear();
    }

    private Mission newest(String incident) {
        return c.missions().stream()
                .filter(m -> m.incident().equals(incident))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    @Test
    void theSecondIsWorseSoTheRobotIsSentOnAndTheFirstGoesBackIntoTheLine() {
        underWay();
        c.incident(gas("in-2", "B", Priority.HIGHEST));

        assertThat(c.sent("R1", "instantActions"))
                .singleElement()
                .satisfies(o -> assertThat(o.json()).contains("cancelOrder"));
        assertThat(c.sent("R1", "order")).as("not before the first is given up").isEmpty();
        assertThat(newest("in-2").state()).isEqualTo(State.WAITING);
        assertThat(newest("in-2").reason()).isEqualTo("R1 is being made free for it");
        assertThat(c.missions())
                .filteredOn(m -> m.incident().equals("in-1"))
                .first()
                .satisfies(m -> {
                    assertThat(m.reason()).isEqualTo("R1 was sent on to a more urgent incident");
                    assertThat(m.reasonKo()).isEqualTo("R1 로봇이 더 긴급한 사건으로 보내짐");
                });
        assertThat(newest("in-1").state()).isEqualTo(State.WAITING);
        assertThat(newest("in-1").queue()).isNotNull();
        assertThat(newest("in-1").queue().place()).isEqualTo(1);

        String cancelled = r1.orderId;
        r1.arrives("A", 2).action(cancelled + "-cancel", "FINISHED", null);
        c.hears(r1);
        assertThat(newest("in-2").state()).isEqualTo(State.SENT);
        assertThat(newest("in-2").robot()).isEqualTo("R1");
        assertThat(newest("in-1").state()).isEqualTo(State.WAITING);
    }

    @Test
    void aRobotIsNeverTakenFromAHazardThatIsAsSevere() {
        underWay();
        c.incident(gas("in-2", "A", Priority.HIGH));
        assertThat(c.sent("R1", "instantActions")).isEmpty();
        assertThat(newest("in-2").state()).isEqualTo(State.WAITING);
        assertThat(c.why("R1")).isEqualTo("busy");
        c.after(60, r1);
        assertThat(c.sent("R1", "instantActions")).isEmpty();
    }

    @Test
    void aRobotThatLooksIsLeftAtItsWork() {
        underWay();
        r1.arrives("T", 8).action(r1.orderId + "-look", "RUNNING", null);
        c.hears(r1);
        c.incident(gas("in-2", "B", Priority.HIGHEST));
        assertThat(c.sent("R1", "instantActions")).isEmpty();
        assertThat(newest("in-2").state()).isEqualTo(State.WAITING);
    }

    @Test
    void aFreeRobotGoesRatherThanOneThatHasToBeTakenUnlessItIsMuchFarther() {
        c.incident(gas("in-1", "T", Priority.HIGH));
        r1.takes(c.mission().orderId(), 4);
        c.hears(r1, new Bot("R2", "D2"));
        c.out.clear();
        // R1 at D1 would need 30 s to C, R2 at D2 as long, and R2 is free.
        c.incident(gas("in-2", "C", Priority.HIGHEST));
        assertThat(newest("in-2").robot()).isEqualTo("R2");
        assertThat(c.sent("R1", "instantActions")).isEmpty();

        // To A it is 10 s for R1, 50 s for R2: more than the 25 s that taking R1 away counts for.
        Control far = Control.withPlant().hears(new Bot("R1", "D1"));
        far.incident(gas("in-1", "T", Priority.HIGH));
        far.hears(new Bot("R1", "D1").takes(far.mission().orderId(), 4), new Bot("R2", "D2"));
        far.out.clear();
        far.incident(gas("in-2", "A", Priority.HIGHEST));
        assertThat(far.sent("R1", "instantActions")).hasSize(1);
        assertThat(far.sent("R2", "order"))
                .as("the first has another robot at once")
                .hasSize(1);
    }

    @Test
    void whileARobotIsBeingFreedNothingFlips() {
        underWay();
        c.incident(gas("in-2", "B", Priority.HIGHEST));
        int said = c.out.size();
        c.after(1, r1);
        c.incident(TestSite.moved(gas("in-2", "B", Priority.HIGHEST)));
        assertThat(c.sent("R1", "instantActions")).hasSize(1);
        assertThat(c.out.size()).isEqualTo(said);
    }
}
