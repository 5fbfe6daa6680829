package io.davy.sim;

import io.davy.plant.InvalidPlantException;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.PlantFile;
import io.davy.plant.Range;
import io.davy.plant.Robot;
import io.davy.plant.Robot.Inspection;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.plant.Ways;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plants for tests. */
public final class TestPlants {
    private static final Path DEMO = Path.of("..", "plants", "demo-plant.yaml");

    private TestPlants() {}

    /** The demo plant that comes with the product. */
    public static Plant demo() {
        try {
            return PlantFile.load(DEMO);
        } catch (InvalidPlantException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A pump, three gas sensors on different ways out, two robots and a short way: HOME - MID - PUMP, and stairs to TOP. */
    public static Plant small() {
        return new Plant(
                1,
                new Plant.Site("small", null, "UTC", null),
                List.of(new Plant.Floor("F0", 0, null), new Plant.Floor("F1", 4, null)),
                List.of(
                        new Plant.Zone("Z1", null, "small", "F0", List.of(), null),
                        new Plant.Zone("Z2", null, "small", "F0", List.of(), null)),
                Map.of(),
                List.of(
                        gas("AT-1", "Z1", 17, 2, null),
                        gas("AT-2", "Z2", 22, -2, new Sensor.Source("site/at-2", "/data/ppm", "/data/at", null)),
                        gas("AT-3", "Z2", 18, 4, new Sensor.Source(null, null, null, "plant/edge1/H2S 3")),
                        gas("AT-4", "Z2", 23, 3, new Sensor.Source(null, null, null, "plant/edge1/rack/slot/4"))),
                List.of(new Plant.Machine(
                        "P-1", null, "pump", "Z1", new Place(20, 1, 0.5, "F0"), List.of("H2S"), null, null, null)),
                List.of(robot("R1", true), robot("R2", false)),
                new Ways(
                        List.of(
                                new Ways.Node("HOME", 0, 0, "F0"),
                                new Ways.Node("MID", 10, 0, "F0"),
                                new Ways.Node("PUMP", 19, 0, "F0"),
                                new Ways.Node("TOP", 10, 5, "F1")),
                        List.of(
                                new Ways.Edge("HOME-MID", "HOME", "MID", 10, Ways.Kind.FLOOR, false),
                                new Ways.Edge("MID-PUMP", "MID", "PUMP", 9, Ways.Kind.FLOOR, false),
                                new Ways.Edge("MID-TOP", "MID", "TOP", 8, Ways.Kind.STAIRS, false))),
                List.of(),
                new Plant.IncidentSettings(Duration.ofMinutes(1), 40));
    }

    private static Sensor gas(String tag, String zone, double x, double y, Sensor.@Nullable Source source) {
        return new Sensor(
                tag,
                SensorKind.GAS,
                "H2S",
                "ppm",
                new Range(0, 100),
                zone,
                new Place(x, y, 0.4, "F0"),
                null,
                Duration.ofMillis(200),
                null,
                null,
                source);
    }

    private static Robot robot(String id, boolean stairs) {
        return new Robot(
                id,
                null,
                "maker",
                "SN-" + id,
                Set.of(Inspection.GAS, Inspection.THERMAL, Inspection.PHOTO),
                null,
                1.5,
                90,
                20,
                stairs,
                "HOME");
    }
}
