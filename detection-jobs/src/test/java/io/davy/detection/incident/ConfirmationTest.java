package io.davy.detection.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Handling;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.detection.TestPlant;
import io.davy.detection.alarm.AlarmMachine;
import io.davy.detection.watch.ConditionChange;
import io.davy.incident.Incident;
import io.davy.incident.Incident.Outcome;
import io.davy.json.Json;
import io.davy.mission.Mission;
import io.davy.plant.AlarmCare;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a robot's verdict does to an incident's severity. */
class ConfirmationTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    private final AreaIncidents core = new AreaIncidents(TestPlant.plant()
            .gas("AT-1", "H2S", 0, 0, l -> l.high(10))
            .machine("P-1", 2, 0, "H2S")
            .build());
    private final List<Incident> published = new ArrayList<>();
    private AreaState state = AreaState.EMPTY;
    private int missions;

    private void opens(Hazard hazard, Priority priority) {
        ConditionChange change = new ConditionChange(
                "S1",
                "A1",
                "Z1",
                "AT-1",
                null,
                hazard,
                hazard == Hazard.GAS ? "H2S" : null,
                "high",
                AlarmClass.PROCESS,
                priority,
                true,
                T0,
                T0,
                12,
                "ppm",
                10,
                7,
                null);
        var alarm = new AlarmMachine(AlarmCare.NONE).condition(null, change, Handling.NONE);
        state = core.alarm(state, alarm, List.of(), published::add);
    }

    private void finds(Outcome outcome) {
        missions++;
        Instant t = T0.plusSeconds(60L * missions);
        gives(new Incident.Verdict(outcome, "R1", 20.0, "ppm", t), t);
    }

    private void judges(Outcome outcome) {
        missions++;
        Instant t = T0.plusSeconds(60L * missions);
        gives(Incident.Verdict.of("kim", outcome, "was there", t), t);
    }

    private void gives(Incident.Verdict verdict, Instant t) {
        Mission m = new Mission(
                "mi-" + missions,
                3,
                state.open().get(0).id(),
                missions,
                verdict.robot(),
                verdict.robot() == null ? null : "o-" + missions,
                0,
                Mission.State.DONE,
                null,
                "inspectGas",
                List.of(),
                null,
                null,
                T0,
                t,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                verdict,
                null,
                null,
                Map.of());
        state = core.mission(state, m, published::add);
        state = Json.read(Json.bytes(state), AreaState.class);
    }

    private Incident told() {
        return published.get(published.size() - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "GAS, LOW, HIGH",
        "GAS, MEDIUM, HIGH",
        "GAS, HIGH, HIGHEST",
        "GAS, HIGHEST, HIGHEST",
        "HEAT, LOW, MEDIUM",
        "HEAT, MEDIUM, HIGH",
        "VIBRATION, HIGH, HIGHEST",
    })
    void whatIsConfirmedIsOneStepWorseAndGasIsHighAtLeast(Hazard hazard, Priority before, Priority after) {
        opens(hazard, before);
        finds(Outcome.CONFIRMED);
        assertThat(told().severity()).isEqualTo(after);
        assertThat(told().verdict().outcome()).isEqualTo(Outcome.CONFIRMED);
    }

    @Test
    void itIsRaisedOnceHoweverOftenItIsConfirmed() {
        opens(Hazard.HEAT, Priority.LOW);
        finds(Outcome.CONFIRMED);
        finds(Outcome.NOT_FOUND);
        finds(Outcome.CONFIRMED);
        assertThat(told().severity()).isEqualTo(Priority.MEDIUM);
    }

    @Test
    void anOfficersVerdictDoesTheSameAndTheIncidentSaysWhoGaveIt() {
        opens(Hazard.GAS, Priority.LOW);
        judges(Outcome.CONFIRMED);
        assertThat(told().severity()).isEqualTo(Priority.HIGH);
        assertThat(told().verdict().user()).isEqualTo("kim");
        finds(Outcome.CONFIRMED);
        assertThat(told().severity()).as("once").isEqualTo(Priority.HIGH);
        assertThat(told().verdict().user()).isEqualTo("kim");
    }

    @Test
    void whatIsConfirmedIsNeverUndoneByWhoFindsNothing() {
        opens(Hazard.GAS, Priority.HIGH);
        finds(Outcome.CONFIRMED);
        judges(Outcome.NOT_FOUND);
        finds(Outcome.NOT_FOUND);
        assertThat(told().verdict().outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(told().verdict().robot()).isEqualTo("R1");
        assertThat(told().severity()).isEqualTo(Priority.HIGHEST);
    }

    @Test
    void anOfficersNotFoundStandsBeforeARobotsAndClosesNothing() {
        opens(Hazard.GAS, Priority.HIGH);
        judges(Outcome.NOT_FOUND);
        finds(Outcome.INCONCLUSIVE);
        assertThat(told().verdict().user()).isEqualTo("kim");
        assertThat(told().state()).isEqualTo(Incident.State.OPEN);
        assertThat(told().severity()).isEqualTo(Priority.HIGH);
        finds(Outcome.CONFIRMED);
        assertThat(told().verdict().robot())
                .as("what a robot measures afterwards counts")
                .isEqualTo("R1");
        assertThat(told().severity()).isEqualTo(Priority.HIGHEST);
    }

    @Test
    void noVerdictLowersASeverityOrClosesAnything() {
        opens(Hazard.GAS, Priority.HIGHEST);
        finds(Outcome.NOT_FOUND);
        finds(Outcome.INCONCLUSIVE);
        assertThat(told().severity()).isEqualTo(Priority.HIGHEST);
        assertThat(told().state()).isEqualTo(Incident.State.OPEN);
        assertThat(told().alarms()).allMatch(Incident.Member::on);
    }
}
