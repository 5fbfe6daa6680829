package io.davy.appliance.score;

import io.davy.plant.Bearing;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Floor;
import io.davy.plant.Plant.IncidentSettings;
import io.davy.plant.Plant.Machine;
import io.davy.plant.Plant.Site;
import io.davy.plant.Plant.Zone;
import io.davy.plant.Range;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.plant.Ways;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plant of one machine with accelerometers in g: what recordings of bearings come from. */
final class TestBench {
    static final String MACHINE = "RIG";
    private static final String ZONE = "BENCH";

    private TestBench() {}

    /**
     * The plant.
     *
     * @param bearing its bearing, if its figures are known
     * @param rpm nominal speed, 1/min
     */
    static Plant plant(List<String> tags, Duration interval, @Nullable Bearing bearing, double rpm) {
        Place place = new Place(0, 0, 0, "F0");
        List<Sensor> sensors = tags.stream()
                .map(tag -> new Sensor(
                        tag,
                        SensorKind.OTHER,
                        null,
                        "g",
                        new Range(0, 1000),
                        ZONE,
                        place,
                        MACHINE,
                        interval,
                        null,
                        null,
                        null))
                .toList();
        return new Plant(
                1,
                new Site("bench", null, "UTC", null),
                List.of(new Floor("F0", 0, null)),
                List.of(new Zone(ZONE, null, "bench", "F0", List.of(), null)),
                Map.of(),
                sensors,
                List.of(new Machine(
                        MACHINE, null, "motor", ZONE, place, List.of(), null, null, rpm, null, bearing, null)),
                List.of(),
                Ways.NONE,
                List.of(),
                new IncidentSettings(Duration.ofMinutes(10), 40));
    }
}
