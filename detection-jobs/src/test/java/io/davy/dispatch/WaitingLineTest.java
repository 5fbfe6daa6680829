package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.incident.Incident;
import io.davy.mission.Mission;
import io.davy.mission.Mission.State;
import java.util.List;
import org.junit.jupiter.api.Test;

/** More hazards than robots. */
class WaitingLineTest {
    private final Bot r1 = new Bot("R1", "D1");
    private final Control c = Control.withPlant().hears(r1);

    private static Incident gas(String id, Priority severity) {
        return TestSite.incident(id, Hazard.GAS, "T", severity, "gas_high", 10, "ppm");
    }

    private Mission newest(String incident) {
        return c.missions().stream()
                .filter(m -> m.incident().equals(incident))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private void threeWait() {
        c.incident(gas("in-0", Priority.HIGHEST));
        r1.takes(c.mission().orderId(), 4);
        c.hears(r1);
        c.incident(gas("in-a", Priority.MEDIUM));
        c.incident(gas("in-b", Priority.HIGH));
        c.incident(gas("in-c", Priority.MEDIUM));
        c.after(10, r1);
    }

    @Test
    void theMostSevereIsFirstInTheLineThenTheOldest() {
        threeWait();
        assertThat(List.of("in-b", "in-a", "in-c")).satisfies(line -> {
            for (int i = 0; i < 3; i++) {
                Mission m = newest(line.get(i));
                assertThat(m.state()).isEqualTo(State.WAITING);
                assertThat(m.queue().place()).isEqualTo(i + 1);
                assertThat(m.queue().of()).isEqualTo(3);
            }
        });
    }

    @Test
    void theFirstIsExpectedToBeServedWhenTheRobotHasArrivedAndLookedTheNextOneLookLater() {
        threeWait();
        // R1 arrives 40 s after the start and looks for a minute.
        assertThat(newest("in-b").queue().expected()).isEqualTo(TestSite.T0.plusSeconds(100));
        assertThat(newest("in-a").queue().expected()).isEqualTo(TestSite.T0.plusSeconds(160));
        assertThat(newest("in-c").queue().expected()).isEqualTo(TestSite.T0.plusSeconds(220));
    }

    @Test
    void noTimeIsSaidWhereNoRobotCouldEverLook() {
        threeWait();
        c.incident(TestSite.incident("in-v", Hazard.VIBRATION, "T", Priority.HIGH, "vibration_zone_c", 7, "mm/s"));
        assertThat(newest("in-v").queue().expected()).isNull();
    }

    @Test
    void aLineThatStandsStillIsToldOnce() {
        threeWait();
        int said = c.missions().size();
        c.after(30, r1);
        assertThat(c.missions()).hasSize(said);
    }

    @Test
    void whoIsServedLeavesTheLineAndTheOthersMoveUp() {
        threeWait();
        r1.arrives("T", 8).action(r1.orderId + "-look", "FINISHED", "{\"value\":37,\"unit\":\"ppm\"}");
        c.hears(r1);
        assertThat(newest("in-b").state()).isEqualTo(State.SENT);
        assertThat(newest("in-b").queue()).isNull();
        c.after(10, r1);
        assertThat(newest("in-a").queue().place()).isEqualTo(1);
        assertThat(newest("in-a").queue().of()).isEqualTo(2);
    }
}
