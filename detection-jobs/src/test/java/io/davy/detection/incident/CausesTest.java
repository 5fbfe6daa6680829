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
import io.davy.plant.SensorKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which alarms have one cause, and when an incident escalates. */
class CausesTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Incident> published = new ArrayList<>();
    private AreaState state = AreaState.EMPTY;

    private static TestPlant site() {
        TestPlant site = plant().closesAfter(Duration.ofSeconds(60))
                .machine("P-1", 0, 0, "H2S")
                .gas("AT-1", "H2S", 0, 0, l -> l.high(10))
                .gas("AT-2", "H2S", 30, 0, l -> l.high(10))
                .gas("AT-3", "H2S", 60, 0, l -> l.high(10))
                .gas("AT-EAST", "H2S", 100, 10, l -> l.high(10))
                .gas("AT-WEST", "H2S", -100, 10, l -> l.high(10))
                .sensor("TT-1", SensorKind.TEMPERATURE, "degC", 0, 200, "P-1", l -> l.high(90))
                .sensor("VT-1", SensorKind.VIBRATION, "mm/s", 0, 50, "P-1", l -> l.vibrationZones(2.8, 4.5));
        for (int i = 0; i < 200; i++) {
            site.machine("M-" + i, 1000 + 20 * i, 0)
                    .sensor("PT-" + i, SensorKind.PRESSURE, "bar", 0, 16, "M-" + i, l -> l);
        }
        return site;
    }

    private final AreaIncidents core = new AreaIncidents(site().build());

    private void on(double second, String sensor, Hazard hazard, Priority priority, List<AirSample> air) {
        state = core.alarm(
                state, alarm(second, sensor, hazard, priority, "Z1", AlarmClass.PROCESS), air, published::add);
    }

    private void on(double second, String sensor, Hazard hazard, Priority priority) {
        on(second, sensor, hazard, priority, List.of());
    }

    private static Alarm alarm(
            double second, String sensor, Hazard hazard, Priority priority, String zone, AlarmClass of) {
        Instant t = T0.plusMillis(Math.round(second * 1000));
        String rule = hazard.name().toLowerCase(java.util.Locale.ROOT) + "_high";
        return new Alarm(
                Ids.alarm("A1", sensor, rule, 0),
                sensor + "/" + rule,
                1,
                "S1",
                "A1",
                zone,
                sensor,
                machine(sensor),
                hazard,
                hazard == Hazard.GAS ? "H2S" : null,
                rule,
                of,
                priority,
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
    }

    private static @Nullable String machine(String sensor) {
        return sensor.startsWith("PT-") ? "M-" + sensor.substring(3) : sensor.startsWith("AT") ? null : "P-1";
    }

    private static List<AirSample> windToward(double degrees, double speed) {
        return List.of(new AirSample(
                "A1",
                "Z1",
                T0.toEpochMilli(),
                10_000,
                T0.toEpochMilli(),
                new String[0],
                new float[0],
                speed,
                Math.toRadians(degrees)));
    }

    @Test
    void heatAndVibrationOfOneMachineAreOneIncidentThatEscalates() {
        on(0, "VT-1", Hazard.VIBRATION, Priority.MEDIUM);
        assertThat(state.open().get(0).severity()).isEqualTo(Priority.MEDIUM);
        on(60, "TT-1", Hazard.HEAT, Priority.MEDIUM);
        assertThat(state.open()).hasSize(1);
        assertThat(state.open().get(0).severity()).isEqualTo(Priority.HIGH);
        assertThat(published.get(published.size() - 1).other()).containsEntry("hazards", List.of("VIBRATION", "HEAT"));
    }

    @Test
    void threeDetectorsOverTheirLimitAreWorseThanOne() {
        on(0, "AT-1", Hazard.GAS, Priority.HIGH);
        on(1, "AT-2", Hazard.GAS, Priority.HIGH);
        assertThat(state.open().get(0).severity()).isEqualTo(Priority.HIGH);
        on(2, "AT-3", Hazard.GAS, Priority.HIGH);
        assertThat(state.open().get(0).severity()).isEqualTo(Priority.HIGHEST);
        assertThat(published).last().satisfies(i -> assertThat(i.severity()).isEqualTo(Priority.HIGHEST));
    }

    @Test
    void aFarDetectorDownwindBelongsToTheLeakAndOneUpwindDoesNot() {
        on(0, "AT-1", Hazard.GAS, Priority.HIGH, windToward(0, 3));
        on(60, "AT-EAST", Hazard.GAS, Priority.HIGH, windToward(0, 3));
        assertThat(state.open()).hasSize(1);
        on(61, "AT-WEST", Hazard.GAS, Priority.HIGH, windToward(0, 3));
        assertThat(state.open()).hasSize(2);
    }

    @Test
    void inCalmAirOnlyNearnessCounts() {
        on(0, "AT-1", Hazard.GAS, Priority.HIGH, windToward(0, 0.2));
        on(60, "AT-EAST", Hazard.GAS, Priority.HIGH, windToward(0, 0.2));
        assertThat(state.open()).hasSize(2);
    }

    @Test
    void anAlarmBetweenTwoIncidentsMakesThemOne() {
        on(0, "AT-1", Hazard.GAS, Priority.HIGH);
        on(1, "AT-3", Hazard.GAS, Priority.HIGH);
        assertThat(state.open()).hasSize(2);
        String first = state.open().get(0).id();
        String second = state.open().get(1).id();
        on(2, "AT-2", Hazard.GAS, Priority.HIGH);
        assertThat(state.open()).extracting(OpenIncident::id).containsExactly(first);
        assertThat(state.open().get(0).members())
                .extracting(Incident.Member::sensor)
                .containsExactly("AT-1", "AT-3", "AT-2");
        assertThat(published).anySatisfy(i -> {
            assertThat(i.id()).isEqualTo(second);
            assertThat(i.state()).isEqualTo(State.CLOSED);
            assertThat(i.closeReason()).isEqualTo("has become part of an older incident");
            assertThat(i.other()).containsEntry("part_of", first);
        });
    }

    @Test
    void theFirstOutIsTheEarliestWhateverOrderTheRecordsComeIn() {
        on(5, "AT-2", Hazard.GAS, Priority.HIGH);
        on(3, "AT-1", Hazard.GAS, Priority.HIGH);
        assertThat(state.open().get(0).members().get(0).sensor()).isEqualTo("AT-1");
    }

    @Test
    void aPowerDipOverTwoHundredMachinesIsAFewIncidentsWithItsFirstOnTop() {
        for (int i = 0; i < 200; i++) {
            on(i * 0.05, "PT-" + i, Hazard.PROCESS, Priority.MEDIUM);
        }
        assertThat(state.open()).hasSize(Causes.FLOOD);
        assertThat(state.open().get(0).members())
                .hasSize(196)
                .first()
                .satisfies(m -> assertThat(m.sensor()).isEqualTo("PT-0"));
    }

    @Test
    void aLeakInTheMiddleOfAFloodIsAnIncidentOfItsOwn() {
        for (int i = 0; i < 50; i++) {
            on(i * 0.05, "PT-" + i, Hazard.PROCESS, Priority.MEDIUM);
        }
        on(3, "AT-1", Hazard.GAS, Priority.HIGH);
        Alarm fire = alarm(3.1, "TT-1", Hazard.HEAT, Priority.HIGHEST, "Z1", AlarmClass.LIFE_SAFETY);
        state = core.alarm(state, fire, List.of(), published::add);
        assertThat(state.open()).hasSize(Causes.FLOOD + 2);
    }

    @Test
    void theSameFaultInSeveralZonesAtOnceIsOneIncidentAndAnotherDayAnother() {
        for (int z = 0; z < 20; z++) {
            Alarm a = alarm(z * 0.1, "X-" + z, Hazard.DEVICE, Priority.MEDIUM, "Z" + z, AlarmClass.DEVICE);
            state = core.alarm(state, a, List.of(), published::add);
        }
        assertThat(state.open()).hasSize(1);
        assertThat(state.open().get(0).severity()).isEqualTo(Priority.MEDIUM);
        Alarm later = alarm(86_400, "X-99", Hazard.DEVICE, Priority.MEDIUM, "Z99", AlarmClass.DEVICE);
        state = core.alarm(state, later, List.of(), published::add);
        assertThat(state.open()).hasSize(2);
    }

    @Test
    void theLossOfOneGatewayIsOneIncidentThoughItsZonesFindItMinutesApart() {
        lost(0, "GW-1@Z1", "Z1");
        lost(300, "GW-1@Z2", "Z2");
        lost(4000, "GW-1", "Z3");
        assertThat(state.open()).hasSize(1);
        assertThat(state.open().get(0).members())
                .extracting(Incident.Member::sensor)
                .containsExactly("GW-1@Z1", "GW-1@Z2", "GW-1");
        lost(4001, "GW-11@Z4", "Z4");
        assertThat(state.open()).hasSize(2);
    }

    private void lost(double second, String gateway, String zone) {
        Alarm a = alarm(second, gateway, Hazard.DEVICE, Priority.HIGH, zone, AlarmClass.DEVICE);
        Alarm lost = new Alarm(
                a.id(),
                gateway + "/gateway_lost",
                a.version(),
                a.site(),
                a.area(),
                a.zone(),
                a.sensor(),
                null,
                a.hazard(),
                null,
                "gateway_lost",
                a.alarmClass(),
                a.priority(),
                a.state(),
                a.on(),
                a.value(),
                a.unit(),
                a.limit(),
                a.onset(),
                a.raised(),
                a.time(),
                a.cleared(),
                a.receivedMs(),
                a.ackedBy(),
                a.ackedAt(),
                a.chatter(),
                a.explanation(),
                a.place(),
                a.handling(),
                a.other());
        state = core.alarm(state, lost, List.of(), published::add);
    }
}
