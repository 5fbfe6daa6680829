package io.davy.detection.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davy.detection.gas.AirSample;
import io.davy.detection.watch.ConditionChange;
import io.davy.detection.watch.WatchOutput;
import io.davy.detection.watch.ZonePlan;
import io.davy.detection.watch.ZoneState;
import io.davy.detection.watch.ZoneWatch;
import io.davy.json.Json;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.PlantFile;
import io.davy.wire.Pose;
import io.davy.wire.Reading;
import io.davy.wire.ReadingBatch;
import io.davy.wire.ReadingWalker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a robot measures on its way, as alarms and as evidence for a leak's place. */
class RobotWatchTest {
    private static final long T0 = 1_767_225_600_000L;

    private static Plant site() throws Exception {
        return PlantFile.read("site.yaml", """
                davy: 1
                site: {id: works}
                floors: [{id: F0}]
                zones:
                  - {id: Z-WEST, area: west, polygon: [[0, 0], [50, 0], [50, 50], [0, 50]]}
                  - {id: Z-EAST, area: east, polygon: [[50, 0], [100, 0], [100, 50], [50, 50]]}
                sensors:
                  - {tag: AT-1, kind: gas, gas: H2S, range: [0, 100], zone: Z-WEST, place: {x: 10, y: 10}}
                robots:
                  - {id: R1, manufacturer: acme, serial: "1", inspects: [gas], speed_ms: 1, battery_minutes: 60, home: N1}
                ways:
                  nodes: [{id: N1, x: 0, y: 0}, {id: N2, x: 90, y: 10}]
                  edges: [{from: N1, to: N2}]
                """.getBytes(StandardCharsets.UTF_8));
    }

    private final List<ConditionChange> changes = new ArrayList<>();
    private final List<AirSample> air = new ArrayList<>();
    private final Plant plant;
    private final RobotWatch robots;
    private final ZonePlan plan;
    private final ZoneState zone;
    private final ZoneWatch watch = new ZoneWatch(true);
    private RobotState state = RobotState.EMPTY;

    RobotWatchTest() throws Exception {
        plant = site();
        robots = new RobotWatch(plant);
        plan = ZonePlan.compile(plant, "robot/R1");
        zone = ZoneState.fresh(plan);
    }

    private final WatchOutput out = new WatchOutput() {
        @Override
        public void change(ConditionChange change) {
            changes.add(change);
        }

        @Override
        public void air(AirSample sample) {
            air.add(sample);
        }

        @Override
        public void reject(String reason) {
            throw new AssertionError(reason);
        }
    };

    /** The robot smells so much H2S at a place. */
    private void smells(double second, double x, double y, double ppm) {
        smells(second, 0, x, y, ppm);
    }

    private void smells(double second, double aheadS, double x, double y, double ppm) {
        long arrived = T0 + Math.round(second * 1000);
        long at = arrived + Math.round(aheadS * 1000);
        byte[] batch = ReadingBatch.newBuilder()
                .setZone("robot/R1")
                .setSource("R1")
                .setTimeMs(at)
                .addReadings(Reading.newBuilder()
                        .setSensor("R1/H2S")
                        .setValue(ppm)
                        .setPose(Pose.newBuilder().setX(x).setY(y).setZ(0.5).setMap("F0")))
                .build()
                .toByteArray();
        ReadingWalker walker = new ReadingWalker();
        walker.open(batch);
        state = robots.accept(state, walker, "robot/R1", arrived + ZoneWatch.CLOCK_TOLERANCE_MS, out);
        walker.open(batch);
        watch.accept(plan, zone, walker, arrived, arrived, new WatchOutput() {
            @Override
            public void change(ConditionChange c) {
                state = robots.change(state, c, out);
            }

            @Override
            public void air(AirSample sample) {
                throw new AssertionError("a robot's air has places");
            }

            @Override
            public void reject(String reason) {
                throw new AssertionError(reason);
            }
        });
        // What lives between readings went through its bytes.
        state = Json.read(Json.bytes(state), RobotState.class);
    }

    @Test
    void aRobotThatWalksIntoGasAlarmsWhereItStands() {
        smells(0, 10, 10, 0);
        smells(1, 70, 20, 12);
        assertThat(changes).singleElement().satisfies(c -> {
            assertThat(c.sensor()).isEqualTo("R1/H2S");
            assertThat(c.rule()).isEqualTo("gas_high");
            assertThat(c.area()).isEqualTo("east");
            assertThat(c.zone()).isEqualTo("Z-EAST");
            assertThat(c.place()).isEqualTo(new Place(70, 20, 0.5, "F0"));
        });
    }

    @Test
    void aRobotWhoseClockOnceWasAheadAlarmsWhereItStandsNow() {
        smells(0, 20 * 3600, 10, 10, 0);
        smells(20, 70, 20, 12);
        assertThat(changes)
                .filteredOn(c -> c.rule().equals("gas_high"))
                .singleElement()
                .satisfies(c -> assertThat(c.zone()).isEqualTo("Z-EAST"));
    }

    @Test
    void theAlarmGoesOffInTheAreaInWhichItWentOn() {
        smells(0, 70, 20, 12);
        for (int s = 1; s < 12; s++) {
            smells(s, 10, 10, 0);
        }
        assertThat(changes).extracting(ConditionChange::on).containsExactly(true, false);
        assertThat(changes).extracting(ConditionChange::area).containsOnly("east");
        assertThat(state.standing()).isEmpty();
    }

    @Test
    void whatItSmellsOnItsWayIsEvidenceWithPlaces() {
        smells(0, 10, 10, 0.1);
        smells(1, 11, 10, 0.1);
        smells(2, 12, 10, 2.1);
        smells(3, 13, 10, 4.1);
        AirSample last = air.get(air.size() - 1);
        assertThat(last.area()).isEqualTo("west");
        assertThat(last.zone()).isEqualTo("robot/R1");
        assertThat(last.startMs()).isEqualTo(T0);
        assertThat(last.sensors()).containsExactly("R1/H2S", "R1/H2S");
        assertThat(last.excess()[0]).isCloseTo(0f, within(1e-5f));
        assertThat(last.excess()[1]).isCloseTo(3f, within(1e-5f));
        assertThat(last.places()).containsExactly(10.5f, 10f, 0.5f, 12.5f, 10f, 0.5f);
    }

    @Test
    void aRobotThatRestsIsNotSilent() {
        smells(0, 10, 10, 0);
        watch.check(plan, zone, T0 + 86_400_000L, 0, out);
        assertThat(changes).isEmpty();
    }
}
