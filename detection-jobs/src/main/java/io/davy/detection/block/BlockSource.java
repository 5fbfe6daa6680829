package io.davy.detection.block;

import io.davy.plant.Plant;
import io.davy.plant.Plant.Machine;
import io.davy.plant.Robot;
import io.davy.plant.Sensor;
import org.jspecify.annotations.Nullable;

/**
 * Where blocks come from; a fixed sensor or a robot.
 *
 * @param tag the sensor's tag, or {@code ROBOT/NAME}
 * @param sensor the fixed sensor
 * @param machine the machine that the fixed sensor watches
 * @param robot the robot that carries it
 */
public record BlockSource(
        String tag,
        @Nullable Sensor sensor,
        @Nullable Machine machine,
        @Nullable Robot robot) {

    /** The source of a tag; null if the plant has no such sensor and no such robot. */
    public static @Nullable BlockSource of(Plant plant, String tag) {
        for (Sensor s : plant.sensors()) {
            if (s.tag().equals(tag)) {
                Machine machine = plant.machines().stream()
                        .filter(m -> m.id().equals(s.machine()))
                        .findFirst()
                        .orElse(null);
                return new BlockSource(tag, s, machine, null);
            }
        }
        int slash = tag.indexOf('/');
        for (Robot r : plant.robots()) {
            if (slash > 0 && r.id().equals(tag.substring(0, slash))) {
                return new BlockSource(tag, null, null, r);
            }
        }
        return null;
    }
}
