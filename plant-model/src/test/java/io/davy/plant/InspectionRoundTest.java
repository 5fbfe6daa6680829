package io.davy.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davy.plant.InvalidPlantException.PlantError;
import io.davy.plant.Robot.Inspection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectionRoundTest {
    private static final String PLANT = """
            davy: 1
            site: {id: s1, timezone: Asia/Seoul}
            floors: [{id: F0}]
            zones: [{id: Z1}]
            sensors:
              - {tag: TT-1, kind: temperature, range: [0, 100], zone: Z1, place: {x: 1, y: 1}}
            robots:
              - {id: R1, manufacturer: acme, serial: A1, inspects: [gas, photo], speed_ms: 1, battery_minutes: 60, home: N1}
              - {id: R2, manufacturer: acme, serial: A2, inspects: [thermal], speed_ms: 1, battery_minutes: 60, home: N1}
            ways:
              nodes: [{id: N1, x: 0, y: 0}, {id: N2, x: 5, y: 0}]
              edges: [{from: N1, to: N2}]
            rounds:
              - {id: night, cron: "30 22 * * MON-FRI", robot: R1, stops: [{node: N2, inspect: [gas, photo]}, {node: N1, inspect: [gas]}]}
            """;

    @Test
    void aRoundIsReadWithItsStops() throws InvalidPlantException {
        InspectionRound round = read(PLANT).rounds().get(0);
        assertThat(round.stops())
                .containsExactly(
                        new InspectionRound.Stop("N2", Set.of(Inspection.PHOTO, Inspection.GAS)),
                        new InspectionRound.Stop("N1", Set.of(Inspection.GAS)));
        assertThat(round.robot()).isEqualTo("R1");
        assertThat(round.inspects()).containsExactly(Inspection.GAS, Inspection.PHOTO);
    }

    @Test
    void aPlantWithRoundsGoesOverTheTopicAndOneWithoutHasNone() throws InvalidPlantException {
        Plant plant = read(PLANT);
        PlantElements.Assembler topic = new PlantElements.Assembler();
        LinkedHashMap<String, byte[]> records = PlantElements.split(plant);
        assertThat(records).containsKey("round/night");
        Plant[] back = new Plant[1];
        records.forEach((k, v) -> topic.accept(k, v).ifPresent(p -> back[0] = p));
        assertThat(back[0]).isEqualTo(plant);
        assertThat(read(PLANT.substring(0, PLANT.indexOf("rounds:"))).rounds()).isEmpty();
    }

    @ParameterizedTest(name = "{1} -> {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "30 22 * * MON-FRI" | "30 25 * * *" | found "30 25 * * *": expected minute, hour
            "30 22 * * MON-FRI" | "often" | found "often": expected minute, hour
            "30 22 * * MON-FRI" | "0 0 30 2 *" | the round night never comes due
            robot: R1 | robot: R7 | unknown robot R7
            robot: R1 | robot: R2 | the round night asks for gas, photo; the robot R2 inspects thermal
            robot: R1, | | the keys are fine
            node: N2, inspect: [gas, photo] | node: N9, inspect: [gas, photo] | unknown node N9
            robot: R1, stops: [{node: N2, inspect: [gas, photo]} | stops: [{node: N2, inspect: [gas, thermal]} | no robot inspects all that the round night asks for: gas, thermal
            stops: [{node: N2, inspect: [gas, photo]}, {node: N1, inspect: [gas]}] | stops: [] | at least 1
            """)
    void whatIsWrongIsSaid(String piece, String replacement, String expected) {
        String text = PLANT.replace(piece, replacement == null ? "" : replacement);
        assertThat(text).isNotEqualTo(PLANT);
        if (expected.equals("the keys are fine")) {
            assertThat(errors(text)).isEmpty();
        } else {
            assertThat(errors(text)).contains(expected);
        }
    }

    @Test
    void aRoundComesDueInTheTimeOfTheSite() {
        CronTimes weekdays = CronTimes.of("30 22 * * MON-FRI", ZoneId.of("Asia/Seoul"));
        assertThat(weekdays.after(Instant.parse("2026-11-27T13:30:00Z")))
                .as("Friday 22:30 in Seoul is past; Monday is next")
                .contains(Instant.parse("2026-11-30T13:30:00Z"));
    }

    @Test
    void theHourThatSpringLeavesOutAndTheOneThatAutumnRepeatsMakeOneRoundEach() {
        CronTimes night = CronTimes.of("30 2 * * *", ZoneId.of("Europe/Berlin"));
        Instant spring = night.after(Instant.parse("2026-03-28T12:00:00Z")).orElseThrow();
        assertThat(spring).as("03:30 where there is no 02:30").isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(night.after(spring)).contains(Instant.parse("2026-03-30T00:30:00Z"));
        Instant autumn = night.after(Instant.parse("2026-10-24T12:00:00Z")).orElseThrow();
        assertThat(night.after(autumn)).contains(Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void whatIsNoCronIsOneLine() {
        assertThatThrownBy(() -> CronTimes.of("a\nb", ZoneId.of("UTC")))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    private static Plant read(String text) throws InvalidPlantException {
        return PlantFile.read("p.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String errors(String text) {
        try {
            read(text);
            return "";
        } catch (InvalidPlantException e) {
            return e.errors().stream().map(PlantError::toString).reduce("", (a, b) -> a + '\n' + b);
        }
    }
}
