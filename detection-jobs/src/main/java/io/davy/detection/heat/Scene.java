package io.davy.detection.heat;

import io.davy.detection.block.BlockSource;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Machine;
import io.davy.plant.RuleBook;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.wire.Pose;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a thermal camera looks at, and by whose figures it is judged.
 *
 * @param subject of its alarms: the camera's tag, or the machine that a robot stands at
 * @param machine the machine, if one
 * @param figures the camera's; for a robot those of a thermometer of the machine
 */
record Scene(String subject, @Nullable String machine, RuleSet figures) {
    /** A robot that stands further from a machine than this does not look at it, m. */
    private static final double NEAR_M = 10;

    /** What a fixed camera sees. */
    static Scene of(Plant plant, Sensor camera) {
        return new Scene(camera.tag(), camera.machine(), RuleBook.rulesFor(plant, camera));
    }

    /** What a robot sees from where it stands; null if no machine is near or nobody has said how hot that may be. */
    static @Nullable Scene of(Plant plant, BlockSource source, Pose pose) {
        if (source.robot() == null) {
            return null;
        }
        Place at = new Place(pose.getX(), pose.getY(), pose.getZ(), pose.getMap());
        Optional<Machine> machine = plant.machines().stream()
                .filter(m -> pose.getMap().isEmpty()
                        || pose.getMap().equals(m.place().floor()))
                .filter(m -> distance(m.place(), at) <= NEAR_M)
                .min(Comparator.comparingDouble(m -> distance(m.place(), at)));
        return machine.flatMap(m -> plant.sensors().stream()
                        .filter(s -> s.kind() == SensorKind.TEMPERATURE && m.id().equals(s.machine()))
                        .map(s -> RuleBook.rulesFor(plant, s))
                        .filter(r -> r.high() != null || r.heat() != null)
                        .findFirst()
                        .map(r -> new Scene(m.id(), m.id(), r)))
                .orElse(null);
    }

    private static double distance(Place a, Place b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }
}
