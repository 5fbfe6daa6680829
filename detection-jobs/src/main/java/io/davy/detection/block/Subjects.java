package io.davy.detection.block;

import io.davy.plant.Plant;
import io.davy.plant.Plant.Point;
import io.davy.plant.Plant.Zone;
import io.davy.wire.Block;
import io.davy.wire.Pose;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The zone that a signal of a block belongs to. */
public final class Subjects {
    private Subjects() {}

    /**
     * The zone of a signal's subject: of the sensor, machine or zone of that name; else, for a block that a robot took, the zone in
     * which it stood. A signal that is to go off where it went on must therefore be about something that stands still.
     *
     * @return null if the plant gives none
     */
    public static @Nullable Zone zone(Plant plant, String subject, Block block) {
        Optional<String> named = plant.sensors().stream()
                .filter(s -> s.tag().equals(subject))
                .map(s -> s.zone())
                .findFirst()
                .or(() -> plant.machines().stream()
                        .filter(m -> m.id().equals(subject))
                        .map(m -> m.zone())
                        .findFirst());
        String id = named.orElse(subject);
        return plant.zones().stream()
                .filter(z -> z.id().equals(id))
                .findFirst()
                .or(() -> block.hasThermal() && block.getThermal().hasPose()
                        ? at(plant, block.getThermal().getPose())
                        : Optional.empty())
                .orElse(null);
    }

    private static Optional<Zone> at(Plant plant, Pose pose) {
        return plant.zones().stream()
                .filter(z -> pose.getMap().isEmpty() || pose.getMap().equals(z.floor()))
                .filter(z -> inside(z.polygon(), pose.getX(), pose.getY()))
                .findFirst();
    }

    /** Even-odd rule. */
    private static boolean inside(List<Point> corners, double x, double y) {
        boolean in = false;
        for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
            Point a = corners.get(i);
            Point b = corners.get(j);
            if ((a.y() > y) != (b.y() > y) && x < (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()) + a.x()) {
                in = !in;
            }
        }
        return in;
    }
}
