package io.davy.sim.layout;

import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Range;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.plant.Ways;
import io.davy.sim.air.Obstacle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A plant that chance has laid out: 5 to 15 machines, up to 6 buildings, 15 to 40 detectors of one gas, half of them next to machines, the
 * others spread; four plants in five have an anemometer with a vane.
 */
public final class Layout {
    static final String WIND_SPEED = "WS-1";
    static final String WIND_DIRECTION = "WD-1";
    private static final String FLOOR = "F0";
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final double WITH_WIND = 0.8;
    private static final double WIND_HEIGHT_M = 6;
    private static final double MACHINE_GAP_M = 7;
    private static final int TRIES = 200;

    private final Detector detector;
    private final double width;
    private final double depth;
    private final List<Obstacle> obstacles = new ArrayList<>();
    private final List<Machine> machines = new ArrayList<>();
    private final List<Place> detectors = new ArrayList<>();
    private final @Nullable Place mast;
    private final Plant plant;

    /**
     * A machine and the solid that it is.
     *
     * @param id its id in the plant
     * @param solid what stands in the wind
     */
    record Machine(String id, Obstacle solid) {}

    private Layout(RandomGenerator random, String name) {
        detector = Detector.any(random);
        width = between(random, 50, 120);
        depth = between(random, 40, 90);
        int count = 5 + random.nextInt(11);
        for (int i = 0; i < count; i++) {
            addMachine(random, i);
        }
        int buildings = random.nextInt(7);
        for (int i = 0; i < buildings; i++) {
            addBuilding(random);
        }
        int sensors = 15 + random.nextInt(26);
        for (int i = 0; i < sensors; i++) {
            detectors.add(i % 2 == 0 ? nearMachine(random) : free(random, 0.5, 3));
        }
        mast = random.nextDouble() < WITH_WIND ? free(random, WIND_HEIGHT_M, WIND_HEIGHT_M) : null;
        plant = plant(name, 1 + random.nextInt(3));
    }

    /** The layout of a seed. */
    public static Layout of(long seed) {
        return new Layout(new SplittableRandom(seed * 7919 + 17), "sim-" + seed);
    }

    private void addMachine(RandomGenerator random, int number) {
        for (int t = 0; t < TRIES; t++) {
            double x = width * random.nextDouble();
            double y = depth * random.nextDouble();
            if (machines.stream().allMatch(m -> Math.hypot(m.solid.x() - x, m.solid.y() - y) >= MACHINE_GAP_M)) {
                double height = between(random, 1.5, 6);
                Obstacle solid = random.nextBoolean()
                        ? Obstacle.cylinder(x, y, between(random, 0.6, 2.5), height)
                        : Obstacle.box(x, y, between(random, 1, 4), between(random, 1, 4), height);
                machines.add(new Machine("M-" + (101 + number), solid));
                obstacles.add(solid);
                return;
            }
        }
    }

    private void addBuilding(RandomGenerator random) {
        for (int t = 0; t < TRIES; t++) {
            double w = between(random, 6, 20);
            double d = between(random, 6, 14);
            double x = width * random.nextDouble();
            double y = depth * random.nextDouble();
            Obstacle b = Obstacle.box(x, y, w, d, between(random, 4, 10));
            double clear = Math.hypot(w, d) / 2 + 4;
            if (machines.stream().allMatch(m -> Math.hypot(m.solid.x() - x, m.solid.y() - y) >= clear)) {
                obstacles.add(b);
                return;
            }
        }
    }

    private Place nearMachine(RandomGenerator random) {
        Obstacle m = machines.get(random.nextInt(machines.size())).solid;
        for (int t = 0; t < TRIES; t++) {
            double angle = 2 * Math.PI * random.nextDouble();
            double r = between(random, 3, 8);
            double x = m.x() + r * Math.cos(angle);
            double y = m.y() + r * Math.sin(angle);
            if (obstacles.stream().noneMatch(o -> o.holds(x, y))) {
                return new Place(x, y, between(random, 0.5, 2.5), FLOOR);
            }
        }
        return free(random, 0.5, 2.5);
    }

    /** A place within the fence that is not inside of anything. */
    Place free(RandomGenerator random, double low, double high) {
        while (true) {
            double x = width * random.nextDouble();
            double y = depth * random.nextDouble();
            if (obstacles.stream().noneMatch(o -> o.holds(x, y))) {
                return new Place(x, y, low == high ? low : between(random, low, high), FLOOR);
            }
        }
    }

    /** A place on a machine's skin. */
    static Place skin(Machine m, RandomGenerator random) {
        double angle = 2 * Math.PI * random.nextDouble();
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        Obstacle o = m.solid;
        double r = switch (o.shape()) {
            case CYLINDER -> o.halfX();
            case BOX -> Math.min(o.halfX() / Math.max(1e-9, Math.abs(cos)), o.halfY() / Math.max(1e-9, Math.abs(sin)));
        };
        double out = r + 0.1;
        return new Place(o.x() + out * cos, o.y() + out * sin, between(random, 0.4, o.height()), FLOOR);
    }

    static double between(RandomGenerator random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private Plant plant(String name, int zoneCount) {
        List<Plant.Zone> zones = new ArrayList<>();
        for (int i = 0; i < zoneCount; i++) {
            zones.add(new Plant.Zone("Z" + (i + 1), null, "site", FLOOR, List.of(), null));
        }
        List<Sensor> sensors = new ArrayList<>();
        Range range = new Range(detector.spec().low(), detector.spec().high());
        for (int i = 0; i < detectors.size(); i++) {
            sensors.add(sensor(
                    "AT-" + (101 + i), SensorKind.GAS, detector.gas(), "ppm", range, detectors.get(i), zoneCount));
        }
        if (mast != null) {
            sensors.add(sensor(WIND_SPEED, SensorKind.WIND_SPEED, null, "m/s", new Range(0, 60), mast, zoneCount));
            sensors.add(
                    sensor(WIND_DIRECTION, SensorKind.WIND_DIRECTION, null, "deg", new Range(0, 360), mast, zoneCount));
        }
        List<Plant.Machine> list = machines.stream()
                .map(m -> new Plant.Machine(
                        m.id,
                        null,
                        "other",
                        zone(m.solid.x(), zoneCount),
                        new Place(m.solid.x(), m.solid.y(), m.solid.height() / 2, FLOOR),
                        List.of(detector.gas()),
                        null,
                        null,
                        null))
                .toList();
        return new Plant(
                1,
                new Plant.Site(name, null, "UTC", null),
                List.of(new Plant.Floor(FLOOR, 0, null)),
                zones,
                Map.of(),
                sensors,
                list,
                List.of(),
                Ways.NONE,
                List.of(),
                new Plant.IncidentSettings(Duration.ofMinutes(10), 40));
    }

    private Sensor sensor(
            String tag, SensorKind kind, @Nullable String gas, String unit, Range range, Place at, int zoneCount) {
        return new Sensor(tag, kind, gas, unit, range, zone(at.x(), zoneCount), at, null, SECOND, null, null, null);
    }

    private String zone(double x, int count) {
        int i = (int) Math.floor(x / width * count);
        return "Z" + (1 + Math.max(0, Math.min(count - 1, i)));
    }

    /** The plant as a plant file would tell it. */
    public Plant plant() {
        return plant;
    }

    Detector detector() {
        return detector;
    }

    List<Obstacle> obstacles() {
        return obstacles;
    }

    List<Machine> machines() {
        return machines;
    }

    /** The gas that its detectors are for. */
    public String gas() {
        return detector.gas();
    }

    /** Whether the plant knows its wind. */
    public boolean hasWind() {
        return mast != null;
    }

    /** Further than this from the origin no gas matters, m. */
    double reach() {
        return width + depth + 50;
    }
}
