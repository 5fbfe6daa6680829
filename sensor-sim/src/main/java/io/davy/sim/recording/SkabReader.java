package io.davy.sim.recording;

import io.davy.plant.Plant;
import io.davy.plant.Range;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs of a pump rig: every CSV file below the folder, {@code ;} between its cells and a first column {@code datetime}, is a run of its own
 * with a pump of its own. Columns that hold labels are never read.
 */
final class SkabReader {
    private static final String TIME = "datetime";
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration STUCK = Duration.ofMinutes(10);
    private static final Duration SILENT = Duration.ofMinutes(1);
    private static final Duration CLOSE = Duration.ofMinutes(5);
    private static final List<String> LABELS =
            List.of("anomal", "changepoint", "change_point", "label", "outlier", "fault");
    /** So far apart that no two runs are ever taken for one incident, m. */
    private static final double APART_M = 1000;

    private static final double MERGE_M = 40;

    private final Path dir;
    private final Source source;
    private final Problems problems = new Problems();
    private final List<Plant.Zone> zones = new ArrayList<>();
    private final List<Sensor> sensors = new ArrayList<>();
    private final List<Plant.Machine> machines = new ArrayList<>();
    private final List<Scan> scans = new ArrayList<>();

    private SkabReader(Path dir) {
        this.dir = dir;
        this.source = Source.folder(dir);
    }

    /** What a channel's name says of it. */
    private record Meaning(SensorKind kind, String unit, Range range) {
        static Meaning of(String channel) {
            String c = channel.toLowerCase(Locale.ROOT);
            if (c.contains("acceler")) {
                return new Meaning(SensorKind.VIBRATION, "g", new Range(0, 100));
            }
            if (c.contains("current")) {
                return new Meaning(SensorKind.CURRENT, "A", new Range(-1000, 1000));
            }
            if (c.contains("pressure")) {
                return new Meaning(SensorKind.PRESSURE, "bar", new Range(-100, 1000));
            }
            if (c.contains("temperature") || c.contains("thermocouple")) {
                return new Meaning(SensorKind.TEMPERATURE, "degC", new Range(-100, 1000));
            }
            if (c.contains("voltage")) {
                return new Meaning(SensorKind.VOLTAGE, "V", new Range(-1000, 1000));
            }
            if (c.contains("flow")) {
                return new Meaning(SensorKind.FLOW, "l/min", new Range(-1000, 10_000));
            }
            return new Meaning(SensorKind.OTHER, "1", new Range(-1e9, 1e9));
        }
    }

    static Recording read(String name, Path dir) {
        SkabReader reader = new SkabReader(dir);
        Tags runs = new Tags();
        for (String file : reader.files()) {
            reader.run(file, runs.of(file.substring(0, file.length() - ".csv".length())));
        }
        if (reader.scans.isEmpty()) {
            throw new RecordingException(
                    name + " needs CSV files below the folder, ';' between the cells and a first column " + TIME + "; "
                            + dir + " has none with a row that can be read");
        }
        reader.scans.sort(Comparator.comparing(Scan::time));
        Plant plant = PlantParts.plant(
                name,
                null,
                PlantParts.rules(null, STUCK, SILENT),
                reader.zones,
                reader.sensors,
                reader.machines,
                new Plant.IncidentSettings(CLOSE, MERGE_M));
        return new Recording(name, plant, reader.scans, reader.problems.close());
    }

    private void run(String file, String run) {
        Table table = source.read(file, in -> Table.read(in, file, ';', TIME, SkabReader::measured, problems::add));
        if (table.rows().isEmpty()) {
            problems.add(file + ":1: has no row that can be read");
            return;
        }
        double x = zones.size() * APART_M;
        String pump = "pump-" + run;
        zones.add(PlantParts.zone(run));
        machines.add(
                new Plant.Machine(pump, null, "pump", run, PlantParts.place(x, 0, 0), List.of(), null, null, null));
        Tags channels = new Tags();
        List<String> tags = new ArrayList<>();
        for (String column : table.columns()) {
            String tag = run + "/" + channels.of(column);
            Meaning m = Meaning.of(column);
            tags.add(tag);
            sensors.add(new Sensor(
                    tag,
                    m.kind,
                    null,
                    m.unit,
                    m.range,
                    run,
                    PlantParts.place(x, 0, 0),
                    pump,
                    SECOND,
                    PlantParts.RULES,
                    null,
                    null));
        }
        for (Table.Row row : table.rows()) {
            List<Scan.Value> values = new ArrayList<>(tags.size());
            for (int i = 0; i < tags.size(); i++) {
                if (!Double.isNaN(row.cells()[i])) {
                    values.add(new Scan.Value(tags.get(i), row.cells()[i]));
                }
            }
            scans.add(new Scan(row.time(), run, List.copyOf(values)));
        }
    }

    private static boolean measured(String column) {
        String c = column.toLowerCase(Locale.ROOT);
        return !c.isEmpty() && LABELS.stream().noneMatch(c::contains);
    }

    private List<String> files() {
        try (Stream<Path> walk = Files.walk(dir)) {
            return walk.filter(p -> p.toString().endsWith(".csv") && Files.isRegularFile(p))
                    .map(p -> dir.relativize(p).toString().replace('\\', '/'))
                    .filter(f -> source.read(f, in -> isRun(in.readLine())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new RecordingException("cannot read the folder " + dir + ": " + e.getMessage(), e);
        }
    }

    private static boolean isRun(@Nullable String header) {
        return header != null && header.replace("\uFEFF", "").startsWith(TIME + ";");
    }
}
