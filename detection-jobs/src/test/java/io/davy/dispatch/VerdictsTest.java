package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.dispatch.state.Errand;
import io.davy.incident.Incident;
import io.davy.incident.Incident.Outcome;
import io.davy.incident.Incident.Verdict;
import io.davy.mission.Mission.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictsTest {
    private static Outcome outcome(Incident i, @Nullable String result) {
        return judged(i, result).outcome();
    }

    private static Verdict judged(Incident i, @Nullable String result) {
        var errand = new Errand(
                "R1",
                "o-1",
                i.id(),
                "m-1",
                List.of("C", "T"),
                List.of("C-T"),
                List.of(new Errand.Look("o-1-look", "inspectGas", 1)),
                "{}",
                TestSite.T0,
                null,
                null,
                null,
                null,
                null);
        Bot bot = new Bot("R1", "T").takes("o-1", 0).action("o-1-look", "FINISHED", result);
        List<Finding> found = Findings.of(errand, bot.view(TestSite.T0), List.of(), TestSite.T0);
        Verdict v = Verdicts.judge(i, "R1", found, 1, true, null, n -> null, TestSite.T0);
        assertThat(v).isNotNull();
        return v;
    }

    private static Incident incident(Hazard hazard, String rule, double limit, String unit) {
        return TestSite.incident("in-1", hazard, "T", Priority.HIGH, rule, limit, unit);
    }

    @ParameterizedTest
    @CsvSource({
        "GAS, gas_high, 10, ppm, 37, ppm, CONFIRMED",
        "GAS, gas_high, 10, ppm, 5, ppm, CONFIRMED",
        "GAS, gas_high, 10, ppm, 4.9, ppm, NOT_FOUND",
        "GAS, gas_high, 10, ppm, 0.001, %vol, CONFIRMED",
        "GAS, gas_high, 1, %vol, 4000, ppm, NOT_FOUND",
        "GAS, gas_high, 10, %LEL, 37, ppm, INCONCLUSIVE",
        "GAS, gas_low, 19.5, %vol, 18, %vol, CONFIRMED",
        "GAS, gas_low, 19.5, %vol, 20.9, %vol, NOT_FOUND",
        "HEAT, temperature_high, 80, degC, 72, degC, CONFIRMED",
        "HEAT, temperature_high, 80, degC, 71, degC, NOT_FOUND",
        "HEAT, temperature_rate_of_rise, 5, degC, 71, degC, INCONCLUSIVE",
        "VIBRATION, vibration_zone_c, 7.1, mm/s, 5, mm/s, CONFIRMED",
    })
    void theValueIsHeldAgainstTheLimitOfTheFirstAlarm(
            Hazard hazard, String rule, double limit, String unit, double value, String measuredIn, Outcome expected) {
        String result = "{\"value\":" + value + ",\"unit\":\"" + measuredIn + "\"}";
        assertThat(outcome(incident(hazard, rule, limit, unit), result)).isEqualTo(expected);
    }

    @Test
    void whatCannotBeReadIsInconclusive() {
        Incident i = incident(Hazard.GAS, "gas_high", 10, "ppm");
        assertThat(outcome(i, null)).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(outcome(i, "smells of rotten eggs")).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(outcome(i, "{\"value\":\"much\"}")).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(outcome(i, "[1,2]")).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aValueWithoutAUnitIsTakenInTheAlarmsUnit() {
        Verdict v = judged(incident(Hazard.GAS, "gas_high", 10, "ppm"), "{\"value\":12}");
        assertThat(v).isEqualTo(new Verdict(Outcome.CONFIRMED, "R1", 12.0, null, TestSite.T0));
    }

    @Test
    void whereTheFirstAlarmHasNoLimitOfTheValueTheNextDecides() {
        Incident rate = incident(Hazard.HEAT, "temperature_rate_of_rise", 5, "degC");
        Incident.Member level =
                incident(Hazard.HEAT, "temperature_high", 80, "degC").firstOut();
        Incident both = new Incident(
                rate.id(),
                1,
                "test",
                "test",
                "Z1",
                Hazard.HEAT,
                null,
                Incident.State.OPEN,
                Priority.HIGH,
                TestSite.T0,
                TestSite.T0,
                null,
                rate.firstOut(),
                List.of(rate.firstOut(), level),
                rate.place(),
                null,
                null,
                null,
                0,
                "",
                "",
                null,
                null);
        assertThat(outcome(both, "{\"value\":95,\"unit\":\"degC\"}")).isEqualTo(Outcome.CONFIRMED);
    }
}
