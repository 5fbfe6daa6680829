package io.davy.detection.incident;

import io.davy.alarm.Alarm;
import io.davy.incident.Incident;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Point;
import io.davy.plant.Plant.Zone;
import io.davy.plant.Sensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the things are that alarms speak of: sensors, machines, the middle of zones, and robots where they stood. */
final class Places {
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, String> machines = new HashMap<>();

    Places(Plant plant) {
        for (Zone z : plant.zones()) {
            if (!z.polygon().isEmpty()) {
                places.put(z.id(), middle(plant, z));
            }
        }
        plant.machines().forEach(m -> places.put(m.id(), m.place()));
        for (Sensor s : plant.sensors()) {
            places.put(s.tag(), s.place());
            if (s.machine() != null) {
                machines.put(s.tag(), s.machine());
            }
        }
    }

    private static Place middle(Plant plant, Zone zone) {
        List<Point> corners = zone.polygon();
        double x = corners.stream().mapToDouble(Point::x).average().orElse(0);
        double y = corners.stream().mapToDouble(Point::y).average().orElse(0);
        double z = plant.floors().stream()
                .filter(f -> f.id().equals(zone.floor()))
                .mapToDouble(Plant.Floor::z)
                .findFirst()
                .orElse(0);
        return new Place(x, y, z, zone.floor());
    }

    /** Where an alarm's subject is; null if the plant does not say, as for a gateway. */
    @Nullable
    Place of(Alarm a) {
        return a.place() != null ? a.place() : places.get(a.sensor());
    }

    /** Where a member's subject is. */
    @Nullable
    Place of(Incident.Member m) {
        return m.place() != null ? m.place() : places.get(m.sensor());
    }

    /** The machine that a subject watches or is. */
    @Nullable
    String machineOf(String subject) {
        return machines.get(subject);
    }
}
