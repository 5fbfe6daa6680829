package io.davy.detection.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.Handling;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.detection.TestPlant;
import io.davy.detection.alarm.AlarmMachine;
import io.davy.detection.gas.AirSample;
import io.davy.detection.watch.ConditionChange;
import io.davy.incident.Incident;
import io.davy.plant.AlarmCare;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When an open gas incident's place is looked for: a search takes tens of milliseconds, and a flood of alarms must not wait for it. */
class PlaceBeatTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final long INTERVAL_MS = 10_000;

    private final AreaIncidents core = new AreaIncidents(TestPlant.plant()
            .gas("AT-1", "H2S", 0, 0, l -> l.high(10))
            .gas("AT-2", "H2S", 60, 0, l -> l.high(10))
            .gas("AT-3", "H2S", 60, 20, l -> l.high(10))
            .machine("P-1", 2, 0, "H2S")
            .machine("P-2", 55, 5, "H2S")
            .build());
    private final List<Incident> published = new ArrayList<>();
    private AreaState state = AreaState.EMPTY;

    private static Alarm alarm(String sensor, int second) {
        return new AlarmMachine(AlarmCare.NONE)
                .condition(
                        null,
                        new ConditionChange(
                                "S1",
                                "A1",
                                "Z1",
                                sensor,
                                null,
                                Hazard.GAS,
                                "H2S",
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
                                null),
                        Handling.NONE);
    }

    /** Air in which the far detectors read most, as far as the zone's clock has come. */
    private static List<AirSample> air(int second) {
        return List.of(new AirSample(
                "A1",
                "Z1",
                T0.toEpochMilli(),
                INTERVAL_MS,
                T0.plusSeconds(second).toEpochMilli(),
                new String[] {"AT-1", "AT-2", "AT-3"},
                new float[] {1, 40, 30},
                2,
                0,
                null,
                new float[] {2, 41, 31},
                null));
    }

    private void opened() {
        state = core.alarm(state, alarm("AT-1", 1), List.of(), published::add);
        assertThat(published).hasSize(1);
    }

    private Incident.Source source() {
        return state.open().get(0).source();
    }

    @Test
    void anIntervalThatAnAlarmInterruptedIsNotSearchedTheWholeOneIs() {
        opened();
        Incident.Source first = source();
        assertThat(first).isNotNull();
        state = core.air(state, air(4), T0.plusSeconds(4), published::add);
        assertThat(source()).as("an interval that has not ended").isEqualTo(first);
        state = core.air(state, air(10), T0.plusSeconds(10), published::add);
        assertThat(source()).isNotEqualTo(first);
        assertThat(source().sensorsTouched()).isGreaterThan(first.sensorsTouched());
    }

    @Test
    void anAlarmThatJoinsLeavesTheSearchToTheNextInterval() {
        opened();
        Incident.Source first = source();
        state = core.alarm(state, alarm("AT-2", 5), air(10), published::add);
        assertThat(state.open()).hasSize(1);
        assertThat(state.open().get(0).members()).hasSize(2);
        assertThat(source()).isEqualTo(first);
    }
}
