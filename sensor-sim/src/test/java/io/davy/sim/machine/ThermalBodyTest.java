package io.davy.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ThermalBodyTest {
    @Test
    void aBodyGoesTwoThirdsOfItsWayInOneTimeConstantAndTheProbeLagsBehind() {
        ThermalBody bare = new ThermalBody(600, 0);
        ThermalBody probed = new ThermalBody(600, 60);
        for (int t = 0; t < 600; t++) {
            bare.step(1, 40, 20);
            probed.step(1, 40, 20);
        }
        assertThat(bare.degC()).isCloseTo(20 + 40 * (1 - Math.exp(-1)), within(0.01));
        assertThat(probed.degC()).isLessThan(bare.degC() - 1);
    }

    @Test
    void theAirIsColdestAtFiveAndWarmestAtThreeAndDoesNotJump() {
        AirTemperature air = new AirTemperature(12, 6);

        assertThat(air.at(5 * 3600)).isCloseTo(6, within(1e-9));
        assertThat(air.at(15 * 3600)).isCloseTo(18, within(1e-9));
        for (int t = 0; t < 86_400; t += 60) {
            assertThat(Math.abs(air.at(t + 60.0) - air.at(t))).isLessThan(0.05);
        }
    }
}
