package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.mission.Mission;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExclusionsTest {
    private static final Reason OFFLINE = Reasons.notConnected("OFFLINE");

    @Test
    void aSmallFleetIsToldOneByOne() {
        Exclusions few = new Exclusions();
        for (int i = Exclusions.ALL; i > 0; i--) {
            few.add("R%02d".formatted(i), OFFLINE);
        }
        assertThat(few.told())
                .hasSize(Exclusions.ALL)
                .extracting(Mission.Excluded::robot)
                .isSorted();
    }

    @Test
    void ofAThousandTwentyAreNamedAndTheRestIsCountedByReason() {
        Exclusions many = new Exclusions();
        for (int i = 0; i < 900; i++) {
            many.add("R%04d".formatted(i), Reasons.farther(Duration.ofSeconds(1000 - i), "R9999"), 1000 - i);
        }
        for (int i = 900; i < 998; i++) {
            many.add("R%04d".formatted(i), OFFLINE);
        }
        many.add("R0998", Reasons.battery(21, 18, 20));
        List<Mission.Excluded> told = many.told();

        assertThat(told).hasSize(Exclusions.NAMED + 2);
        assertThat(told).extracting(Mission.Excluded::code).contains("battery");
        assertThat(told)
                .as("the nearest of those who are farther")
                .anySatisfy(e -> assertThat(e.robot()).isEqualTo("R0899"));
        assertThat(told.subList(Exclusions.NAMED, told.size()))
                .extracting(Mission.Excluded::robot, Mission.Excluded::en)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("+890", "more are farther away"),
                        org.assertj.core.groups.Tuple.tuple("+89", "more are not connected"));
        assertThat(many.of("R0001"))
                .as("who is not named is known all the same")
                .isPresent();
        assertThat(many.of("R9999")).isEmpty();
    }

    @Test
    void whoWasNotLookedAtIsCountedAmongThoseWhoAreFarther() {
        Exclusions many = new Exclusions();
        many.add("R1", Reasons.farther(Duration.ofSeconds(10), "R9"), 10);
        many.add("R2", OFFLINE);
        many.farther(900);
        assertThat(many.told())
                .extracting(Mission.Excluded::robot, Mission.Excluded::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("R1", "farther"),
                        org.assertj.core.groups.Tuple.tuple("R2", "not_connected"),
                        org.assertj.core.groups.Tuple.tuple("+900", "farther"));
        Exclusions none = new Exclusions();
        none.add("R2", OFFLINE);
        none.farther(3);
        assertThat(none.told())
                .extracting(Mission.Excluded::robot, Mission.Excluded::en)
                .contains(org.assertj.core.groups.Tuple.tuple("+3", "more are farther away"));
    }

    @Test
    void chargeThatFallsShortByTwoPerCentIsSaidSo() {
        Control c = Control.withPlant();
        Bot r1 = new Bot("R1", "D1");
        // There, back and a minute of looking take 3.9 %; the reserve is 20 %.
        r1.charge = 21.9;
        c.hears(r1).incident(TestSite.gas("in-1", "T"));
        Mission.Excluded why = c.mission().excluded().get(0);
        assertThat(why.code()).isEqualTo("battery");
        assertThat(why.en())
                .isEqualTo("21.9 % charge would leave 18 % after the way there, the look and the way home; 20 % must be"
                        + " left");
        assertThat(why.ko()).contains("18 %").contains("20 %");
    }

    @Test
    void whatFallsShortByVeryLittleDoesNotReadAsEnough() {
        assertThat(Reasons.battery(23.8, 19.96, 20).en()).contains("leave 19.9 %");
    }
}
