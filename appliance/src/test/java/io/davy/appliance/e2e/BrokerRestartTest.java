package io.davy.appliance.e2e;

import static io.davy.appliance.e2e.DispatchRoad.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.davy.dispatch.DispatchSettings;
import io.davy.mission.Mission;
import io.davy.plant.Plant;
import io.davy.robot.RobotReport;
import io.davy.sim.physics.World;
import io.davy.sim.robot.PlannedFault;
import io.davy.sim.robot.RobotFleet;
import io.davy.sim.robot.RobotOptions;
import io.davy.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The MQTT broker restarts under robots that are under way, and loses what QoS 0 may lose: no order is lost, none is doubled. */
class BrokerRestartTest {
    private static final double FAST = 4;

    @TempDir
    private static Path dir;

    /** 37 ppm of hydrogen sulphide wherever a robot sniffs. */
    private static final World GAS = new World() {
        @Override
        public List<Gas> gases() {
            return List.of(new Gas("H2S", "ppm", 100));
        }

        @Override
        public double concentration(Gas gas, double x, double y, double z) {
            return 37;
        }

        @Override
        public OptionalDouble temperature(String machine) {
            return OptionalDouble.empty();
        }

        @Override
        public OptionalDouble vibration(String machine) {
            return OptionalDouble.empty();
        }

        @Override
        public void inspected(String robot, Instant time) {}
    };

    @Test
    void noOrderIsLostAndNoneIsDoubled() throws Exception {
        Plant plant = ForeignPlant.of("X1", "X2", "X3", "X4");
        RobotOptions lossy = new RobotOptions(FAST, 7, null, List.of(PlannedFault.parse("X4=lost-messages:0.3")));
        // Long enough for ten repeats: what is held here is that repeats do no harm, not how soon the next robot goes.
        DispatchSettings patient = DispatchSettings.create(s -> s.ackTimeout(Duration.ofSeconds(20)));
        try (DispatchRoad road = new DispatchRoad(dir, plant, patient);
                RobotFleet fleet = RobotFleet.start(plant, ForeignPlant.ROBOTS, road.mqtt(), GAS, lossy)) {
            assertThat(fleet.size()).isEqualTo(4);
            await().until(() ->
                    ForeignPlant.ROBOTS.stream().allMatch(r -> road.state(r).isPresent()));
            List<String> incidents = new ArrayList<>();
            for (String robot : List.of("X1", "X2")) {
                incidents.add(road.leak(robot, ForeignPlant.end(robot)));
                road.mission(incidents.get(incidents.size() - 1), Mission.State.UNDER_WAY);
            }
            road.restartBroker();
            // These come while robots and gateway are finding back to the broker, or while messages get lost.
            for (String robot : List.of("X3", "X4")) {
                incidents.add(road.leak(robot, ForeignPlant.end(robot)));
            }
            for (String incident : incidents) {
                road.mission(incident, Mission.State.DONE);
            }
            for (String incident : incidents) {
                String robot = incident.substring("in-".length());
                Set<String> looks = looks(road, robot);
                assertThat(looks)
                        .as("looks of %s in %s", robot, road.missions(incident))
                        .hasSize(1);
            }
            assertThat(incidents.subList(0, 2))
                    .allSatisfy(i -> assertThat(road.missions(i))
                            .as("those under way went on")
                            .extracting(Mission::number)
                            .containsOnly(1));
        }
    }

    /** The orders in which a robot has looked at something. */
    private static Set<String> looks(DispatchRoad road, String robot) {
        return Records.all(road.bootstrap(), Topics.ROBOTS, RobotReport.class).stream()
                .filter(r -> r.robot().equals(robot) && r.state() != null)
                .flatMap(r -> finished(r.state()).stream())
                .collect(Collectors.toSet());
    }

    private static List<String> finished(JsonNode state) {
        List<String> done = new ArrayList<>();
        for (JsonNode a : state.path("actionStates")) {
            if (a.path("actionType").asText().equals("inspectGas")
                    && a.path("actionStatus").asText().equals("FINISHED")) {
                done.add(a.path("actionId").asText());
            }
        }
        return done;
    }
}
