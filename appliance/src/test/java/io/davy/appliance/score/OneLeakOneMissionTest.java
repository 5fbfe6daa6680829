package io.davy.appliance.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.dispatch.DispatchSettings;
import io.davy.dispatch.Dispatcher;
import io.davy.dispatch.Outgoing;
import io.davy.dispatch.RobotReports;
import io.davy.dispatch.rehearsal.ReadyRobots;
import io.davy.dispatch.state.Desk;
import io.davy.dispatch.state.SiteMap;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.plant.InvalidPlantException;
import io.davy.plant.Plant;
import io.davy.plant.PlantFile;
import io.davy.plant.Sensor;
import io.davy.robot.RobotReport;
import io.davy.sim.Scenario;
import io.davy.sim.physics.PlantPhysics;
import io.davy.sim.recording.Scan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The demo plant's leak of hydrogen sulfide with cells for other gases beside the pump, from the cloud to the robots' orders: through the simulated detectors, the
 * watch, alarms, incidents and dispatch.
 */
class OneLeakOneMissionTest {
    private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
    private static final int SECONDS = 60;

    private final List<Alarm> alarms = new ArrayList<>();
    private final Map<String, Incident> incidents = new LinkedHashMap<>();
    private final Set<String> looked = new LinkedHashSet<>();
    private Set<String> robots = Set.of();

    /** The demo plant with cells for ammonia, hydrogen cyanide and carbon monoxide between the pump and AT-1101. */
    private static Plant plant(String cross) throws IOException, InvalidPlantException {
        String cell =
                "\n  - {tag: %s, kind: gas, zone: Z-H2S, place: {x: 15, y: 32.5, z: 0.4}, gas: %s, range: [0, %d]%s}";
        String cells = String.format(cell, "AX-NH3", "NH3", 100, cross)
                + String.format(cell, "AX-HCN", "HCN", 50, cross)
                + String.format(cell, "AX-CO", "CO", 500, cross);
        String demo = Files.readString(Path.of("..", "plants", "demo-plant.yaml"));
        return PlantFile.read(
                "p.yaml", demo.replace("\nsensors:", "\nsensors:" + cells).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Runs the leak.
     *
     * @param known the plant as detection knows it
     * @param carbonMonoxide what really leaks beside it from the 20th second on, ppm
     */
    private void leak(long seed, Plant known, double carbonMonoxide) throws Exception {
        Control control = new Control(known);
        PureChain chain = new PureChain(known, alarms::add, control::incident);
        PlantPhysics physics = new PlantPhysics(plant(""), Scenario.H2S_LEAK, seed, T0);
        for (int s = 1; s < SECONDS; s++) {
            Instant now = T0.plusSeconds(s);
            physics.advance(now);
            List<Scan.Value> values = new ArrayList<>();
            for (Sensor x : known.sensors()) {
                double more = x.tag().equals("AX-CO") && s > 20 ? carbonMonoxide : 0;
                physics.read(x.tag()).ifPresent(v -> values.add(new Scan.Value(x.tag(), v + more)));
            }
            chain.accept(new Scan(now, "gw", values));
            control.second(now);
        }
        robots = control.sent;
    }

    private List<Incident> gas() {
        return incidents.values().stream().filter(i -> i.hazard() == Hazard.GAS).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void oneLeakThatSeveralGasNamesAlarmIsOneIncidentAndOneMission(long seed) throws Exception {
        leak(seed, plant(""), 0);

        assertThat(alarms).extracting(Alarm::gas).contains("H2S", "HCN", "NH3");
        assertThat(alarms.get(0).gas())
                .as("the most sensitive cell is none of the leak's gas")
                .isEqualTo("HCN");
        assertThat(alarms)
                .filteredOn(a -> "NH3".equals(a.gas()))
                .allSatisfy(a -> assertThat(a.alarmClass()).isEqualTo(AlarmClass.LIFE_SAFETY));
        assertThat(gas()).hasSize(1);
        Incident leak = gas().get(0);
        assertThat(leak.gas()).isEqualTo("H2S");
        assertThat(leak.alarms()).extracting(Incident.Member::gas).contains("H2S", "HCN", "NH3");
        assertThat(leak.summaryEn()).startsWith("H2S gas").contains("respond to H2S", "treat it as both");
        assertThat(looked).containsExactly(leak.id());
        assertThat(robots).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ofCellsThatAreNotKnownToRespondEachGasNameIsAnIncident(long seed) throws Exception {
        leak(seed, plant(", cross: {H2S: 0}"), 0);
        assertThat(gas()).extracting(Incident::gas).contains("H2S", "HCN", "NH3");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSecondGasThatReallyLeaksIsAnIncidentOfItsOwn(long seed) throws Exception {
        leak(seed, plant(""), 200);
        assertThat(gas()).extracting(Incident::gas).containsExactly("H2S", "CO");
        assertThat(gas().get(1).alarms()).allSatisfy(m -> assertThat(m.gas()).isEqualTo("CO"));
    }

    /** Dispatch, and robots that do at once what they are told. */
    private final class Control {
        private final SiteMap site;
        private final Dispatcher dispatcher = new Dispatcher(DispatchSettings.create(s -> {}));
        private final ReadyRobots robots;
        private final Deque<Outgoing.ToRobot> told = new ArrayDeque<>();
        private final Set<String> sent = new LinkedHashSet<>();
        private Desk desk = Desk.EMPTY;
        private Instant now = T0;

        Control(Plant plant) {
            site = SiteMap.of(plant);
            robots = new ReadyRobots(site.robots(), site.ways());
            after(dispatcher.plant(desk, site, now));
            robots.ids().forEach(this::say);
            told.clear();
        }

        void incident(Incident i) {
            incidents.put(i.id(), i);
            after(dispatcher.incident(desk, i, now, now));
        }

        void second(Instant t) {
            now = t;
            List<Outgoing.ToRobot> orders = List.copyOf(told);
            told.clear();
            for (Outgoing.ToRobot o : orders) {
                robots.take(o.robot(), o.vdaTopic(), o.json());
                say(o.robot());
            }
            after(dispatcher.tick(desk, now));
        }

        private void say(String robot) {
            RobotReport report = Json.read(robots.report(robot, now), RobotReport.class);
            after(dispatcher.robot(desk, RobotReports.view(report), now));
        }

        private void after(Dispatcher.Result r) {
            desk = r.desk();
            dispatcher.wake(r, null, now);
            for (Outgoing o : r.out()) {
                if (o instanceof Outgoing.ToRobot m) {
                    told.add(m);
                } else if (o instanceof Outgoing.MissionChanged m && m.mission().robot() != null) {
                    looked.add(m.mission().incident());
                    sent.add(m.mission().robot());
                }
            }
        }
    }
}
