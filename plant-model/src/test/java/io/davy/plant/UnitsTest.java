package io.davy.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davy.plant.Plant.Air;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
    @Test
    void molOfGasFillsWhatTheTextbooksSay() {
        assertThat(Units.molarVolume(new Air(0, 1013.25))).isCloseTo(22.414, within(1e-9));
        assertThat(Units.molarVolume(null)).isCloseTo(24.465, within(1e-3));
        assertThat(Units.molarVolume(new Air(20, 1013.25))).isCloseTo(24.055, within(1e-3));
        assertThat(Units.molarVolume(new Air(25, 506.625))).isCloseTo(2 * Units.molarVolume(null), within(1e-9));
    }

    @ParameterizedTest(name = "1 {1} of {0} is {3} {2} at {4} degC and {5} hPa")
    @CsvSource({
        // by hand: 34.08 / (22.414 * 298.15 / 273.15)
        "H2S, ppm, mg/m3, 1.392987, 25, 1013.25",
        // by hand: 28.01 / 22.414
        "CO, ppm, mg/m3, 1.249665, 0, 1013.25",
        // by hand: 22.414 * 313.15 / 273.15 * 1013.25 / 850 / 17.03
        "NH3, mg/m3, ppm, 1.798679, 40, 850",
        "CH4, '%LEL', ppm, 440, 25, 1013.25",
        "CH4, '%vol', '%LEL', 22.727273, -40, 1013.25",
        "CO2, '%vol', ppm, 10000, 25, 1013.25",
        "benzene, ppb, ppm, 0.001, 25, 1013.25"
    })
    void unitsConvertAsWorkedByHand(String gas, String from, String to, double factor, double degC, double hPa) {
        assertThat(Units.factor(gas, from, to, new Air(degC, hPa)).orElseThrow())
                .isCloseTo(factor, within(factor * 1e-5));
    }

    @Test
    void whatHasNoFigureIsNotGuessed() {
        assertThat(Units.factor("H2S", "ppm", "%LEL")).isEmpty();
        assertThat(Units.factor("XYZ", "ppm", "mg/m3")).isEmpty();
    }
}
