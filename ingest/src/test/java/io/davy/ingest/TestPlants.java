package io.davy.ingest;

import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Plant.IncidentSettings;
import io.davy.plant.Range;
import io.davy.plant.Robot;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.plant.Ways;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Small plants for the gateway's tests. */
public final class TestPlants {
    private TestPlants() {}

    /** Two zones; AT-1, AT-2 in Z1 and TT-1 in Z2 on Davy's topics; OWN-* on plc/line1; SP-* behind Sparkplug; robots R1 and R2. */
    public static Plant plant() {
        return plant(
                sensor("AT-1", "Z1", null),
                sensor("AT-2", "Z1", null),
                sensor("TT-1", "Z2", null),
                sensor("OWN-1", "Z1", new Sensor.Source("plc/line1", "/h2s/0", "/at", null)),
                sensor("OWN-2", "Z2", new Sensor.Source("plc/line1", "/temp", null, null)),
                sensor("BARE-1", "Z2", new Sensor.Source("plc/bare", null, null, null)),
                sensor("SP-1", "Z1", new Sensor.Source(null, null, null, "plant/edge1/gas/h2s")),
                sensor("SP-2", "Z2", new Sensor.Source(null, null, null, "plant/edge1/press/temp")),
                sensor("SP-3", "Z2", null));
    }

    public static Plant plant(Sensor... sensors) {
        List<Sensor> all = new ArrayList<>(Arrays.asList(sensors));
        return new Plant(
                1,
                new Plant.Site("test", null, "UTC", null),
                List.of(new Plant.Floor("F0", 0, null)),
                List.of(zone("Z1"), zone("Z2")),
                Map.of(),
                all,
                List.of(),
                List.of(robot("R1", "0001"), robot("R2", "0002")),
                Ways.NONE,
                List.of(),
                new IncidentSettings(Duration.ofMinutes(10), 40));
    }

    public static Sensor sensor(String tag, String zone, Sensor.Source source) {
        return new Sensor(
                tag,
                SensorKind.OTHER,
                null,
                "ppm",
                new Range(0, 1000),
                zone,
                new Place(0, 0, 0, "F0"),
                null,
                Duration.ofSeconds(1),
                null,
                null,
                source);
    }

    private static Plant.Zone zone(String id) {
        return new Plant.Zone(id, null, "test", "F0", List.of(), null);
    }

    private static Robot robot(String id, String serial) {
        return new Robot(id, null, "acme", serial, Set.of(Robot.Inspection.GAS), null, 1.5, 90, 20, true, "dock-" + id);
    }
}
