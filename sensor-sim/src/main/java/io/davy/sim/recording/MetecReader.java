package io.davy.sim.recording;

import io.davy.plant.GeoPoint;
import io.davy.plant.Plant;
import io.davy.plant.Range;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.sim.recording.Locations.Location;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Controlled methane releases in the open air: {@code readings.csv}, {@code sensor_locations.csv}, {@code source_locations.csv}. Nothing
 * else in the folder is opened, and a column is read only if it is a located sensor's or the wind's.
 */
final class MetecReader {
    private static final String READINGS = "readings.csv";
    private static final String SENSORS = "sensor_locations.csv";
    private static final String SOURCES = "source_locations.csv";
    private static final String TIME = "time_utc";
    private static final String WIND_TOWARD = "wind_toward_rad_ccw_from_east";
    private static final String WIND_SPEED = "wind_speed_ms";
    private static final String ZONE = "metec";
    private static final String GAS = "CH4";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    /** Further than a well pad is wide: its sensors see one and the same release. */
    private static final double MERGE_M = 250;

    private static final double WIND_HEIGHT_M = 3;

    private final Source source;
    private final Problems problems = new Problems();
    private final Tags tags = new Tags();

    private MetecReader(Source source) {
        this.source = source;
    }

    /** One column of the table and what becomes of it. */
    private record Channel(Sensor sensor, DoubleUnaryOperator value) {}

    static Recording read(String name, Source source) {
        for (String file : List.of(READINGS, SENSORS, SOURCES)) {
            if (!source.has(file)) {
                throw new RecordingException(name + " needs the files " + READINGS + ", " + SENSORS + " and " + SOURCES
                        + "; " + source.label() + " has no " + file);
            }
        }
        return new MetecReader(source).read(name);
    }

    private Recording read(String name) {
        List<Location> sensors = source.read(SENSORS, in -> Locations.read(in, SENSORS, problems::add));
        List<Location> sources = source.read(SOURCES, in -> Locations.read(in, SOURCES, problems::add));
        if (sensors.isEmpty()) {
            throw new RecordingException(SENSORS + " of " + source.label() + " names no sensor");
        }
        GeoPoint origin =
                middle(Stream.concat(sensors.stream(), sources.stream()).toList());
        Map<String, Location> located = new LinkedHashMap<>();
        sensors.forEach(s -> located.put(s.name(), s));
        Table table = source.read(
                READINGS,
                in -> Table.read(
                        in,
                        READINGS,
                        ',',
                        TIME,
                        c -> located.containsKey(c) || c.equals(WIND_TOWARD) || c.equals(WIND_SPEED),
                        problems::add));
        Duration interval = Duration.ofMillis(table.medianStepMs(MINUTE.toMillis()));
        List<Channel> channels = table.columns().stream()
                .map(c -> channel(c, located.get(c), origin, interval))
                .toList();
        Plant plant = PlantParts.plant(
                name,
                origin,
                PlantParts.rules(true, Duration.ZERO, HALF_AN_HOUR),
                List.of(PlantParts.zone(ZONE)),
                channels.stream().map(Channel::sensor).toList(),
                sources.stream().map(s -> machine(s, origin)).toList(),
                new Plant.IncidentSettings(HALF_AN_HOUR, MERGE_M));
        return new Recording(name, plant, scans(table, channels), problems.close());
    }

    private List<Scan> scans(Table table, List<Channel> channels) {
        List<Scan> scans = new ArrayList<>(table.rows().size());
        for (Table.Row row : table.rows()) {
            List<Scan.Value> values = new ArrayList<>(channels.size());
            for (int i = 0; i < channels.size(); i++) {
                double cell = row.cells()[i];
                if (!Double.isNaN(cell)) {
                    Channel c = channels.get(i);
                    values.add(new Scan.Value(c.sensor().tag(), c.value().applyAsDouble(cell)));
                }
            }
            scans.add(new Scan(row.time(), ZONE, List.copyOf(values)));
        }
        if (scans.isEmpty()) {
            throw new RecordingException(READINGS + " of " + source.label() + " has no row that can be read");
        }
        return scans;
    }

    private Channel channel(String column, @Nullable Location at, GeoPoint origin, Duration interval) {
        if (at != null) {
            return new Channel(
                    sensor(tags.of(column), SensorKind.GAS, GAS, "ppm", new Range(0, 10_000), at, origin, interval),
                    v -> v);
        }
        Location middle = new Location(column, origin, WIND_HEIGHT_M);
        return column.equals(WIND_SPEED)
                ? new Channel(
                        sensor(
                                tags.of("wind-speed"),
                                SensorKind.WIND_SPEED,
                                null,
                                "m/s",
                                new Range(0, 75),
                                middle,
                                origin,
                                interval),
                        v -> v)
                : new Channel(
                        sensor(
                                tags.of("wind-direction"),
                                SensorKind.WIND_DIRECTION,
                                null,
                                "deg",
                                new Range(0, 360),
                                middle,
                                origin,
                                interval),
                        MetecReader::fromDegrees);
    }

    private static Sensor sensor(
            String tag,
            SensorKind kind,
            @Nullable String gas,
            String unit,
            Range range,
            Location at,
            GeoPoint origin,
            Duration interval) {
        var place = PlantParts.place(origin.eastOf(at.point()), origin.northOf(at.point()), at.height());
        return new Sensor(tag, kind, gas, unit, range, ZONE, place, null, interval, PlantParts.RULES, null, null);
    }

    /** From "toward, radians counter-clockwise from east" to "from, degrees clockwise from north". */
    static double fromDegrees(double towardRad) {
        double d = (270 - Math.toDegrees(towardRad)) % 360;
        return d < 0 ? d + 360 : d;
    }

    private Plant.Machine machine(Location s, GeoPoint origin) {
        String lower = s.name().toLowerCase(Locale.ROOT);
        String kind = Stream.of("tank", "separator", "wellhead", "compressor", "valve", "pump")
                .filter(lower::contains)
                .findFirst()
                .orElse("other");
        var place = PlantParts.place(origin.eastOf(s.point()), origin.northOf(s.point()), s.height());
        return new Plant.Machine(
                tags.of(s.name()), new Plant.Name(s.name(), null), kind, ZONE, place, List.of(GAS), null, null, null);
    }

    private static GeoPoint middle(List<Location> all) {
        return new GeoPoint(
                all.stream().mapToDouble(l -> l.point().lat()).average().orElse(0),
                all.stream().mapToDouble(l -> l.point().lon()).average().orElse(0));
    }
}
