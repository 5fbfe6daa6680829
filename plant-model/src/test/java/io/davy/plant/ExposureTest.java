package io.davy.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davy.plant.Exposure.Limit;
import io.davy.plant.InvalidPlantException.PlantError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureTest {
    @ParameterizedTest(name = "{0} by {1}: TWA {2}, STEL {3}, ceiling {4}")
    @CsvSource({
        "H2S, korea, 10, 15,",
        "H2S, acgih, 1, 5,",
        "H2S, osha, , , 20",
        "H2S, niosh, , , 10",
        "CO, korea, 30, 200,",
        "CO, niosh, 35, , 200",
        "CO, osha, 50, ,",
        "CO, acgih, 25, ,",
        "NH3, korea, 25, 35,",
        "NH3, osha, 50, ,",
        "Cl2, niosh, , , 0.5",
        "Cl2, osha, , , 1",
        "Cl2, acgih, 0.1, 0.4,",
        "SO2, acgih, , 0.25,",
        "NO2, korea, 3, 5,",
        "NO, korea, 25, ,",
        "HF, korea, 0.5, , 3",
        "HCl, korea, 1, 2,",
        "HCN, korea, , , 4.7",
        "PH3, acgih, 0.05, 0.15,",
        "ClO2, niosh, 0.1, 0.3,",
        "benzene, korea, 0.5, 2.5,",
        "CO2, korea, 5000, 30000,"
    })
    void authorityDecidesTheFigures(
            String gas, String authority, @Nullable Double twa, @Nullable Double stel, @Nullable Double ceiling)
            throws InvalidPlantException {
        Exposure e = exposure(authority, gas, "ppm", "");
        assertThat(value(e.twa())).isEqualTo(twa);
        assertThat(value(e.stel())).isEqualTo(stel);
        assertThat(value(e.ceiling())).isEqualTo(ceiling);
        assertThat(e.limits()).allSatisfy(l -> {
            assertThat(l.source()).isNotBlank();
            assertThat(l.evidence()).isIn("seen", "weak", "memory");
        });
        assertThat(value(e.idlh())).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"H2S, 10m", "Cl2, 15m", "HF, 15m"})
    void ceilingThatIsAMeanKeepsItsWindow(String gas, String window) throws InvalidPlantException {
        Limit c = Objects.requireNonNull(exposure("niosh", gas, "ppm", "").ceiling());
        assertThat(c.window()).isEqualTo(Duration.parse("PT" + window));
    }

    @Test
    void figureFromMemorySaysSo() throws InvalidPlantException {
        Exposure korea = exposure("korea", "H2S", "ppm", "");
        assertThat(Objects.requireNonNull(korea.twa()).unconfirmed()).isTrue();
        assertThat(Objects.requireNonNull(exposure("niosh", "H2S", "ppm", "").ceiling())
                        .unconfirmed())
                .isFalse();
    }

    @Test
    void figuresFollowTheUnitAndTheAirOfTheSite() throws InvalidPlantException {
        Exposure e = exposure("korea, air: {temperature: 0, pressure: 1013.25}", "H2S", "mg/m3", "");
        assertThat(value(e.stel())).isCloseTo(15 * 34.08 / 22.414, within(1e-4));
    }

    @Test
    void plantGoesOverTheAuthorityFigureByFigure() throws InvalidPlantException {
        Exposure e =
                exposure("korea", "H2S", "ppm", ", limits: {exposure: {stel: 12, stel_window: 10m, twa_window: 12h}}");
        assertThat(e.stel()).isEqualTo(new Limit(12.0, Duration.ofMinutes(10), "plant.yaml, limits of S-1", "seen"));
        Limit twa = Objects.requireNonNull(e.twa());
        assertThat(twa.value()).isEqualTo(10);
        assertThat(twa.window()).isEqualTo(Duration.ofHours(12));
        assertThat(twa.evidence()).isEqualTo("memory");
    }

    @Test
    void withoutAuthorityNothingIsReckonedOverTime() throws InvalidPlantException {
        assertThat(rules("", "kind: gas, gas: H2S, range: [0, 100]").exposure()).isNull();
        assertThat(rules(", authority: korea", "kind: gas, gas: CO, unit: '%LEL', range: [0, 100]")
                        .exposure())
                .isNull();
        assertThat(rules(", authority: korea", "kind: gas, gas: O2, range: [0, 25]")
                        .exposure())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "methane, CH4",
        "Methane, CH4",
        "butane, n-C4H10",
        "n-butane, n-C4H10",
        "C4H10, n-C4H10",
        "nC4H10, n-C4H10",
        "h2s, H2S",
        "H₂S, H2S",
        "hydrogen sulphide, H2S",
        "Hydrogen-Sulfide, H2S",
        "황화수소, H2S",
        "benzol, benzene",
        "C6H6, benzene",
        "CL2, Cl2",
        "co, CO",
        "CO2, CO2",
        "acetylene, C2H2",
        "propane, C3H8",
        "암모니아, NH3"
    })
    void gasMayBeCalledAsPlantsCallIt(String name, String gas) throws InvalidPlantException {
        assertThat(RuleBook.gas(name)).isEqualTo(gas);
        assertThat(plant("", "kind: gas, gas: '" + name + "', range: [0, 10000]")
                        .sensors()
                        .get(0)
                        .gas())
                .isEqualTo(gas);
    }

    @Test
    void unknownGasStaysAsItIsWritten() {
        assertThat(RuleBook.gas("unobtainium")).isEqualTo("unobtainium");
    }

    @Test
    void everyGasOfTheTablesIsItsOwnName() {
        assertThat(RuleBook.gases()).allSatisfy(g -> assertThat(RuleBook.gas(g)).isEqualTo(g));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stel_window: 16m",
                "stel_window: 4m",
                "stel_window: 450s",
                "twa_window: 10m",
                "ceiling_window: 30s"
            })
    void windowThatNoBucketMakesIsRefused(String window) {
        assertThat(errors("", "kind: gas, gas: H2S, range: [0, 100], limits: {exposure: {" + window + "}}"))
                .hasSize(1)
                .first()
                .asString()
                .contains("expected a multiple of");
    }

    @Test
    void exposureOfAThermometerIsRefused() {
        assertThat(errors("", "kind: temperature, range: [0, 100], limits: {high: 90, exposure: {twa: 5}}"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{gas: H2S, needed: 2} | found 2: zone Z1 has 1 detectors of H2S",
                "{gas: H2Z, needed: 1} | unknown gas",
                "{gas: H2S, needed: 1, limit: low} | found a vote on low, which S-1 does not have"
            })
    void voteThatNobodyCanCastIsRefused(String vote, String message) {
        assertThat(errors(yaml("", vote, "kind: gas, gas: H2S, range: [0, 100]")))
                .extracting(PlantError::message)
                .hasSize(1)
                .first()
                .asString()
                .contains(message);
    }

    private static @Nullable Double value(@Nullable Limit l) {
        return l == null ? null : l.value();
    }

    private static Exposure exposure(String authority, String gas, String unit, String more)
            throws InvalidPlantException {
        return Objects.requireNonNull(rules(
                        ", authority: " + authority,
                        "kind: gas, gas: " + gas + ", unit: '" + unit + "', range: [0, 100000]" + more)
                .exposure());
    }

    private static RuleSet rules(String site, String sensor) throws InvalidPlantException {
        Plant plant = plant(site, sensor);
        return RuleBook.rulesFor(plant, plant.sensors().get(0));
    }

    private static Plant plant(String site, String sensor) throws InvalidPlantException {
        return PlantFile.read("p.yaml", yaml(site, "", sensor));
    }

    private static List<PlantError> errors(String site, String sensor) {
        return errors(yaml(site, "", sensor));
    }

    private static List<PlantError> errors(byte[] yaml) {
        try {
            PlantFile.read("p.yaml", yaml);
            return List.of();
        } catch (InvalidPlantException e) {
            return e.errors();
        }
    }

    private static byte[] yaml(String site, String votes, String sensor) {
        return """
                davy: 1
                site: {id: s1%s}
                floors: [{id: F0}]
                zones: [{id: Z1, votes: [%s]}]
                sensors:
                  - {tag: S-1, zone: Z1, place: {x: 0, y: 0}, %s}
                """.formatted(site, votes, sensor).getBytes(StandardCharsets.UTF_8);
    }
}
