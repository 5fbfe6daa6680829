package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.mission.Mission;
import io.davy.mission.Mission.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AssignTest {
    @Test
    void theRobotThatArrivesFirstGoesAndTheOthersSayThatTheyAreFarther() {
        Control c = Control.ready().incident(TestSite.gas("in-1", "T"));
        assertThat(c.mission().robot()).isEqualTo("R2");
        assertThat(c.mission().eta()).isEqualTo(TestSite.T0.plusSeconds(20));
        assertThat(c.mission().distanceM()).isEqualTo(20);
        assertThat(c.why("R1")).isEqualTo("farther");
    }

    @Test
    void aTieGoesToTheSmallerRobotId() {
        Control c = Control.withPlant().hears(new Bot("R2", "D1"), new Bot("R1", "D1"));
        c.incident(TestSite.gas("in-1", "T"));
        assertThat(c.mission().robot()).isEqualTo("R1");
    }

    @Test
    void theMoreSevereIncidentChoosesFirst() {
        Control c = Control.withPlant()
                .incident(TestSite.gas("in-a", "T"))
                .incident(TestSite.incident("in-b", Hazard.GAS, "T", Priority.HIGHEST, "gas_high_high", 20, "ppm"));
        c.out.clear();
        c.hears(new Bot("R2", "D2"));
        assertThat(c.missions())
                .filteredOn(m -> m.state() == State.SENT)
                .extracting(Mission::incident)
                .containsExactly("in-b");
    }

    @Test
    void twoIncidentsGetTwoRobots() {
        Control c = Control.ready().incident(TestSite.gas("in-a", "T")).incident(TestSite.gas("in-b", "T"));
        assertThat(c.missions()).extracting(Mission::robot).containsExactly("R2", "R1");
    }

    @Test
    void anIncidentWithoutARobotWaitsAndIsTriedAtTheNextWordOfARobot() {
        Control c = Control.withPlant().incident(TestSite.gas("in-1", "T"));
        c.after(Duration.ofSeconds(60));
        assertThat(c.missions()).hasSize(1);
        c.hears(new Bot("R1", "D1"));
        assertThat(c.missions()).extracting(Mission::state).containsExactly(State.WAITING, State.SENT);
        assertThat(c.mission().number()).isEqualTo(1);
        assertThat(c.mission().version()).isEqualTo(2);
        assertThat(c.mission().reason()).isNull();
    }

    @Test
    void waitingIsSaidAgainOnlyWhenAReasonChanges() {
        Control c = Control.withPlant().incident(TestSite.gas("in-1", "T"));
        Bot r1 = new Bot("R1", "D1");
        r1.charge = 5;
        c.after(20, r1);
        assertThat(c.missions()).extracting(m -> c.missions().indexOf(m)).hasSize(2);
        assertThat(c.why("R1")).isEqualTo("battery");
    }

    @Test
    void nothingIsOrderedBeforeThePlantIsKnown() {
        Control c = new Control();
        c.hears(new Bot("R1", "D1")).incident(TestSite.gas("in-1", "T"));
        assertThat(c.out).isEmpty();
        c.desk = c.dispatcher.plant(c.desk, TestSite.SITE, c.now).desk();
        c.hears(new Bot("R1", "D1"));
        assertThat(c.desk.errands()).containsKey("R1");
    }

    @Test
    void aRepeatedOrOlderIncidentRecordChangesNothing() {
        Control c = Control.ready().incident(TestSite.gas("in-1", "T"));
        int said = c.out.size();
        c.incident(TestSite.gas("in-1", "T"));
        assertThat(c.out).hasSize(said);
    }

    @Test
    void aBacklogIsReadToItsEndBeforeAnybodyIsSent() {
        Control c = Control.ready();
        var old = TestSite.gas("in-1", "T");
        var written = c.now.minusSeconds(3600);
        c.desk = c.dispatcher.incident(c.desk, old, written, c.now).desk();
        assertThat(c.desk.errands()).isEmpty();
        c.desk = c.dispatcher
                .incident(c.desk, TestSite.closed(old), written, c.now)
                .desk();
        c.after(Duration.ofSeconds(5));
        assertThat(c.out).isEmpty();
        c.desk = c.dispatcher
                .incident(c.desk, TestSite.gas("in-2", "T"), written, c.now)
                .desk();
        c.after(Duration.ofSeconds(1));
        assertThat(c.missions()).extracting(Mission::incident).containsExactly("in-2");
    }
}
