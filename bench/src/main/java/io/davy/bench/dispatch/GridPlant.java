package io.davy.bench.dispatch;

import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Ex;
import io.davy.plant.Plant.Floor;
import io.davy.plant.Plant.IncidentSettings;
import io.davy.plant.Plant.Point;
import io.davy.plant.Plant.Site;
import io.davy.plant.Plant.Zone;
import io.davy.plant.Range;
import io.davy.plant.Robot;
import io.davy.plant.Robot.Inspection;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.plant.Ways;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A made-up plant on one floor: nodes {@value #STEP_M} m apart in a square; each tenth row and column is an aisle without gaps, between them a quarter of the edges is
 * missing, as where equipment stands. One block in eight is an Ex zone 2. Robots of three makes stand at random nodes.
 */
final class GridPlant {
    static final double STEP_M = 6;
    static final String FLOOR = "F0";
    private static final int AISLE = 10;
    private static final double GAPS = 0.25;
    private static final double ZONES = 0.125;
    private static final Ex ZONE_2 = new Ex("IIB", "T3", 2);
    private static final Ex RATED = new Ex("IIC", "T4", 1);

    private GridPlant() {}

    /** About that many nodes, and that many robots. */
    static Plant of(int nodes, int robots, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int side = (int) Math.round(Math.sqrt(nodes));
        List<Ways.Node> list = new ArrayList<>();
        List<Ways.Edge> edges = new ArrayList<>();
        for (int row = 0; row < side; row++) {
            for (int col = 0; col < side; col++) {
                list.add(new Ways.Node(id(row, col), col * STEP_M, row * STEP_M, FLOOR));
                if (col + 1 < side && (row % AISLE == 0 || random.nextDouble() >= GAPS)) {
                    edges.add(edge(id(row, col), id(row, col + 1)));
                }
                if (row + 1 < side && (col % AISLE == 0 || random.nextDouble() >= GAPS)) {
                    edges.add(edge(id(row, col), id(row + 1, col)));
                }
            }
        }
        List<Robot> fleet = new ArrayList<>();
        for (int r = 0; r < robots; r++) {
            fleet.add(robot(r, list.get(random.nextInt(list.size())).id()));
        }
        return new Plant(
                1,
                new Site("bench", null, "UTC", null),
                List.of(new Floor(FLOOR, 0, null)),
                zones(side, random),
                Map.of(),
                List.of(detector()),
                List.of(),
                fleet,
                new Ways(list, edges),
                List.of(),
                new IncidentSettings(Duration.ofMinutes(10), 40));
    }

    /** One detector in a corner: what a plant is watched for is what its robots measure. */
    private static Sensor detector() {
        return new Sensor(
                "AT-1",
                SensorKind.GAS,
                "H2S",
                "ppm",
                new Range(0, 100),
                "bench",
                new Place(0, 0, 1, FLOOR),
                null,
                Duration.ofSeconds(1),
                null,
                null,
                null);
    }

    static String robotId(int r) {
        return "R%04d".formatted(r);
    }

    private static String id(int row, int col) {
        return "N%03d-%03d".formatted(row, col);
    }

    private static Ways.Edge edge(String from, String to) {
        return new Ways.Edge(from + "_" + to, from, to, STEP_M, Ways.Kind.FLOOR, false);
    }

    private static Robot robot(int r, String home) {
        Set<Inspection> all = Set.of(Inspection.GAS, Inspection.THERMAL, Inspection.ACOUSTIC, Inspection.PHOTO);
        return switch (r % 4) {
            case 0 -> new Robot(robotId(r), null, "bench", "SN" + r, all, RATED, 1.0, 90, 20, true, home);
            case 1, 2 ->
                new Robot(
                        robotId(r), null, "bench", "SN" + r, Set.of(Inspection.GAS), RATED, 1.5, 120, 15, false, home);
            default ->
                new Robot(
                        robotId(r),
                        null,
                        "bench",
                        "SN" + r,
                        Set.of(Inspection.GAS, Inspection.THERMAL),
                        null,
                        1.2,
                        60,
                        20,
                        false,
                        home);
        };
    }

    private static List<Zone> zones(int side, SplittableRandom random) {
        List<Zone> zones = new ArrayList<>();
        for (int row = 0; row + AISLE < side; row += AISLE) {
            for (int col = 0; col + AISLE < side; col += AISLE) {
                if (random.nextDouble() < ZONES) {
                    double x = (col + 2) * STEP_M;
                    double y = (row + 2) * STEP_M;
                    double far = (AISLE - 4) * STEP_M;
                    zones.add(new Zone(
                            "Z%03d-%03d".formatted(row, col),
                            null,
                            "bench",
                            FLOOR,
                            List.of(
                                    new Point(x, y),
                                    new Point(x + far, y),
                                    new Point(x + far, y + far),
                                    new Point(x, y + far)),
                            ZONE_2));
                }
            }
        }
        return zones;
    }
}
