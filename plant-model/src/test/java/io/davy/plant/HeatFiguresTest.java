package io.davy.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.plant.InvalidPlantException.PlantError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeatFiguresTest {
    @Test
    void likeMachinesAreComparedByTheGradesOfNeta() throws InvalidPlantException {
        HeatFigures h = heat("machine: P-1");
        assertThat(h.overSimilar()).isEqualTo(4);
        assertThat(h.overSimilarHigh()).isEqualTo(15);
        assertThat(h.source()).startsWith("NETA MTS 100.18");
        assertThat(rules("machine: P-2").heat()).isNull();
    }

    @Test
    void plantGoesOverTheGradesAndSaysSo() throws InvalidPlantException {
        HeatFigures h = heat("machine: P-1, limits: {heat: {over_similar: 8}}");
        assertThat(h.overSimilar()).isEqualTo(8);
        assertThat(h.overSimilarHigh()).isEqualTo(15);
        assertThat(h.source()).isEqualTo("plant.yaml, limits of S-1");
    }

    @Test
    void bearingLooksHalfAnHourAhead() throws InvalidPlantException {
        assertThat(heat("machine: P-2, rules: bearing-temperature").ahead()).isEqualTo(Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{heat: {over_similar: 9, over_similar_high: 9}} | over_similar_high 9 is not above over_similar 9",
                "{heat: {over_ambient: 9, over_ambient_high: 8}} | over_ambient_high 8 is not above over_ambient 9",
                "{high: 90, heat: {ahead: 1m}} | expected from 2m to ",
                "{heat: {ahead: 10m}} | found ahead without a limit: expected high, which the trend is held against"
            })
    void wrongFiguresAreRefused(String limits, String message) {
        assertThat(errors("machine: P-1, limits: " + limits))
                .hasSize(1)
                .first()
                .extracting(PlantError::message)
                .asString()
                .contains(message);
    }

    private static HeatFigures heat(String sensor) throws InvalidPlantException {
        return Objects.requireNonNull(rules(sensor).heat());
    }

    private static RuleSet rules(String sensor) throws InvalidPlantException {
        Plant plant = PlantFile.read("p.yaml", yaml(sensor));
        return RuleBook.rulesFor(plant, plant.sensors().get(0));
    }

    private static List<PlantError> errors(String sensor) {
        try {
            PlantFile.read("p.yaml", yaml(sensor));
            return List.of();
        } catch (InvalidPlantException e) {
            return e.errors();
        }
    }

    private static byte[] yaml(String sensor) {
        return """
                davy: 1
                site: {id: s1}
                floors: [{id: F0}]
                zones: [{id: Z1}]
                machines:
                  - {id: P-1, kind: pump, zone: Z1, place: {x: 0, y: 0}, like: pumps}
                  - {id: P-2, kind: pump, zone: Z1, place: {x: 0, y: 0}}
                sensors:
                  - {tag: S-1, zone: Z1, kind: temperature, range: [0, 200], %s}
                """.formatted(sensor).getBytes(StandardCharsets.UTF_8);
    }
}
