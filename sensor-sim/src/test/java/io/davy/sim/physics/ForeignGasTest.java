package io.davy.sim.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davy.plant.InvalidPlantException;
import io.davy.plant.Plant;
import io.davy.plant.PlantFile;
import io.davy.sim.Scenario;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A leak of one gas moves the cells of others beside it. */
class ForeignGasTest {
    private static final String PUMP = """
            davy: 1
            site: {id: s1}
            floors: [{id: F0}]
            zones: [{id: Z1}]
            machines:
              - {id: P-101, kind: pump, zone: Z1, place: {x: 20, y: 1, z: 0.5}, gases: [H2S]}
            sensors:
              - {tag: AT-1, kind: gas, gas: H2S, range: [0, 500], zone: Z1, place: {x: 22, y: 2, z: 0.4}}
              - {tag: AT-2, kind: gas, gas: H2S, range: [0, 500], zone: Z1, place: {x: 17, y: 1, z: 0.4}}
            """;
    private static final String OTHERS = """
              - {tag: AC-1, kind: gas, gas: CO, range: [0, 100], zone: Z1, place: {x: 22, y: 2, z: 0.4}}
              - {tag: AC-2, kind: gas, gas: CO, range: [0, 100], zone: Z1, place: {x: 22, y: 2, z: 0.4}, cross: {H2S: 0}}
              - {tag: AS-1, kind: gas, gas: SO2, range: [0, 20], zone: Z1, place: {x: 22, y: 2, z: 0.4}}
              - {tag: AN-1, kind: gas, gas: NO2, range: [0, 20], zone: Z1, place: {x: 22, y: 2, z: 0.4}}
            """;

    private static PhysicsRun leak(String plant, long seed) throws InvalidPlantException {
        Plant read = PlantFile.read("p.yaml", plant.getBytes(StandardCharsets.UTF_8));
        return new PhysicsRun(read, Scenario.H2S_LEAK, seed, Duration.ofSeconds(1)).run(200, t -> {});
    }

    private static double most(PhysicsRun run, String tag) {
        return Collections.max(run.reports.get(tag));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 17})
    void aLeakOfHydrogenSulfideIsSeenByTheOtherCellsBesideItEachInItsOwnMeasure(long seed) throws Exception {
        PhysicsRun run = leak(PUMP + OTHERS, seed);
        double h2s = most(run, "AT-1");
        assertThat(h2s).isGreaterThan(10);
        // 10 % is typical of a CO cell and 1 % of an SO2 cell; a cell has half to one and a half times that, and noise.
        assertThat(most(run, "AC-1") - run.reports.get("AC-1").get(0)).isBetween(0.05 * h2s - 1, 0.15 * h2s + 1);
        assertThat(most(run, "AS-1") - run.reports.get("AS-1").get(0)).isBetween(0.005 * h2s - 0.3, 0.015 * h2s + 0.3);
        assertThat(run.physics.truth("AC-1")).as("there is no CO").isLessThan(25);
    }

    @Test
    void aCellThatThePlantKnowsToBeFilteredShowsNothing() throws Exception {
        PhysicsRun run = leak(PUMP + OTHERS, 1);
        assertThat(most(run, "AC-2") - run.reports.get("AC-2").get(0)).isLessThan(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 17})
    void aCellThatReadsLowerForItNeverGoesBelowItsRange(long seed) throws Exception {
        PhysicsRun run = leak(PUMP + OTHERS, seed);
        assertThat(run.reports.get("AN-1")).allSatisfy(v -> assertThat(v).isBetween(0.0, 20.0));
        assertThat(Collections.min(run.reports.get("AN-1"))).isZero();
        int last = run.reports.get("AN-1").size() - 1;
        assertThat(run.reports.get("AN-1").get(last)).as("it comes back").isPositive();
    }

    @Test
    void whatTheDetectorsOfTheLeaksOwnGasReadHangsOnNoOtherCell() throws Exception {
        PhysicsRun alone = leak(PUMP, 5);
        PhysicsRun among = leak(PUMP + OTHERS, 5);
        assertThat(among.reports.get("AT-1")).isEqualTo(alone.reports.get("AT-1"));
        assertThat(among.reports.get("AT-2")).isEqualTo(alone.reports.get("AT-2"));
    }

    @Test
    void twoCellsOfOneKindDiffer() throws Exception {
        PhysicsRun run = leak(PUMP + OTHERS.replace(", cross: {H2S: 0}", ""), 1);
        double one = most(run, "AC-1") - run.reports.get("AC-1").get(0);
        double other = most(run, "AC-2") - run.reports.get("AC-2").get(0);
        assertThat(one / other).isNotCloseTo(1, within(0.02));
    }
}
