package io.davy.sim.recording;

import io.davy.plant.GeoPoint;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import io.davy.plant.Ways;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the plants of all recordings have in common. */
final class PlantParts {
    static final String FLOOR = "F0";
    /** The rule set that every recorded sensor names. */
    static final String RULES = "recorded";

    private PlantParts() {}

    static Plant plant(
            String id,
            @Nullable GeoPoint origin,
            RuleSet rules,
            List<Plant.Zone> zones,
            List<Sensor> sensors,
            List<Plant.Machine> machines,
            Plant.IncidentSettings incidents) {
        return new Plant(
                1,
                new Plant.Site(id, new Plant.Name("Recording " + id, "기록 " + id), "UTC", origin),
                List.of(new Plant.Floor(FLOOR, 0, null)),
                zones,
                Map.of(RULES, rules),
                sensors,
                machines,
                List.of(),
                Ways.NONE,
                List.of(),
                incidents);
    }

    static Plant.Zone zone(String id) {
        return new Plant.Zone(id, null, id, FLOOR, List.of(), null);
    }

    static Place place(double x, double y, double z) {
        return new Place(x, y, z, FLOOR);
    }

    /** Rules without any set-point: nobody knows what a recording's limits were. */
    static RuleSet rules(@Nullable Boolean background, Duration stuckAfter, Duration silentAfter) {
        return new RuleSet(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                background,
                null,
                null,
                null,
                stuckAfter,
                silentAfter,
                null,
                "recording: no set-points are known",
                "seen");
    }
}
