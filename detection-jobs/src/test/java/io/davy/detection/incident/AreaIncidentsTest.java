package io.davy.detection.incident;

import static io.davy.detection.TestPlant.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Hazard;
import io.davy.alarm.Ids;
import io.davy.alarm.Priority;
import io.davy.detection.TestPlant;
import io.davy.detection.gas.AirSample;
import io.davy.incident.Incident;
import io.davy.incident.Incident.State;
import io.davy.json.Json;
import io.davy.mission.Mission;
import io.davy.plant.SensorKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How alarms become incidents, and how incidents end. */
class AreaIncidentsTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    private static TestPlant hall() {
        return plant().machine("P-1", 2, 0, "H2S")
                .machine("P-2", 100, 0, "H2S")
                .gas("AT-1", "H2S", 0, 0, l -> l.high(10))
                .gas("AT-2", "H2S", 10, 0, l -> l.high(10))
                .gas("AT-3", "H2S", 99, 0, l -> l.high(10))
                .gas("AC-1", "CO", 1, 0, l -> l.high(35))
                .sensor("TT-1", SensorKind.TEMPERATURE, "degC", 0, 200, "P-1", l -> l.high(90))
                .sensor("TT-2", SensorKind.TEMPERATURE, "degC", 0, 200, "P-1", l -> l.high(90))
                .sensor("TT-3", SensorKind.TEMPERATURE, "degC", 0, 200, "P-2", l -> l.high(90))
                .closesAfter(Duration.ofSeconds(60));
    }

    private final AreaIncidents core = new AreaIncidents(hall().build());
    private final List<Incident> published = new ArrayList<>();
    private AreaState state = AreaState.EMPTY;

    private void alarm(
            int second,
            String sensor,
            Hazard hazard,
            @Nullable String gas,
            String rule,
            Priority p,
            boolean on,
            double value) {
        Instant t = T0.plusSeconds(second);
        Alarm a = new Alarm(
                Ids.alarm("A1", sensor, rule, 0),
                sensor + "/" + rule,
                1,
                "S1",
                "A1",
                "Z1",
                sensor,
                machine(sensor),
                hazard,
                gas,
                rule,
                AlarmClass.LIFE_SAFETY,
                p,
                on ? AlarmState.UNACKED : AlarmState.RTN_UNACKED,
                on,
                value,
                "ppm",
                10,
                t,
                t,
                t,
                on ? null : t,
                5,
                null,
                null,
                0,
                null,
                Map.of());
        state = core.alarm(state, a, List.of(), published::add);
        // What lives between events went through its bytes.
        state = Json.read(Json.bytes(state), AreaState.class);
    }

    private static @Nullable String machine(String sensor) {
        return sensor.equals("TT-3") ? "P-2" : sensor.startsWith("TT") ? "P-1" : null;
    }

    private void gas(int second, String sensor, boolean on, double value) {
        alarm(second, sensor, Hazard.GAS, sensor.startsWith("AC") ? "CO" : "H2S", "gas_high", Priority.HIGH, on, value);
    }

    private void clock(int second) {
        state = core.clock(state, T0.plusSeconds(second), published::add);
    }

    private Incident last() {
        return published.get(published.size() - 1);
    }

    @Test
    void theFirstAlarmOpensAnIncidentWithAPlaceAtOnce() {
        gas(0, "AT-1", true, 15);
        assertThat(published).hasSize(1);
        Incident i = last();
        assertThat(i.state()).isEqualTo(State.OPEN);
        assertThat(i.firstOut().sensor()).isEqualTo("AT-1");
        assertThat(i.source().equipment()).isEqualTo("P-1");
        assertThat(i.place().x()).isEqualTo(2);
        assertThat(i.summaryEn()).isEqualTo("H2S gas at P-1 (zone Z1): AT-1 15 ppm, limit 10 ppm");
        assertThat(i.summaryKo()).isEqualTo("P-1 H2S 가스 (구역 Z1): AT-1 15 ppm, 한계 10 ppm");
    }

    @Test
    void alarmsOfOneGasNearEachOtherAreOneIncident() {
        gas(0, "AT-1", true, 15);
        gas(1, "AT-2", true, 25);
        clock(2);
        assertThat(state.open()).hasSize(1);
        assertThat(last().alarms()).extracting(Incident.Member::sensor).containsExactly("AT-1", "AT-2");
    }

    @Test
    void anotherGasOrAFarPlaceIsAnotherIncident() {
        gas(0, "AT-1", true, 15);
        gas(1, "AT-3", true, 15);
        gas(2, "AC-1", true, 50);
        assertThat(state.open()).hasSize(3);
        assertThat(published).extracting(Incident::id).doesNotHaveDuplicates();
    }

    @Test
    void heatAtOneMachineIsOneIncidentAtThatMachine() {
        alarm(0, "TT-1", Hazard.HEAT, null, "temperature_high", Priority.MEDIUM, true, 95);
        alarm(1, "TT-2", Hazard.HEAT, null, "temperature_high", Priority.MEDIUM, true, 96);
        alarm(2, "TT-3", Hazard.HEAT, null, "temperature_high", Priority.MEDIUM, true, 97);
        assertThat(state.open()).hasSize(2);
        assertThat(state.open().get(0).source().equipment()).isEqualTo("P-1");
        assertThat(state.open().get(1).source().equipment()).isEqualTo("P-2");
    }

    @Test
    void aWorseAlarmRaisesTheSeverityAtOnce() {
        gas(0, "AT-1", true, 15);
        alarm(1, "AT-1", Hazard.GAS, "H2S", "gas_high_high", Priority.HIGHEST, true, 30);
        assertThat(published).hasSize(2);
        assertThat(last().severity()).isEqualTo(Priority.HIGHEST);
        assertThat(last().firstOut().rule()).isEqualTo("gas_high");
    }

    @Test
    void itClosesWhenAllAlarmsHaveBeenOffLongEnough() {
        gas(0, "AT-1", true, 15);
        gas(1, "AT-2", true, 15);
        gas(10, "AT-1", false, 1);
        clock(75);
        assertThat(state.open()).hasSize(1);
        gas(80, "AT-2", false, 1);
        clock(139);
        assertThat(last().state()).isEqualTo(State.OPEN);
        clock(140);
        assertThat(last().state()).isEqualTo(State.CLOSED);
        assertThat(last().closed()).isEqualTo(T0.plusSeconds(140));
        assertThat(state.open()).isEmpty();
    }

    @Test
    void aBacklogOfOldReadingsClosesNothingBeforeItsEndIsHeard() {
        gas(0, "AT-1", true, 15);
        state = state.at(T0.plusSeconds(300));
        gas(10, "AT-1", false, 1);
        clock(301);
        gas(12, "AT-1", true, 15);
        clock(302);
        assertThat(published)
                .extracting(Incident::id)
                .containsOnly(published.get(0).id());
        assertThat(published).extracting(Incident::state).containsOnly(State.OPEN);
    }

    @Test
    void afterARestartQuietCountsFromWhenSomethingCouldBeHeard() {
        gas(0, "AT-1", true, 15);
        gas(10, "AT-1", false, 1);
        Instant restart = T0.plusSeconds(500);
        state = core.clock(state, restart.plusSeconds(1), restart, published::add);
        assertThat(state.open()).hasSize(1);
        state = core.clock(state, restart.plusSeconds(60), restart, published::add);
        assertThat(state.open()).isEmpty();
    }

    @Test
    void anAlarmThatComesBackKeepsItOpen() {
        gas(0, "AT-1", true, 15);
        gas(10, "AT-1", false, 1);
        gas(60, "AT-1", true, 15);
        clock(75);
        assertThat(state.open()).hasSize(1);
    }

    private Mission mission(int second, Mission.State s, Incident.@Nullable Outcome outcome) {
        Instant t = T0.plusSeconds(second);
        Incident.Verdict verdict = outcome == null ? null : new Incident.Verdict(outcome, "R1", 0.0, "ppm", t);
        return new Mission(
                "mi-1",
                second + 1,
                state.open().get(0).id(),
                1,
                "R1",
                "o-1",
                0,
                s,
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
    }

    @Test
    void aRobotThatSawNothingClosesNothing() {
        gas(0, "AT-1", true, 15);
        state = core.mission(state, mission(30, Mission.State.DONE, Incident.Outcome.NOT_FOUND), published::add);
        clock(100_000);
        assertThat(last().state()).isEqualTo(State.OPEN);
        assertThat(last().verdict().outcome()).isEqualTo(Incident.Outcome.NOT_FOUND);
    }

    @Test
    void closingWaitsForARobotOnItsWayButNotForEver() {
        gas(0, "AT-1", true, 15);
        state = core.mission(state, mission(2, Mission.State.UNDER_WAY, null), published::add);
        gas(10, "AT-1", false, 1);
        clock(100);
        assertThat(state.open()).hasSize(1);
        clock(10 + 60 + 600);
        assertThat(state.open()).isEmpty();
        assertThat(last().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void aVerdictThatComesInTimeIsInTheClosedRecord() {
        gas(0, "AT-1", true, 15);
        state = core.mission(state, mission(2, Mission.State.UNDER_WAY, null), published::add);
        gas(10, "AT-1", false, 1);
        clock(100);
        state = core.mission(state, mission(101, Mission.State.DONE, Incident.Outcome.CONFIRMED), published::add);
        clock(102);
        assertThat(last().state()).isEqualTo(State.CLOSED);
        assertThat(last().verdict().outcome()).isEqualTo(Incident.Outcome.CONFIRMED);
        assertThat(last().mission()).isEqualTo("mi-1");
    }

    @Test
    void aRepeatedMissionRecordPublishesNothing() {
        gas(0, "AT-1", true, 15);
        Mission m = mission(2, Mission.State.UNDER_WAY, null);
        state = core.mission(state, m, published::add);
        int before = published.size();
        state = core.mission(state, m, published::add);
        assertThat(published).hasSize(before);
    }

    @Test
    void faultsOfOneZonesSensorsAreOneIncidentWithoutAPlace() {
        for (String tag : List.of("AT-1", "AT-2", "AT-3", "TT-1")) {
            alarm(5, tag, Hazard.DEVICE, null, "silent", Priority.LOW, true, 12);
        }
        clock(6);
        assertThat(state.open()).hasSize(1);
        assertThat(last().place()).isNull();
        assertThat(last().summaryEn()).isEqualTo("Sensor fault (zone Z1): AT-1 sends nothing, and 3 more");
    }

    @Test
    void aFloodStaysOneIncidentWithItsFirstCauseOnTopAndFewRecords() {
        TestPlant big = plant().machine("P-1", 0, 0, "H2S").closesAfter(Duration.ofSeconds(60));
        for (int i = 0; i < 500; i++) {
            big.gas("AT-" + i, "H2S", i % 20, i % 25, l -> l.high(10));
        }
        AreaIncidents flooded = new AreaIncidents(big.build());
        AreaState s = AreaState.EMPTY;
        for (int i = 0; i < 500; i++) {
            Instant t = T0.plusMillis(20L * i);
            Alarm a = new Alarm(
                    Ids.alarm("A1", "AT-" + i, "gas_high", i),
                    "AT-" + i + "/gas_high",
                    1,
                    "S1",
                    "A1",
                    "Z1",
                    "AT-" + i,
                    null,
                    Hazard.GAS,
                    "H2S",
                    "gas_high",
                    AlarmClass.LIFE_SAFETY,
                    i == 400 ? Priority.HIGHEST : Priority.HIGH,
                    AlarmState.UNACKED,
                    true,
                    15,
                    "ppm",
                    10,
                    t,
                    t,
                    t,
                    null,
                    5,
                    null,
                    null,
                    0,
                    null,
                    Map.of());
            s = flooded.alarm(s, a, List.of(), published::add);
        }
        s = flooded.clock(s, T0.plusSeconds(10), published::add);
        assertThat(s.open()).hasSize(1);
        assertThat(published).hasSizeLessThan(5);
        assertThat(last().firstOut().sensor()).isEqualTo("AT-0");
        assertThat(last().alarms()).hasSize(IncidentRecord.SHOWN).first().isEqualTo(last().firstOut());
        assertThat(last().alarms()).anyMatch(m -> m.sensor().equals("AT-400"));
        assertThat(last().other()).containsEntry("alarm_count", 500);
        assertThat(last().other().get("more_alarms"))
                .as("whoever follows acknowledgements knows every alarm")
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .hasSize(500 - IncidentRecord.SHOWN)
                .doesNotContainAnyElementsOf(
                        last().alarms().stream().map(Incident.Member::alarm).toList());
    }

    @Test
    void whileThePlumeSaysLittleTheMachineNextToTheDetectorIsNamed() {
        AreaIncidents many = new AreaIncidents(plant().machine("V-1", -40, 3, "H2S")
                .machine("P-1", 2, 0, "H2S")
                .machine("T-1", -30, -2, "H2S")
                .gas("AT-1", "H2S", 0, 0, l -> l.high(10))
                .build());
        AirSample breeze = new AirSample(
                "A1",
                "Z1",
                T0.toEpochMilli(),
                10_000,
                T0.toEpochMilli(),
                new String[] {"AT-1"},
                new float[] {12},
                0.6,
                0.0);
        Alarm a = new Alarm(
                Ids.alarm("A1", "AT-1", "gas_high", 0),
                "AT-1/gas_high",
                1,
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
                AlarmState.UNACKED,
                true,
                15,
                "ppm",
                10,
                T0,
                T0,
                T0,
                null,
                5,
                null,
                null,
                0,
                null,
                Map.of());
        many.alarm(AreaState.EMPTY, a, List.of(breeze), published::add);
        assertThat(last().source().equipment()).isEqualTo("P-1");
        assertThat(last().source().confidence()).isLessThan(0.5);
    }

    @Test
    void oneOfSeveralVotesThatIsBlindIsSaidAsAnyOther() {
        alarm(0, "Z1", Hazard.DEVICE, "H2S", "gas_vote_blind_h2s_high", Priority.HIGH, true, 0);
        assertThat(last().summaryEn()).isEqualTo("Sensor fault (zone Z1): Z1 has no gas detector that can vote");
        assertThat(last().summaryKo()).isEqualTo("센서 이상 (구역 Z1): Z1 투표 가능한 가스 검지기 없음");
    }
}
