package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Hazard;
import io.davy.incident.Incident;
import io.davy.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What confirms an alarm, in whichever unit the robot speaks. */
class YardstickTest {
    private static Incident incident(
            Hazard hazard, @Nullable String gas, String rule, double limit, @Nullable String unit) {
        Incident i = TestSite.incident("in-1", hazard, "T", io.davy.alarm.Priority.HIGH, rule, limit, unit);
        var json = Json.DAVY.valueToTree(i);
        if (gas != null) {
            ((com.fasterxml.jackson.databind.node.ObjectNode) json).put("gas", gas);
        }
        return Json.read(Json.bytes(json), Incident.class);
    }

    @ParameterizedTest
    @CsvSource({
        // 20 %LEL of methane (5 %vol by the plant's tables: 4.4) are about 9,000 ppm
        "CH4, gas_high, 20, %LEL, 6000, ppm, true",
        "CH4, gas_high, 20, %LEL, 3000, ppm, false",
        "CH4, gas_high, 20, %LEL, 0.6, %vol, true",
        "H2S, gas_high, 10, ppm, 10, mg/m3, true",
        "H2S, gas_high, 10, ppm, 6.5, mg/m3, false",
        "O2, gas_low, 19.5, %vol, 20.1, %vol, true",
        "O2, gas_low, 19.5, %vol, 20.9, %vol, false",
        "O2, gas_high, 23.5, %vol, 20.9, %vol, false",
        "O2, gas_high, 23.5, %vol, 22.3, %vol, true",
        "CO2, gas_high, 5000, ppm, 2600, ppm, false",
        "CO2, gas_high, 5000, ppm, 2800, ppm, true",
    })
    void gasIsConfirmedHalfWayFromCleanAirToTheLimit(
            String gas, String rule, double limit, String unit, double value, String measuredIn, boolean confirmed) {
        double beyond = new Yardstick(incident(Hazard.GAS, gas, rule, limit, unit)).beyond(value, measuredIn);
        assertThat(beyond >= 0).isEqualTo(confirmed);
        assertThat(beyond).isNotNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "HEAT, temperature_high, 80, degC, 162, degF, true",
        "HEAT, temperature_high, 80, degC, 158, degF, false",
        "HEAT, temperature_high, -10, degC, -11, degC, true",
        "HEAT, temperature_high, -10, degC, -13, degC, false",
        "HEAT, heat_hot_spot_rise, 15, K, 14, K, true",
        "HEAT, heat_hot_spot_rise, 15, K, 13, K, false",
        "VIBRATION, vibration_zone_c, 4.5, mm/s, 0.13, in/s, true",
        "VIBRATION, sound_high, 90, dB, 88, dB, true",
        "VIBRATION, sound_high, 90, dB, 86, dB, false",
    })
    void heatAndVibrationAreConfirmedALittleBelowTheLimit(
            Hazard hazard, String rule, double limit, String unit, double value, String measuredIn, boolean confirmed) {
        double beyond = new Yardstick(incident(hazard, null, rule, limit, unit)).beyond(value, measuredIn);
        assertThat(beyond).isNotNaN();
        assertThat(beyond >= 0).isEqualTo(confirmed);
    }

    @ParameterizedTest
    @CsvSource({
        "HEAT, heat_over_similar, 15, K, 95, degC",
        "HEAT, temperature_high, 80, degC, 100, K",
        "HEAT, temperature_rate_of_rise, 5, degC/min, 95, degC",
        "HEAT, heat_time_to_limit, 30, min, 95, degC",
        "VIBRATION, vibration_zone_c, 4.5, mm/s, 80, dB",
        "VIBRATION, bearing_outer, 1, , 12, mm/s",
        "GAS, gas_vote, 2, , 37, ppm",
    })
    void whatHasNoCommonMeasureSaysNothing(
            Hazard hazard, String rule, double limit, @Nullable String unit, double value, String measuredIn) {
        assertThat(new Yardstick(incident(hazard, null, rule, limit, unit)).beyond(value, measuredIn))
                .isNaN();
    }

    @Test
    void theFartherBeyondTheLimitTheHigherWhateverTheUnit() {
        Yardstick y = new Yardstick(incident(Hazard.GAS, "CH4", "gas_high", 20, "%LEL"));
        assertThat(y.beyond(2, "%vol")).isGreaterThan(y.beyond(9_000, "ppm"));
        assertThat(y.beyond(Double.NaN, "ppm")).isNaN();
    }
}
