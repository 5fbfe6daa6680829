package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.mission.Mission;
import io.davy.mission.Mission.State;
import io.davy.plant.Robot.Inspection;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FilterRobotsTest {

    private static String whyNotR1(Consumer<Bot> bend) {
        Control c = Control.withPlant();
        Bot bot = new Bot("R1", "D1");
        bend.accept(bot);
        c.hears(bot).incident(TestSite.gas("in-1", "T"));
        assertThat(c.mission().excluded()).allSatisfy(e -> {
            assertThat(e.en()).isNotBlank();
            assertThat(e.ko()).isNotBlank().isNotEqualTo(e.en());
        });
        return c.why("R1");
    }

    @Test
    void aRobotThatIsWellIsChosen() {
        assertThat(whyNotR1(b -> {})).isEqualTo("chosen");
    }

    @Test
    void aRobotThatIsNotWellIsLeftOutWithTheReason() {
        assertThat(whyNotR1(b -> b.connection = "CONNECTIONBROKEN")).isEqualTo("not_connected");
        assertThat(whyNotR1(b -> b.mode = "MANUAL")).isEqualTo("not_automatic");
        assertThat(whyNotR1(b -> b.eStop = "MANUAL")).isEqualTo("e_stop");
        assertThat(whyNotR1(b -> b.position = null)).isEqualTo("not_localised");
        assertThat(whyNotR1(b -> b.position = new io.davy.vda5050.v2.State.AgvPosition(0, 0, 0, "F0", false)))
                .isEqualTo("not_localised");
        assertThat(whyNotR1(b -> b.position = new io.davy.vda5050.v2.State.AgvPosition(0, 99, 0, "F0", true)))
                .isEqualTo("not_localised");
        assertThat(whyNotR1(b -> b.takes("somebody-elses", 2))).isEqualTo("busy");
        assertThat(whyNotR1(b -> b.errors.add(
                        new io.davy.vda5050.v2.State.ErrorState("motorFailure", "FATAL", "left hind leg", null))))
                .isEqualTo("fault");
        assertThat(whyNotR1(b -> b.charge = 22)).isEqualTo("battery");
    }

    @Test
    void chargeThatJustSufficesIsEnough() {
        // 40 m there, 40 m back at 1 m/s and 60 s of looking: 140 s of 3600 s, 3.9 %; the reserve is 20 %.
        assertThat(whyNotR1(b -> b.charge = 23.9)).isEqualTo("chosen");
        assertThat(whyNotR1(b -> b.charge = 23.8)).isEqualTo("battery");
    }

    @Test
    void aRejectionOfAnOldOrderSaysNothingAboutANewOne() {
        assertThat(whyNotR1(b -> b.error("orderError", "WARNING", "orderId", "last-week")))
                .isEqualTo("chosen");
        assertThat(whyNotR1(b -> b.error("orderError", "FATAL", "orderId", "last-week")))
                .isEqualTo("chosen");
    }

    @Test
    void aRobotThatHasNeverReportedIsNotConnected() {
        Control c = Control.withPlant().incident(TestSite.gas("in-1", "T"));
        assertThat(c.mission().state()).isEqualTo(State.WAITING);
        assertThat(c.mission().robot()).isNull();
        assertThat(c.mission().excluded()).extracting(Mission.Excluded::code).containsOnly("not_connected");
        assertThat(c.mission().excluded()).extracting(Mission.Excluded::robot).containsExactly("R1", "R2", "R3");
    }

    @Test
    void aStateThatIsOldIsNotBelieved() {
        Control c = Control.withPlant().hears(new Bot("R1", "D1"));
        c.after(Duration.ofSeconds(46)).incident(TestSite.gas("in-1", "T"));
        assertThat(c.why("R1")).isEqualTo("state_old");
    }

    @Test
    void eachHazardNeedsItsOwnInstrument() {
        Control heat = Control.ready()
                .incident(TestSite.incident("in-1", Hazard.HEAT, "A", Priority.HIGH, "temperature_high", 80, "degC"));
        assertThat(heat.why("R1")).isEqualTo("cannot_inspect");
        assertThat(heat.mission().robot()).isEqualTo("R2");
        assertThat(heat.mission().inspection()).isEqualTo(Inspection.THERMAL.actionType());

        Control shaking = Control.ready()
                .incident(
                        TestSite.incident("in-1", Hazard.VIBRATION, "A", Priority.HIGH, "vibration_zone_c", 7, "mm/s"));
        assertThat(shaking.mission().state()).isEqualTo(State.WAITING);
        assertThat(shaking.mission().excluded())
                .extracting(Mission.Excluded::code)
                .containsOnly("cannot_inspect");
    }

    @Test
    void deviceIncidentsAndThoseWithoutAPlaceAreNotVisited() {
        Control c = Control.ready()
                .incident(TestSite.incident("in-1", Hazard.DEVICE, "A", Priority.LOW, "silent", 0, ""))
                .incident(TestSite.incident("in-2", Hazard.PROCESS, "A", Priority.LOW, "pressure_high", 0, "bar"));
        assertThat(c.out).isEmpty();
    }

    @Test
    void anExZoneOnTheWayStopsARobotThatIsNotRated() {
        Control c = Control.ready().incident(TestSite.gas("in-1", "C"));
        assertThat(c.why("R3")).isEqualTo("ex_zone");
        assertThat(c.mission().excluded())
                .filteredOn(e -> e.robot().equals("R3"))
                .first()
                .extracting(Mission.Excluded::en)
                .asString()
                .contains("Z1")
                .contains("IIB");
    }

    @Test
    void aPlaceUpTheStairsIsOnlyForRobotsThatClimb() {
        Control c = Control.ready().incident(TestSite.gas("in-1", "S1"));
        assertThat(c.why("R1")).isEqualTo("stairs");
        assertThat(c.mission().robot()).isEqualTo("R2");
        assertThat(c.mission().route()).containsExactly("D2", "T", "C", "S1");
    }
}
