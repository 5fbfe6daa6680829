package io.davy.detection.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.Handling;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.detection.TestPlant;
import io.davy.detection.alarm.AlarmMachine;
import io.davy.detection.watch.ConditionChange;
import io.davy.incident.Incident;
import io.davy.plant.AlarmCare;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an overlay hides opens no incident and keeps none open. */
class OverlaidAlarmsTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    private final AreaIncidents core = new AreaIncidents(TestPlant.plant()
            .gas("AT-1", "H2S", l -> l.high(10))
            .closesAfter(Duration.ofSeconds(60))
            .build());
    private final List<Incident> published = new ArrayList<>();
    private AreaState state = AreaState.EMPTY;

    private static Alarm alarm() {
        return new AlarmMachine(AlarmCare.NONE)
                .condition(
                        null,
                        new ConditionChange(
                                "S1",
                                "A1",
                                "Z1",
                                "AT-1",
                                null,
                                Hazard.GAS,
                                "H2S",
                                "gas_high",
                                AlarmClass.LIFE_SAFETY,
                                Priority.HIGH,
                                true,
                                T0,
                                T0,
                                12,
                                "ppm",
                                10,
                                7,
                                null),
                        Handling.NONE);
    }

    private static Alarm outOfService(Alarm a, int second) {
        Handling.OutOfService permit =
                new Handling.OutOfService("kim", "PTW-7", "calibration", T0.plusSeconds(second), T0.plusSeconds(600));
        return later(a, second).edit(e -> e.handling = a.handling().outOfService(permit));
    }

    private static Alarm later(Alarm a, int second) {
        return a.edit(e -> {
            e.version = a.version() + 1;
            e.time = T0.plusSeconds(second);
            e.handling = Handling.NONE;
        });
    }

    private void takes(Alarm a) {
        state = core.alarm(state, a, List.of(), published::add);
    }

    private void clock(int second) {
        state = core.clock(state, T0.plusSeconds(second), published::add);
    }

    @Test
    void aHiddenAlarmOpensNothingUntilItIsAnnunciated() {
        takes(outOfService(alarm(), 0));
        assertThat(published).isEmpty();
        takes(later(alarm(), 300));
        assertThat(published).singleElement().satisfies(i -> {
            assertThat(i.state()).isEqualTo(Incident.State.OPEN);
            assertThat(i.opened()).isEqualTo(T0.plusSeconds(300));
        });
    }

    @Test
    void anIncidentWhoseAlarmsAreAllHiddenClosesAsIfTheyWereOff() {
        takes(alarm());
        takes(outOfService(alarm(), 10));
        clock(69);
        assertThat(state.open()).hasSize(1);
        clock(70);
        assertThat(published.get(published.size() - 1).state()).isEqualTo(Incident.State.CLOSED);
    }

    @Test
    void anAlarmThatIsAnnunciatedAgainGoesOnWithItsOpenIncident() {
        takes(alarm());
        takes(outOfService(alarm(), 10));
        takes(later(alarm(), 40));
        clock(200);
        assertThat(state.open()).hasSize(1);
        assertThat(published)
                .extracting(Incident::id)
                .containsOnly(published.get(0).id());
        assertThat(published).extracting(Incident::state).containsOnly(Incident.State.OPEN);
    }
}
