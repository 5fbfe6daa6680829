package io.davy.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davy.json.Json;
import io.davy.plant.InvalidPlantException.PlantError;
import io.davy.plant.yaml.CrossTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a detector shows of other gases. */
class CrossResponseTest {
    private static final String PLANT = """
            davy: 1
            site: {id: s1}
            floors: [{id: F0}]
            zones: [{id: Z1}]
            machines:
              - {id: P-1, kind: pump, zone: Z1, place: {x: 1, y: 1}, gases: [H2S]}
            sensors:
              - {tag: AT-1, kind: gas, gas: H2S, range: [0, 100], zone: Z1, place: {x: 1, y: 2}}
              - {tag: AC-1, kind: gas, gas: CO, range: [0, 500], zone: Z1, place: {x: 1, y: 3}, cross: {황화수소: 0.02, H2: 0}}
              - {tag: TT-1, kind: temperature, range: [0, 150], zone: Z1, place: {x: 1, y: 3}, limits: {high: 90}}
            """;

    @TempDir
    private Path dir;

    private List<String> problems(String yaml, boolean errors) throws Exception {
        Path file = Files.write(dir.resolve("p.yaml"), yaml.getBytes(StandardCharsets.UTF_8));
        PlantFile.Report report = PlantFile.check(file);
        return (errors ? report.errors() : report.warnings())
                .stream().map(PlantError::message).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "CO, ppm, H2, 0.5",
        "CO, ppm, H2S, 0.1",
        "CO, ppb, H2S, 100",
        "SO2, ppm, NO2, -1",
        "NH3, ppm, H2S, 1.3",
        // 1 ppm of propane is 1/170 %LEL; a detector that was set with methane shows 62 % of it
        "CH4, '%LEL', C3H8, 0.00364706",
        "C3H8, '%LEL', CH4, 0.00366569",
        "CH4, '%vol', C3H8, 0.00016047"
    })
    void aDetectorShowsAShareOfAnotherGasInItsOwnUnit(String gas, String unit, String other, double perPpm) {
        CrossResponse r = CrossResponse.typical(gas, unit, other);
        assertThat(r).isNotNull();
        assertThat(r.perPpm()).isCloseTo(perPpm, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "H2S, ppm, NH3",
        "CO, ppm, CO",
        "O2, '%vol', H2S",
        "CH4, '%LEL', H2S",
        "CO, '%LEL', H2",
        "CH4, ppm, C3H8"
    })
    void whatIsNotKnownToRespondShowsNothing(String gas, String unit, String other) {
        assertThat(CrossResponse.typical(gas, unit, other)).isNull();
    }

    @Test
    void eachFigureIsOfGasesThatAreKnownAndHasItsSource() {
        assertThat(RuleBook.gases()).containsAll(CrossResponse.gases());
        CrossTable.Table table = CrossTable.read();
        table.cells()
                .forEach((gas, others) -> assertThat(others)
                        .doesNotContainKey(gas)
                        .allSatisfy((other, row) -> {
                            assertThat(row.source()).isNotBlank();
                            assertThat(row.evidence()).isIn("seen", "weak", "memory");
                            assertThat(row.share()).isNotZero().isBetween(-5.0, 5.0);
                        }));
        assertThat(table.burning())
                .allSatisfy((gas, row) -> assertThat(row.share()).isBetween(0.3, 1.5));
    }

    @Test
    void aPlantsOwnFigureGoesBeforeTheTypicalOne() throws Exception {
        Plant plant = PlantFile.read("p.yaml", PLANT.getBytes(StandardCharsets.UTF_8));
        Sensor co = plant.sensors().get(1);
        assertThat(CrossResponse.of(co, "H2S").share()).isEqualTo(0.02);
        assertThat(CrossResponse.of(co, "H2S").source()).isEqualTo("plant.yaml, cross of AC-1");
        assertThat(CrossResponse.of(co, "H2").perPpm()).isZero();
        assertThat(CrossResponse.of(co, "C2H4").share()).isEqualTo(0.75);
        assertThat(CrossResponse.of(plant.sensors().get(2), "H2S")).isNull();
        assertThat(Json.read(Json.bytes(plant), Plant.class)).isEqualTo(plant);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            황화수소: 0.02 | H3S: 0.02 | unknown gas "H3S": did you mean H2S?
            황화수소: 0.02 | CO: 0.02 | found CO, the detector's own gas
            황화수소: 0.02 | H2S: much | found "much": expected a number
            황화수소: 0.02 | H2S: 1000 | found 1000: expected at most 100
            limits: {high: 90} | cross: {H2S: 1} | found cross at a sensor that is none of gas
            """)
    void whatIsWrongIsSaid(String sound, String broken, String message) throws Exception {
        assertThat(problems(PLANT.replace(sound, broken), true))
                .anySatisfy(e -> assertThat(e).contains(message));
    }

    @Test
    void aFigureFromMemoryIsUnconfirmedUntilThePlantGivesIt() throws Exception {
        String hydrogen =
                PLANT.replace("gas: CO, range", "gas: H2, unit: ppm, range").replace("H2: 0}", "CO: 0.2}");
        assertThat(problems(hydrogen, false)).noneMatch(w -> w.contains("cross"));
        assertThat(problems(hydrogen.replace("황화수소: 0.02, ", ""), false))
                .anySatisfy(w -> assertThat(w)
                        .contains("unconfirmed figures for AC-1: a detector for H2 shows 0.2 of H2S")
                        .contains("give it as cross"));
    }
}
