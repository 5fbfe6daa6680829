package io.davy.sim.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davy.plant.Plant;
import io.davy.sim.Scenario;
import io.davy.sim.SimEvent;
import io.davy.sim.TestPlants;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest {
    private static final Duration REPORT = Duration.ofSeconds(1);
    private final Plant plant = TestPlants.demo();

    private PhysicsRun run(Scenario scenario, long seed, double lookAt) {
        PhysicsRun run = new PhysicsRun(plant, scenario, seed, REPORT);
        return run.run(200, t -> {
            if (t == lookAt) {
                run.physics.inspected("R1", PhysicsRun.START.plusMillis((long) (t * 1000)));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 17, 123456789})
    void h2sLeakIsSeenBySeveralSensorsWithinTenSecondsAndClears(long seed) {
        leakIsSeenAndClears(run(Scenario.H2S_LEAK, seed, 30));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 17, 123456789})
    void ch4LeakIsSeenBySeveralSensorsWithinTenSecondsAndClears(long seed) {
        leakIsSeenAndClears(run(Scenario.CH4_LEAK, seed, 30));
    }

    private static void leakIsSeenAndClears(PhysicsRun run) {
        double begun = run.at(SimEvent.LEAK_STARTED);
        assertThat(begun).isEqualTo(3.0);
        assertThat(run.events.get(0).facts()).containsKeys("gas", "machine", "x", "y", "z", "kg_per_h");
        assertThat(run.at(SimEvent.FIRST_CONTACT)).isBetween(begun, begun + 5);
        double first = run.firstOver.values().stream().mapToDouble(d -> d).min().orElseThrow();
        assertThat(first - begun).as("first over its limit").isBetween(2.0, 9.0);
        assertThat(run.firstOver.values().stream().filter(t -> t - begun <= 12))
                .as("over within 12 s: %s", run.firstOver)
                .hasSizeGreaterThanOrEqualTo(2);
        double stopped = run.at(SimEvent.LEAK_STOPPED);
        assertThat(stopped).isEqualTo(begun + 45);
        double last = run.lastOver.values().stream().mapToDouble(d -> d).max().orElseThrow();
        assertThat(last - stopped).as("clear after the stop").isBetween(-5.0, 20.0);
        assertThat(run.at(SimEvent.SCENARIO_OVER)).isBetween(stopped, stopped + 60);
        assertThat(run.firstOver.keySet()).allSatisfy(tag -> assertThat(tag).startsWith("AT-"));
    }

    @Test
    void leakWaitsForTheRobotsLookUpToTwoMinutes() {
        assertThat(run(Scenario.H2S_LEAK, 1, 70).at(SimEvent.LEAK_STOPPED)).isEqualTo(75.0);
        assertThat(run(Scenario.H2S_LEAK, 1, -1).at(SimEvent.LEAK_STOPPED)).isEqualTo(123.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void pumpOverheatCrossesInAboutFifteenSecondsAndCools(long seed) {
        PhysicsRun run = run(Scenario.PUMP_OVERHEAT, seed, 30);
        assertThat(run.firstOver.keySet())
                .isNotEmpty()
                .allSatisfy(t -> assertThat(t).startsWith("TT-102"));
        assertThat(run.firstOver.values()).allSatisfy(t -> assertThat(t).isBetween(13.0, 25.0));
        double stopped = run.at(SimEvent.LEAK_STOPPED);
        assertThat(run.lastOver.values()).allSatisfy(t -> assertThat(t).isBetween(stopped, stopped + 25));
        assertThat(run.at(SimEvent.SCENARIO_OVER)).isGreaterThan(stopped);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bearingWearGrowsThroughTheZonesUntilTheMachineIsStopped(long seed) {
        PhysicsRun run = run(Scenario.BEARING_WEAR, seed, 30);
        assertThat(run.firstOver.keySet()).containsExactlyInAnyOrder("VT-1031", "VT-1032");
        assertThat(run.firstOver.values()).allSatisfy(t -> assertThat(t).isBetween(8.0, 22.0));
        double stopped = run.at(SimEvent.LEAK_STOPPED);
        assertThat(run.lastOver.values()).allSatisfy(t -> assertThat(t).isBetween(stopped - 1, stopped + 8));
        assertThat(run.at(SimEvent.SCENARIO_OVER)).isGreaterThan(stopped);
    }

    @Test
    void aWornBearingIsHeardInTheFastSignalAndAHealthyOneIsNot() {
        PhysicsRun run = new PhysicsRun(plant, Scenario.BEARING_WEAR, 1, REPORT);
        double healthy = knock(run.physics.waveform("VT-1031", PhysicsRun.START, 1, 12_800));
        run.run(22, t -> {});
        double worn = knock(run.physics.waveform("VT-1031", PhysicsRun.START.plusSeconds(22), 1, 12_800));

        assertThat(worn).isGreaterThan(5 * healthy);
        assertThatThrownBy(() -> run.physics.waveform("AT-1101", PhysicsRun.START, 1, 12_800))
                .hasMessageContaining("AT-1101 is no vibration sensor");
    }

    /** The hardest change from one sample to the next, g. */
    private static double knock(float[] block) {
        double hardest = 0;
        for (int i = 1; i < block.length; i++) {
            hardest = Math.max(hardest, Math.abs(block[i] - block[i - 1]));
        }
        return hardest;
    }

    @Test
    void deadSensorSendsNothingForFortySeconds() {
        PhysicsRun run = run(Scenario.DEAD_SENSOR, 1, -1);
        assertThat(run.reports.get("AT-1102")).hasSize(200);
        assertThat(run.reports.get("AT-1103")).hasSizeBetween(159, 161);
        assertThat(run.at(SimEvent.FIRST_CONTACT)).isBetween(3.0, 4.0);
        assertThat(run.at(SimEvent.LEAK_STOPPED)).isEqualTo(43.0);
        assertThat(run.firstOver).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameReports() {
        assertThat(run(Scenario.H2S_LEAK, 5, 30).reports).isEqualTo(run(Scenario.H2S_LEAK, 5, 30).reports);
        assertThat(run(Scenario.H2S_LEAK, 5, 30).reports).isNotEqualTo(run(Scenario.H2S_LEAK, 6, 30).reports);
    }

    @Test
    void aPlantWithoutWhatTheScenarioNeedsIsRefusedInOneLine() {
        assertThatThrownBy(() -> new PlantPhysics(TestPlants.small(), Scenario.CH4_LEAK, 1, PhysicsRun.START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CH4")
                .hasMessageContaining("small has no such machine");
    }

    @Test
    void anUnknownScenarioIsAnsweredWithTheList() {
        assertThat(Scenario.named("bearing-wear")).isEqualTo(Scenario.BEARING_WEAR);
        assertThatThrownBy(() -> Scenario.named("h2s"))
                .hasMessageContaining("'h2s'")
                .hasMessageContaining("h2s-leak, ch4-leak, pump-overheat, bearing-wear, dead-sensor, quiet");
    }
}
