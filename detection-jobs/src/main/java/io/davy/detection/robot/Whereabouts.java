package io.davy.detection.robot;

import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Point;
import io.davy.plant.Plant.Zone;
import io.davy.plant.Sensor;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which zone a robot is in: the one whose polygon holds it, or else that of the nearest sensor. */
public final class Whereabouts {
    private final Plant plant;

    public Whereabouts(Plant plant) {
        this.plant = plant;
    }

    /** The zone of a place; the plant's first zone if nothing better is known. */
    public Zone zoneOf(@Nullable Place at) {
        List<Zone> zones = plant.zones();
        if (at == null) {
            return zones.get(0);
        }
        for (Zone z : zones) {
            if ((at.floor() == null || at.floor().equals(z.floor())) && holds(z.polygon(), at)) {
                return z;
            }
        }
        String nearest = plant.sensors().stream()
                .min(Comparator.comparingDouble(s -> s.place().distanceTo(at)))
                .map(Sensor::zone)
                .orElse(zones.get(0).id());
        return zones.stream().filter(z -> z.id().equals(nearest)).findFirst().orElse(zones.get(0));
    }

    /** Whether a ray to the east crosses the border an odd number of times. */
    private static boolean holds(List<Point> corners, Place at) {
        boolean in = false;
        for (int i = 0; i < corners.size(); i++) {
            Point a = corners.get(i);
            Point b = corners.get((i + 1) % corners.size());
            boolean straddles = a.y() > at.y() != b.y() > at.y();
            if (straddles && at.x() < (b.x() - a.x()) * (at.y() - a.y()) / (b.y() - a.y()) + a.x()) {
                in = !in;
            }
        }
        return in;
    }
}
