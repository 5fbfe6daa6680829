package io.davy.detection.incident;

import static io.davy.detection.TestPlant.plant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davy.alarm.Priority;
import io.davy.detection.gas.AirSample;
import io.davy.incident.Incident.Member;
import io.davy.plant.Place;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What part of a reading another gas explains: an ammonia cell shows 1.3 times the hydrogen sulfide. */
class OtherGasTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final Lately NOTHING = new Lately(List.of());

    private final OtherGas gases = new OtherGas(plant().gas("AT-1", "H2S", 0, 0, l -> l.high(10))
            .gas("AN-1", "NH3", 0, 0, l -> l.high(25))
            .gas("AN-2", "NH3", 0, 0, l -> l.high(25))
            .build());

    private static Member alarm(String subject, String rule, double value, @Nullable String unit, String gas) {
        return new Member(
                "al-" + subject,
                subject,
                rule,
                Priority.HIGH,
                true,
                value,
                unit,
                10,
                T0,
                new Place(0, 0, 0, "F0"),
                gas);
    }

    /** Two cells' means, which stand so far above their background. */
    private static AirSample air(int second, float[] means, float[] above) {
        long start = T0.plusSeconds(second).toEpochMilli();
        return new AirSample(
                "A1",
                "Z1",
                start,
                10_000,
                start + 10_000,
                new String[] {"AN-1", "AN-2"},
                above,
                Double.NaN,
                Double.NaN,
                null,
                means,
                null);
    }

    private double explained(Member m, double h2s, Lately air) {
        return gases.explained(m, "NH3", "H2S", h2s, air, false);
    }

    @Test
    void itIsTheOtherReadingsShareOfTheRise() {
        Member m = alarm("AN-1", "gas_high", 52, "ppm", "NH3");
        assertThat(explained(m, 40, NOTHING)).isCloseTo(1, within(1e-9));
        assertThat(explained(m, 10, NOTHING)).isCloseTo(0.25, within(1e-9));
        assertThat(gases.explained(m, "NH3", "CO", 1000, NOTHING, false)).isZero();
    }

    @Test
    void whatTheCellReadBeforeIsNoRise() {
        Lately air = new Lately(List.of(air(0, new float[] {12, 0}, new float[] {0, 0})));
        assertThat(explained(alarm("AN-1", "gas_high", 38, "ppm", "NH3"), 20, air))
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void aVoteIsExplainedIfEachOfItsDetectorsIsAndARiseAMinuteByWhatIsRead() {
        Member vote = alarm("Z1", "gas_vote", 2, null, "NH3");
        assertThat(explained(vote, 40, NOTHING))
                .as("nobody knows what they read")
                .isZero();
        Lately air = new Lately(List.of(air(0, new float[] {52, 26}, new float[] {52, 26})));
        assertThat(explained(vote, 40, air)).isCloseTo(1, within(1e-6));
        assertThat(explained(vote, 20, air)).isCloseTo(0.5, within(1e-6));
        assertThat(explained(alarm("AN-2", "gas_rate_of_rise", 300, "ppm/min", "NH3"), 20, air))
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void aRobotsNoseIsTakenForATypicalOne() {
        assertThat(explained(alarm("R1/NH3", "gas_high", 26, "ppm", "NH3"), 20, NOTHING))
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void whatWasReadLongAgoDoesNotCount() {
        Lately air = new Lately(List.of(
                air(0, new float[] {90, 0}, new float[] {90, 0}), air(200, new float[] {26, 0}, new float[] {26, 0})));
        assertThat(explained(alarm("AN-1", "gas_high", 25, "ppm", "NH3"), 20, air))
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void aDetectorAtTheEndOfItsRangeMayStandForMore() {
        assertThat(gases.ppm(List.of(alarm("AT-1", "gas_high", 50, "ppm", "H2S")), "H2S", NOTHING))
                .isEqualTo(50);
        assertThat(gases.ppm(List.of(alarm("AT-1", "gas_high", 100, "ppm", "H2S")), "H2S", NOTHING))
                .isEqualTo(300);
        assertThat(gases.ppm(List.of(), "H2S", NOTHING)).isNaN();
    }
}
