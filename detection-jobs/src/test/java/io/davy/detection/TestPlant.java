package io.davy.detection;

import io.davy.plant.AlarmCare;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Floor;
import io.davy.plant.Plant.IncidentSettings;
import io.davy.plant.Plant.Machine;
import io.davy.plant.Plant.Site;
import io.davy.plant.Plant.Vote;
import io.davy.plant.Plant.Zone;
import io.davy.plant.Range;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.plant.Telling;
import io.davy.plant.Ways;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A small plant for tests: one zone Z1 in area A1, sensors a second apart. */
public final class TestPlant {
    private final List<Sensor> sensors = new ArrayList<>();
    private final List<Machine> machines = new ArrayList<>();
    private final List<Zone> zones = new ArrayList<>(List.of(zone("Z1")));
    private AlarmCare alarms = AlarmCare.NONE;
    private Duration closeAfter = Duration.ofMinutes(1);

    public static TestPlant plant() {
        return new TestPlant();
    }

    private static Zone zone(String id) {
        return new Zone(id, null, "A1", "F0", List.of(), null);
    }

    public TestPlant zoneToo(String id) {
        zones.add(zone(id));
        return this;
    }

    /** Votes of the zone in hand. */
    public TestPlant votes(Vote... votes) {
        String id = zones.get(zones.size() - 1).id();
        zones.set(zones.size() - 1, new Zone(id, null, "A1", "F0", List.of(), null, List.of(votes)));
        return this;
    }

    public TestPlant alarms(AlarmCare care) {
        alarms = care;
        return this;
    }

    public TestPlant closesAfter(Duration d) {
        closeAfter = d;
        return this;
    }

    public TestPlant machine(String id, double x, double y, String... gases) {
        machines.add(new Machine(id, null, "pump", "Z1", new Place(x, y, 1, "F0"), List.of(gases), null, null, null));
        return this;
    }

    public TestPlant gas(String tag, String gas, double x, double y, UnaryOperator<Limits> limits) {
        return sensor(
                tag,
                SensorKind.GAS,
                gas,
                gas.equals("O2") ? "%vol" : "ppm",
                0,
                gas.equals("O2") ? 25 : 100,
                x,
                y,
                null,
                limits);
    }

    public TestPlant gas(String tag, String gas, UnaryOperator<Limits> limits) {
        return gas(tag, gas, 0, 0, limits);
    }

    public TestPlant sensor(
            String tag,
            SensorKind kind,
            String unit,
            double min,
            double max,
            @Nullable String machine,
            UnaryOperator<Limits> limits) {
        return sensor(tag, kind, null, unit, min, max, 0, 0, machine, limits);
    }

    private TestPlant sensor(
            String tag,
            SensorKind kind,
            @Nullable String gas,
            String unit,
            double min,
            double max,
            double x,
            double y,
            @Nullable String machine,
            UnaryOperator<Limits> limits) {
        sensors.add(new Sensor(
                tag,
                kind,
                gas,
                unit,
                new Range(min, max),
                zones.get(zones.size() - 1).id(),
                new Place(x, y, 1, "F0"),
                machine,
                Duration.ofSeconds(1),
                null,
                limits.apply(new Limits()).rules(),
                null));
        return this;
    }

    public Plant build() {
        return new Plant(
                1,
                new Site("S1", null, "UTC", null),
                List.of(new Floor("F0", 0, null)),
                List.copyOf(zones),
                Map.of(),
                List.copyOf(sensors),
                List.copyOf(machines),
                List.of(),
                Ways.NONE,
                List.of(),
                new IncidentSettings(closeAfter, 40),
                alarms,
                Telling.NONE,
                List.of());
    }

    /** Limits in the words of a test; what is not said is off or at the product's default. */
    public static final class Limits {
        private @Nullable Double low;
        private @Nullable Double high;
        private @Nullable Double highHigh;
        private double deadband;
        private Duration onDelay = Duration.ZERO;
        private Duration offDelay = Duration.ZERO;
        private @Nullable Double rate;
        private boolean background;
        private @Nullable Double zoneBc;
        private @Nullable Double zoneCd;
        private Duration stuck = Duration.ZERO;
        private Duration silent = Duration.ofSeconds(10);

        public Limits low(double v) {
            low = v;
            return this;
        }

        public Limits high(double v) {
            high = v;
            return this;
        }

        public Limits highHigh(double v) {
            highHigh = v;
            return this;
        }

        public Limits deadband(double v) {
            deadband = v;
            return this;
        }

        public Limits onDelay(int seconds) {
            onDelay = Duration.ofSeconds(seconds);
            return this;
        }

        public Limits offDelay(int seconds) {
            offDelay = Duration.ofSeconds(seconds);
            return this;
        }

        public Limits ratePerMin(double v) {
            rate = v;
            return this;
        }

        public Limits background() {
            background = true;
            return this;
        }

        public Limits vibrationZones(double bc, double cd) {
            zoneBc = bc;
            zoneCd = cd;
            return this;
        }

        public Limits stuckAfter(int seconds) {
            stuck = Duration.ofSeconds(seconds);
            return this;
        }

        public Limits silentAfter(int seconds) {
            silent = Duration.ofSeconds(seconds);
            return this;
        }

        RuleSet rules() {
            return new RuleSet(
                    null,
                    low == null ? Double.valueOf(-1e9) : low,
                    -2e9,
                    high == null ? Double.valueOf(1e9) : high,
                    highHigh == null ? Double.valueOf(2e9) : highHigh,
                    deadband,
                    onDelay,
                    offDelay,
                    rate,
                    Duration.ofMinutes(1),
                    background,
                    null,
                    zoneBc,
                    zoneCd,
                    stuck,
                    silent,
                    null,
                    "test figures",
                    "seen");
        }
    }
}
