package io.davy.detection.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Handling;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.detection.TestPlant;
import io.davy.detection.alarm.AlarmMachine;
import io.davy.detection.gas.AirMemory;
import io.davy.detection.gas.AirSample;
import io.davy.detection.watch.ConditionChange;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.plant.AlarmCare;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which wind an incident tells of, and when a wind that has changed is news. */
class SceneWindTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final int INTERVAL_S = 10;

    private final AreaIncidents core = new AreaIncidents(TestPlant.plant()
            .zoneToo("Z2")
            .gas("AT-1", "H2S", 0, 0, l -> l.high(10))
            .machine("P-1", 2, 0, "H2S")
            .build());
    private final List<Incident> published = new ArrayList<>();
    private AreaState state = AreaState.EMPTY;
    private List<AirSample> air = List.of();
    private int second;

    private void opens(Hazard hazard) {
        ConditionChange change = new ConditionChange(
                "S1",
                "A1",
                "Z1",
                "AT-1",
                null,
                hazard,
                hazard == Hazard.GAS ? "H2S" : null,
                "gas_high",
                AlarmClass.LIFE_SAFETY,
                Priority.HIGH,
                true,
                T0.plusSeconds(second),
                T0.plusSeconds(second),
                12,
                "ppm",
                10,
                7,
                null);
        var alarm = new AlarmMachine(AlarmCare.NONE).condition(null, change, Handling.NONE);
        state = core.alarm(state, alarm, air, published::add);
    }

    /** An interval of air in which the wind blows from there, degrees clockwise from north. */
    private void blows(String zone, double fromDeg, double speedMs) {
        sample(zone, speedMs, Math.toRadians(270 - fromDeg));
    }

    private void sample(String zone, double speedMs, double toward) {
        air = AirMemory.with(
                air,
                new AirSample(
                        "A1",
                        zone,
                        T0.plusSeconds(second).toEpochMilli(),
                        1000L * INTERVAL_S,
                        T0.plusSeconds(second + INTERVAL_S).toEpochMilli(),
                        new String[] {"AT-1"},
                        new float[] {0},
                        speedMs,
                        toward));
        second += INTERVAL_S;
        state = core.air(state, air, T0.plusSeconds(second), published::add);
        state = Json.read(Json.bytes(state), AreaState.class);
    }

    private void blowsFor(int seconds, double fromDeg, double speedMs) {
        for (int s = 0; s < seconds; s += INTERVAL_S) {
            blows("Z1", fromDeg, speedMs);
        }
    }

    private Incident.Wind told() {
        return published.get(published.size() - 1).wind();
    }

    @Test
    void anIncidentOpensWithTheWindThatBlows() {
        blowsFor(30, 270, 3);
        opens(Hazard.GAS);
        assertThat(told()).isEqualTo(new Incident.Wind(270, 3, T0.plusSeconds(30)));
    }

    @Test
    void degreesGoClockwiseFromNorthToWhereItComesFrom() {
        for (int from : new int[] {0, 45, 90, 180, 359}) {
            blowsFor(200, from, 2);
            assertThat(new SceneWind(air).at(opened()).wind().fromDeg()).isEqualTo(from);
        }
    }

    private OpenIncident opened() {
        if (state.open().isEmpty()) {
            opens(Hazard.GAS);
        }
        return state.open().get(0);
    }

    @Test
    void theWindOfItsOwnZoneCountsAndWithoutOneThatOfTheArea() {
        blows("Z2", 90, 2);
        opens(Hazard.HEAT);
        assertThat(told().fromDeg()).isEqualTo(90);
        published.clear();
        blows("Z1", 180, 2);
        assertThat(told().fromDeg()).isEqualTo(180);
    }

    @Test
    void whereNobodyMeasuresTheWindNoneIsTold() {
        sample("Z1", Double.NaN, Double.NaN);
        opens(Hazard.GAS);
        sample("Z1", 3, Double.NaN);
        assertThat(published).hasSize(1);
        assertThat(told()).isNull();
    }

    @Test
    void aWindThatTurnsByFortyDegreesIsNewsOnceAndByTwentyIsNone() {
        blowsFor(120, 270, 3);
        opens(Hazard.GAS);
        int before = published.size();
        blowsFor(300, 290, 3);
        assertThat(published).hasSize(before);
        blowsFor(300, 310, 3);
        assertThat(published).hasSize(before + 1);
        assertThat(told().fromDeg()).isBetween(301.0, 310.0);
    }

    @Test
    void aWindThatTurnsThroughNorthHasTurnedByLittle() {
        blowsFor(120, 350, 3);
        opens(Hazard.GAS);
        int before = published.size();
        blowsFor(300, 10, 3);
        assertThat(published).hasSize(before);
    }

    @Test
    void aWindThatDoublesIsNewsAndACalmThatTurnsIsNone() {
        blowsFor(120, 0, 0.2);
        opens(Hazard.GAS);
        int before = published.size();
        blowsFor(300, 180, 0.4);
        assertThat(published).as("a calm has no direction").hasSize(before);
        blowsFor(300, 180, 2);
        assertThat(published).hasSizeGreaterThan(before);
        assertThat(told().speedMs()).isGreaterThan(0.75);
    }

    @Test
    void aWindSensorThatFallsSilentIsToldOnce() {
        blowsFor(60, 270, 3);
        opens(Hazard.GAS);
        int before = published.size();
        for (int k = 0; k < 60; k++) {
            sample("Z1", Double.NaN, Double.NaN);
        }
        assertThat(published).hasSize(before + 1);
        assertThat(told()).isNull();
    }

    @Test
    void aGustyHourIsNoFloodOfIncidents() {
        Random gusts = new Random(7);
        blowsFor(120, 270, 3);
        opens(Hazard.GAS);
        int before = published.size();
        for (int k = 0; k < 360; k++) {
            blows("Z1", 270 + 40 * gusts.nextGaussian(), Math.max(0.3, 3 + 1.2 * gusts.nextGaussian()));
        }
        assertThat(published.size() - before).as("one in five minutes").isLessThanOrEqualTo(12);
    }

    @Test
    void onceAllAlarmsAreOffTheWindWaitsForOtherNews() {
        blowsFor(120, 270, 3);
        opens(Hazard.GAS);
        state = new AreaState(
                state.open().stream()
                        .map(i -> i.edit(e -> e.quietSince = T0.plusSeconds(120)))
                        .toList(),
                state.clock());
        int before = published.size();
        blowsFor(300, 90, 6);
        assertThat(published).hasSize(before);
    }

    @Test
    void aMachineThatShakesDoesSoInAnyWind() {
        blowsFor(30, 270, 3);
        opens(Hazard.VIBRATION);
        assertThat(told()).isNull();
    }
}
