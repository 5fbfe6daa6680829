package io.davy.sim.robot;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.sim.Scenario;
import io.davy.sim.TestPlants;
import io.davy.sim.physics.PlantPhysics;
import io.davy.vda5050.v2.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A robot of the small plant under a hand-moved clock. */
final class Walk {
    static final double TICK_S = 0.05;

    final RobotBrain robot;
    private final PlantPhysics world;
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");

    Walk(String... faults) {
        Plant plant = TestPlants.small();
        world = new PlantPhysics(plant, Scenario.H2S_LEAK, 1, now);
        robot = new RobotBrain(
                plant,
                plant.robots().get(0),
                new WayBook(plant),
                world,
                new RobotOptions(
                        1,
                        1,
                        null,
                        List.of(faults).stream().map(PlannedFault::parse).toList()),
                () -> {});
    }

    State after(double seconds) {
        for (double t = 0; t < seconds; t += TICK_S) {
            now = now.plus(Duration.ofMillis((long) (TICK_S * 1000)));
            world.advance(now);
            robot.step(TICK_S, now);
        }
        return state();
    }

    State state() {
        return robot.state(1, "2026-03-01T00:00:00.000Z");
    }

    /** It hears a message as MQTT brings it. */
    State hears(String kind, Object message) {
        try {
            robot.hear(kind, Json.VDA5050.writeValueAsBytes(message));
            return state();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    State order(String id, String... nodes) {
        return hears("order", Orders.order("R1", id, nodes));
    }

    State instant(String type, String id) {
        return hears("instantActions", Orders.instant("R1", type, id));
    }

    List<String> errors() {
        return state().errors().stream().map(State.ErrorState::errorType).toList();
    }
}
