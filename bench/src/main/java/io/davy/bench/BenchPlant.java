package io.davy.bench;

import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Floor;
import io.davy.plant.Plant.IncidentSettings;
import io.davy.plant.Plant.Machine;
import io.davy.plant.Plant.Site;
import io.davy.plant.Plant.Zone;
import io.davy.plant.Range;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.plant.Ways;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A made-up plant of many zones with a hundred sensors each: 60 gas, 25 temperature, 12 vibration, 3 wind; every rule on. */
final class BenchPlant {
    static final int SENSORS_A_ZONE = 100;
    /** Gas high limit, ppm. */
    static final double GAS_HIGH = 10;

    private BenchPlant() {}

    static Plant of(int zones) {
        List<Zone> zoneList = new ArrayList<>();
        List<Sensor> sensors = new ArrayList<>();
        List<Machine> machines = new ArrayList<>();
        for (int z = 0; z < zones; z++) {
            String zone = zone(z);
            zoneList.add(new Zone(zone, null, "area-" + z, "F0", List.of(), null));
            machines.add(new Machine("P-" + z, null, "pump", zone, place(z, 50), List.of("H2S"), 2, "rigid", 2960.0));
            for (int s = 0; s < SENSORS_A_ZONE; s++) {
                sensors.add(sensor(z, s, zone));
            }
        }
        return new Plant(
                1,
                new Site("bench", null, "UTC", null),
                List.of(new Floor("F0", 0, null)),
                zoneList,
                Map.of(),
                sensors,
                machines,
                List.of(),
                Ways.NONE,
                List.of(),
                new IncidentSettings(Duration.ofSeconds(10), 40));
    }

    static String zone(int z) {
        return "zone-%03d".formatted(z);
    }

    static String tag(int z, int s) {
        return "T-%03d-%03d".formatted(z, s);
    }

    static SensorKind kind(int s) {
        return s < 60
                ? SensorKind.GAS
                : s < 85
                        ? SensorKind.TEMPERATURE
                        : s < 97 ? SensorKind.VIBRATION : s == 97 ? SensorKind.WIND_DIRECTION : SensorKind.WIND_SPEED;
    }

    /** A usual value of the sensor, in its unit. */
    static double usual(int s) {
        return switch (kind(s)) {
            case GAS -> 1;
            case TEMPERATURE -> 40;
            case VIBRATION -> 1.5;
            case WIND_DIRECTION -> 180;
            case WIND_SPEED, PRESSURE, FLOW, CURRENT, VOLTAGE, LEVEL, OTHER -> 3;
        };
    }

    private static Place place(int z, int s) {
        return new Place(z % 10 * 200 + s % 10 * 10, z / 10 * 200 + s / 10 * 10.0, 1, "F0");
    }

    private static Sensor sensor(int z, int s, String zone) {
        SensorKind kind = kind(s);
        boolean gas = kind == SensorKind.GAS;
        String unit = switch (kind) {
            case GAS -> "ppm";
            case TEMPERATURE -> "degC";
            case VIBRATION -> "mm/s";
            case WIND_DIRECTION -> "deg";
            case WIND_SPEED, PRESSURE, FLOW, CURRENT, VOLTAGE, LEVEL, OTHER -> "m/s";
        };
        return new Sensor(
                tag(z, s),
                kind,
                gas ? "H2S" : null,
                unit,
                new Range(0, kind == SensorKind.WIND_DIRECTION ? 360 : gas ? 100 : 200),
                zone,
                place(z, s),
                gas || kind == SensorKind.WIND_DIRECTION || kind == SensorKind.WIND_SPEED ? null : "P-" + z,
                Duration.ofSeconds(1),
                null,
                rules(kind),
                null);
    }

    private static RuleSet rules(SensorKind kind) {
        return switch (kind) {
            case GAS -> rules(GAS_HIGH, 20.0, null, true, null, null);
            case TEMPERATURE -> rules(90.0, 100.0, 10.0, false, null, null);
            case VIBRATION -> rules(2.8, 4.5, null, false, 2.8, 4.5);
            case WIND_SPEED, WIND_DIRECTION, PRESSURE, FLOW, CURRENT, VOLTAGE, LEVEL, OTHER ->
                rules(null, null, null, false, null, null);
        };
    }

    private static RuleSet rules(
            @Nullable Double high,
            @Nullable Double highHigh,
            @Nullable Double rate,
            boolean background,
            @Nullable Double zoneBc,
            @Nullable Double zoneCd) {
        return new RuleSet(
                null,
                null,
                null,
                high,
                highHigh,
                high == null ? null : 0.5,
                Duration.ZERO,
                Duration.ZERO,
                rate,
                Duration.ofMinutes(1),
                background,
                null,
                zoneBc,
                zoneCd,
                Duration.ofMinutes(10),
                Duration.ofMinutes(10),
                null,
                "bench",
                "seen");
    }
}
