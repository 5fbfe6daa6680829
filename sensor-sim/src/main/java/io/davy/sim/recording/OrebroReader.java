package io.davy.sim.recording;

import io.davy.plant.Plant;
import io.davy.plant.Range;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A vapour in a room: every CSV file directly in the folder, gzipped or not, whose header has the column {@code t (s)} and columns
 * {@code C_ijk} is an experiment and a zone of its own, a day apart from the next. Digits i, j and k are the sensor's place in the room's
 * even grid along x, y and z. The wind's direction is not read: how it lies to the room's axes is not told.
 */
final class OrebroReader {
    private static final String TIME = "t (s)";
    private static final String WIND_SPEED = "Wspd (m/s)";
    private static final Pattern SENSOR = Pattern.compile("C_(\\d)(\\d)(\\d)\\b.*");
    /** Inside of the room, m (Burgués and others). */
    private static final double ROOM_X = 5.94;

    private static final double ROOM_Y = 4.56;
    private static final double ROOM_Z = 2.7;
    /** Heights of the three levels, m, as the data set's own plots give them. */
    private static final double[] LEVELS = {0.45, 1.2, 2.23};

    private static final Instant FIRST_DAY = Instant.parse("2017-10-13T00:00:00Z");
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    private static final Duration SILENT = Duration.ofMinutes(1);
    private static final Duration CLOSE = Duration.ofMinutes(30);
    /** Wider than the room: one vapour in it is one incident. */
    private static final double MERGE_M = 10;

    private final Path dir;
    private final Problems problems = new Problems();
    private final List<Plant.Zone> zones = new ArrayList<>();
    private final List<Sensor> sensors = new ArrayList<>();
    private final List<Scan> scans = new ArrayList<>();

    private OrebroReader(Path dir) {
        this.dir = dir;
    }

    static Recording read(String name, Path dir) {
        OrebroReader reader = new OrebroReader(dir);
        Tags tags = new Tags();
        for (String file : reader.files()) {
            reader.experiment(file, tags.of(file.replaceFirst("\\.csv(\\.gz)?$", "")));
        }
        if (reader.scans.isEmpty()) {
            throw new RecordingException(name + " needs CSV files with the columns '" + TIME
                    + "' and C_000 and so on directly in the folder; " + dir + " has none with a row that can be read");
        }
        reader.scans.sort(Comparator.comparing(Scan::time));
        Plant plant = PlantParts.plant(
                name,
                null,
                PlantParts.rules(true, Duration.ZERO, SILENT),
                reader.zones,
                reader.sensors,
                List.of(),
                new Plant.IncidentSettings(CLOSE, MERGE_M));
        return new Recording(name, plant, reader.scans, reader.problems.close());
    }

    private List<String> files() {
        try (Stream<Path> list = Files.list(dir)) {
            return list.map(p -> p.getFileName().toString())
                    .filter(f -> f.endsWith(".csv") || f.endsWith(".csv.gz"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new RecordingException("cannot read the folder " + dir + ": " + e.getMessage(), e);
        }
    }

    /** Mac Roman and Latin 1 agree on all that is read here. */
    private BufferedReader open(String file) throws IOException {
        InputStream in = Files.newInputStream(dir.resolve(file));
        return new BufferedReader(new InputStreamReader(
                file.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.ISO_8859_1));
    }

    private void experiment(String file, String zone) {
        try (BufferedReader in = open(file)) {
            String first = in.readLine();
            List<String> header = cells(first == null ? "" : first.replaceFirst("^#\\s*", ""));
            if (!header.contains(TIME)
                    || header.stream().noneMatch(c -> SENSOR.matcher(c).matches())) {
                return;
            }
            List<Integer> columns = new ArrayList<>();
            List<String> tags = new ArrayList<>();
            int side = side(header);
            for (int i = 0; i < header.size(); i++) {
                Sensor s = sensor(header.get(i), zone, side);
                if (s != null) {
                    columns.add(i);
                    tags.add(s.tag());
                    sensors.add(s);
                }
            }
            Instant day = FIRST_DAY.plus(Duration.ofDays(zones.size()));
            zones.add(PlantParts.zone(zone));
            int number = 1;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                row(file, number, cells(line), header, zone, day, columns, tags);
            }
        } catch (IOException e) {
            throw new RecordingException("cannot read " + file + " of " + dir + ": " + e.getMessage(), e);
        }
    }

    private void row(
            String file,
            int number,
            List<String> cells,
            List<String> header,
            String zone,
            Instant day,
            List<Integer> columns,
            List<String> tags) {
        double seconds = cells.size() == header.size() ? number(cells.get(header.indexOf(TIME))) : Double.NaN;
        if (Double.isNaN(seconds)) {
            problems.add(file + ":" + number + ": expected " + header.size()
                    + " cells with a time in seconds; row left out");
            return;
        }
        List<Scan.Value> values = new ArrayList<>(tags.size());
        for (int i = 0; i < tags.size(); i++) {
            double v = number(cells.get(columns.get(i)));
            if (!Double.isNaN(v)) {
                values.add(new Scan.Value(tags.get(i), v));
            }
        }
        scans.add(new Scan(day.plusMillis(Math.round(seconds * 1000)), zone, List.copyOf(values)));
    }

    /** How many sensors stand along one side of the grid. */
    private static int side(List<String> header) {
        int side = 1;
        for (String column : header) {
            Matcher m = SENSOR.matcher(column);
            for (int g = 1; m.matches() && g <= 3; g++) {
                side = Math.max(side, 1 + Integer.parseInt(m.group(g)));
            }
        }
        return side;
    }

    private static @Nullable Sensor sensor(String column, String zone, int side) {
        Matcher m = SENSOR.matcher(column);
        if (m.matches()) {
            int k = Integer.parseInt(m.group(3));
            double z = side == LEVELS.length ? LEVELS[k] : ROOM_Z * (k + 0.5) / side;
            return sensor(
                    zone + "/" + column.substring(0, 5),
                    SensorKind.GAS,
                    "VOC",
                    "ppm",
                    new Range(-100, 1000),
                    zone,
                    ROOM_X * (Integer.parseInt(m.group(1)) + 0.5) / side,
                    ROOM_Y * (Integer.parseInt(m.group(2)) + 0.5) / side,
                    z);
        }
        return column.equals(WIND_SPEED)
                ? sensor(
                        zone + "/wind-speed",
                        SensorKind.WIND_SPEED,
                        null,
                        "m/s",
                        new Range(0, 60),
                        zone,
                        ROOM_X / 2,
                        ROOM_Y / 2,
                        1.3)
                : null;
    }

    private static Sensor sensor(
            String tag,
            SensorKind kind,
            @Nullable String gas,
            String unit,
            Range range,
            String zone,
            double x,
            double y,
            double z) {
        return new Sensor(
                tag,
                kind,
                gas,
                unit,
                range,
                zone,
                PlantParts.place(x, y, z),
                null,
                HALF_A_SECOND,
                PlantParts.RULES,
                null,
                null);
    }

    private static List<String> cells(String line) {
        return Stream.of(line.split(",", -1)).map(String::strip).toList();
    }

    private static double number(String cell) {
        try {
            double d = Double.parseDouble(cell);
            return Double.isInfinite(d) ? Double.NaN : d;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
