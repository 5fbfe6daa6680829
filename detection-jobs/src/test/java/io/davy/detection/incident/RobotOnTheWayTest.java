package io.davy.detection.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Handling;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.detection.alarm.AlarmMachine;
import io.davy.detection.gas.AirMemory;
import io.davy.detection.gas.AirSample;
import io.davy.detection.robot.RobotState;
import io.davy.detection.robot.RobotWatch;
import io.davy.detection.watch.ConditionChange;
import io.davy.detection.watch.WatchOutput;
import io.davy.incident.Incident;
import io.davy.incident.Incident.Outcome;
import io.davy.json.Json;
import io.davy.mission.Mission;
import io.davy.plant.AlarmCare;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.PlantFile;
import io.davy.wire.Pose;
import io.davy.wire.Reading;
import io.davy.wire.ReadingBatch;
import io.davy.wire.ReadingWalker;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A robot that goes to a leak sharpens its place: by the readings with a pose that it publishes on its way (that they come from MQTT as batches of the zone {@code robot/R1} the
 * gateway's tests show), or by the figures of its stops if it publishes none.
 */
class RobotOnTheWayTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final Place LEAK = new Place(20, 10, 1, "F0");
    private static final Map<String, Place> NOSES = Map.of(
            "AT-1", new Place(65, 12, 1, "F0"),
            "AT-2", new Place(65, -25, 1, "F0"),
            "AT-3", new Place(-20, 12, 1, "F0"),
            "AT-4", new Place(20, 45, 1, "F0"));

    private final Plant plant;
    private final AreaIncidents core;
    private final RobotWatch robots;
    private final List<Incident> published = new ArrayList<>();
    private AreaState state = AreaState.EMPTY;
    private List<AirSample> air = List.of();

    RobotOnTheWayTest() throws Exception {
        plant = PlantFile.read("site.yaml", """
                davy: 1
                site: {id: works}
                floors: [{id: F0}]
                zones: [{id: Z1, area: A1, polygon: [[-50, -50], [100, -50], [100, 50], [-50, 50]]}]
                sensors:
                  - {tag: AT-1, kind: gas, gas: H2S, range: [0, 100], zone: Z1, place: {x: 65, y: 12, z: 1}}
                  - {tag: AT-2, kind: gas, gas: H2S, range: [0, 100], zone: Z1, place: {x: 65, y: -25, z: 1}}
                  - {tag: AT-3, kind: gas, gas: H2S, range: [0, 100], zone: Z1, place: {x: -20, y: 12, z: 1}}
                  - {tag: AT-4, kind: gas, gas: H2S, range: [0, 100], zone: Z1, place: {x: 20, y: 45, z: 1}}
                robots:
                  - {id: R1, manufacturer: acme, serial: "1", inspects: [gas], speed_ms: 1, battery_minutes: 60, home: N1}
                ways:
                  nodes: [{id: N1, x: 30, y: -20}, {id: N2, x: 30, y: 0}, {id: N3, x: 30, y: 10}, {id: N4, x: 30, y: 20}]
                  edges: [{from: N1, to: N2}, {from: N2, to: N3}, {from: N3, to: N4}]
                """.getBytes(StandardCharsets.UTF_8));
        core = new AreaIncidents(plant);
        robots = new RobotWatch(plant);
        opens();
    }

    /** A narrow plume in a west wind, which is not the model that judges. */
    private static double ppm(double x, double y) {
        double down = x - LEAK.x();
        double side = 0.15 * down;
        return down < 1
                ? 0
                : 1_200 * Math.exp(-(y - LEAK.y()) * (y - LEAK.y()) / (2 * side * side)) / (side * (0.08 * down + 1));
    }

    /** An interval of the fixed noses. */
    private void fixed(int interval) {
        Instant from = T0.plusSeconds(10L * interval);
        List<String> tags = NOSES.keySet().stream().sorted().toList();
        float[] read = new float[tags.size()];
        for (int i = 0; i < read.length; i++) {
            Place at = NOSES.get(tags.get(i));
            read[i] = (float) ppm(at.x(), at.y());
        }
        take(new AirSample(
                "A1",
                "Z1",
                from.toEpochMilli(),
                10_000,
                from.plusSeconds(10).toEpochMilli(),
                tags.toArray(String[]::new),
                read,
                2.5,
                0));
    }

    private void take(AirSample sample) {
        air = AirMemory.with(air, sample);
        state = core.air(state, air, Instant.ofEpochMilli(sample.clockMs()), published::add);
    }

    private void opens() {
        for (int i = 0; i < 3; i++) {
            fixed(i);
        }
        ConditionChange change = new ConditionChange(
                "works",
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
                T0.plusSeconds(30),
                T0.plusSeconds(30),
                40,
                "ppm",
                10,
                7,
                null);
        var alarm = new AlarmMachine(AlarmCare.NONE).condition(null, change, Handling.NONE);
        state = core.alarm(state, alarm, air, published::add);
        fixed(3);
    }

    private Incident.Source source() {
        return state.open().get(0).source();
    }

    private static double area(Incident.Source s) {
        return s.ellipse().majorM() * s.ellipse().minorM();
    }

    private double away() {
        Place p = state.open().get(0).place();
        return Math.hypot(p.x() - LEAK.x(), p.y() - LEAK.y());
    }

    /** It walks northward past the leak's lee, and publishes a reading each second. */
    private void walks() {
        RobotState robot = RobotState.EMPTY;
        List<AirSample> told = new ArrayList<>();
        WatchOutput out = new WatchOutput() {
            @Override
            public void change(ConditionChange change) {
                throw new AssertionError("no alarm is asked for here");
            }

            @Override
            public void air(AirSample sample) {
                told.add(sample);
            }

            @Override
            public void reject(String reason) {
                throw new AssertionError(reason);
            }
        };
        for (int s = 40; s < 80; s++) {
            double y = s - 60;
            long at = T0.plusSeconds(s).toEpochMilli();
            byte[] batch = ReadingBatch.newBuilder()
                    .setZone("robot/R1")
                    .setSource("R1")
                    .setTimeMs(at)
                    .addReadings(Reading.newBuilder()
                            .setSensor("R1/H2S")
                            .setValue(ppm(30, y))
                            .setPose(
                                    Pose.newBuilder().setX(30).setY(y).setZ(0.5).setMap("F0")))
                    .build()
                    .toByteArray();
            ReadingWalker walker = new ReadingWalker();
            walker.open(batch);
            robot = robots.accept(robot, walker, "robot/R1", at, out);
            told.forEach(this::take);
            told.clear();
            if (s % 10 == 9) {
                fixed(s / 10);
            }
        }
    }

    private Mission stops() {
        List<Mission.Finding> findings =
                List.of(found("N2", 45, ppm(30, 0)), found("N3", 55, ppm(30, 10)), found("N4", 65, ppm(30, 20)));
        return new Mission(
                "mi-1",
                5,
                state.open().get(0).id(),
                1,
                "R1",
                "o-1",
                0,
                Mission.State.DONE,
                null,
                "inspectGas",
                List.of("N1", "N2", "N3", "N4"),
                null,
                null,
                T0,
                T0.plusSeconds(65),
                null,
                null,
                null,
                null,
                List.of(),
                null,
                new Incident.Verdict(Outcome.CONFIRMED, "R1", 100.0, "ppm", T0.plusSeconds(65)),
                null,
                null,
                null,
                null,
                false,
                findings,
                null,
                null,
                null,
                Map.of());
    }

    private static Mission.Finding found(String node, int second, double ppm) {
        return new Mission.Finding("inspectGas", node, ppm, "ppm", null, T0.plusSeconds(second));
    }

    @Test
    void whatARobotReadsOnItsWayShrinksTheEllipseMoreThanTimeAloneAndTakesThePlaceNoFurtherAway() throws Exception {
        double before = area(source());
        double far = away();
        RobotOnTheWayTest nobodyWalks = new RobotOnTheWayTest();
        for (int i = 4; i < 8; i++) {
            nobodyWalks.fixed(i);
        }
        walks();
        assertThat(area(source())).isLessThan(0.9 * before).isLessThan(0.9 * area(nobodyWalks.source()));
        assertThat(away()).isLessThanOrEqualTo(far);
        Incident told = published.get(published.size() - 1);
        assertThat(told.place()).as("it is told").isEqualTo(state.open().get(0).place());
    }

    @Test
    void ofARobotThatPublishesNothingTheFiguresAtItsStopsCount() {
        double before = area(source());
        List<AirSample> met = core.looks(state, stops(), air);
        assertThat(met).hasSize(3);
        met.forEach(m -> air = AirMemory.with(air, m));
        for (int i = 4; i < 8; i++) {
            fixed(i);
        }
        assertThat(area(source())).isLessThan(before);
    }

    @Test
    void theSameFindingsToldAgainAreNoNewEvidence() {
        core.looks(state, stops(), air).forEach(m -> air = AirMemory.with(air, m));
        int kept = air.size();
        core.looks(state, stops(), air).forEach(m -> air = AirMemory.with(air, m));
        assertThat(air).hasSize(kept);
    }

    @Test
    void aRobotThatPublishesItsReadingsIsBelievedFromThose() {
        walks();
        assertThat(core.looks(state, stops(), air)).isEmpty();
    }

    @Test
    void whatLivesBetweenEventsGoesThroughItsBytes() {
        walks();
        assertThat(Json.read(Json.bytes(state), AreaState.class)).isEqualTo(state);
    }
}
