package io.davy.sim.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.plant.Robot;
import io.davy.sim.TestPlants;
import io.davy.sim.mqtt.TestBroker;
import io.davy.sim.mqtt.TestClient;
import io.davy.sim.physics.World;
import io.davy.vda5050.v2.State;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RobotFleetIT {
    private static final int MANY = 200;

    private static Plant plant() {
        Plant p = TestPlants.small();
        Robot r = p.robots().get(0);
        List<Robot> robots = IntStream.range(0, MANY)
                .mapToObj(i -> new Robot(
                        "R" + i,
                        null,
                        "maker",
                        "SN-R" + i,
                        r.inspects(),
                        null,
                        r.speedMs(),
                        r.batteryMinutes(),
                        r.reservePercent(),
                        true,
                        "HOME"))
                .toList();
        return new Plant(
                p.davy(),
                p.site(),
                p.floors(),
                p.zones(),
                p.ruleSets(),
                p.sensors(),
                p.machines(),
                robots,
                p.ways(),
                p.contacts(),
                p.incidents());
    }

    private static List<String> ids(Plant plant) {
        return plant.robots().stream().map(Robot::id).toList();
    }

    private static Set<String> threads() {
        Set<String> names = new HashSet<>();
        Thread.getAllStackTraces().keySet().forEach(t -> names.add(t.getName()));
        return names;
    }

    @Test
    void manyRobotsShareThreadsAndEachHasItsOwnLastWill() throws Exception {
        Plant plant = plant();
        int before = threads().size();
        try (TestBroker broker = new TestBroker();
                TestClient client =
                        new TestClient(broker.uri(), "uagv/v2/maker/+/connection", "uagv/v2/maker/+/state");
                RobotFleet fleet =
                        RobotFleet.start(plant, ids(plant), broker.uri(), World.quiet(plant), RobotOptions.speed(10))) {
            await().until(() -> client.heard(t -> t.endsWith("/connection")).stream()
                            .filter(h -> h.text().contains("ONLINE"))
                            .map(TestClient.Heard::topic)
                            .distinct()
                            .count()
                    == MANY);
            assertThat(threads().size() - before)
                    .as("threads for %d robots", MANY)
                    .isLessThan(40);

            fleet.robot("R7").fault(RobotFault.OFFLINE);
            await().until(() -> client.heard(t -> t.endsWith("/connection")).stream()
                    .anyMatch(h -> h.topic().contains("/SN-R7/") && h.text().contains("CONNECTIONBROKEN")));
            assertThat(client.heard(t -> t.endsWith("/connection")))
                    .filteredOn(h -> h.text().contains("CONNECTIONBROKEN"))
                    .hasSize(1);

            client.send(
                    "uagv/v2/maker/SN-R150/order",
                    Json.VDA5050.writeValueAsBytes(Orders.order("R150", "o1", "HOME", "MID")));
            await().until(() -> client.heard(t -> t.contains("/SN-R150/state")).stream()
                    .map(RobotFleetIT::state)
                    .anyMatch(s -> s.orderId().equals("o1") && s.lastNodeId().equals("MID")));

            fleet.robot("R9").fault(RobotFault.REBOOT, "0.5");
            await().until(() -> client.heard(t -> t.contains("/SN-R9/state")).stream()
                            .filter(h -> state(h).headerId() == 1)
                            .count()
                    == 2);
        }
    }

    private static State state(TestClient.Heard h) {
        try {
            return Json.VDA5050.readValue(h.payload(), State.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFaultForARobotThatIsNotThereIsRefused() {
        Plant plant = plant();
        var options = new RobotOptions(1, 1, null, List.of(PlannedFault.parse("R999=stuck")));
        assertThatThrownBy(() -> RobotFleet.start(
                        plant, ids(plant), java.net.URI.create("mqtt://127.0.0.1:1"), World.quiet(plant), options))
                .hasMessageContaining("'R999', which is not simulated");
    }
}
