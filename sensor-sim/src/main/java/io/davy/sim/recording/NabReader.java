package io.davy.sim.recording;

import io.davy.plant.Plant;
import io.davy.plant.Range;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Temperatures, a file each: every CSV file directly in the folder whose first line is exactly {@code timestamp,value} is a sensor that
 * is named after the file.
 */
final class NabReader {
    private static final String HEADER = "timestamp,value";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int SILENT_AFTER_STEPS = 12;
    private static final int STUCK_AFTER_STEPS = 24;
    private static final int CLOSE_AFTER_STEPS = 12;
    /** So far apart that no two sensors are ever taken for one incident, m. */
    private static final double APART_M = 1000;

    private static final double MERGE_M = 40;

    private NabReader() {}

    static Recording read(String name, Path dir) {
        Source source = Source.folder(dir);
        Problems problems = new Problems();
        Tags tags = new Tags();
        List<Plant.Zone> zones = new ArrayList<>();
        List<Sensor> sensors = new ArrayList<>();
        List<Scan> scans = new ArrayList<>();
        long longestMs = 0;
        for (String file : files(dir, source)) {
            Table table = source.read(
                    file, in -> Table.read(in, file, ',', "timestamp", c -> c.equals("value"), problems::add));
            if (table.rows().isEmpty()) {
                problems.add(file + ":1: has no row that can be read");
                continue;
            }
            String tag = tags.of(file.substring(0, file.length() - ".csv".length()));
            long step = table.medianStepMs(HOUR.toMillis());
            longestMs = Math.max(longestMs, step);
            zones.add(PlantParts.zone(tag));
            sensors.add(sensor(tag, sensors.size() * APART_M, Duration.ofMillis(step)));
            for (Table.Row row : table.rows()) {
                double v = row.cells()[0];
                scans.add(new Scan(row.time(), tag, Double.isNaN(v) ? List.of() : List.of(new Scan.Value(tag, v))));
            }
        }
        if (sensors.isEmpty()) {
            throw new RecordingException(name + " needs CSV files with the header " + HEADER
                    + " and rows of a time and a number directly in the folder; " + dir + " has none");
        }
        scans.sort(Comparator.comparing(Scan::time));
        Plant plant = PlantParts.plant(
                name,
                null,
                RuleSet.NONE,
                zones,
                sensors,
                List.of(),
                new Plant.IncidentSettings(Duration.ofMillis(longestMs * CLOSE_AFTER_STEPS), MERGE_M));
        return new Recording(name, plant, scans, problems.close());
    }

    private static Sensor sensor(String tag, double x, Duration interval) {
        RuleSet limits = PlantParts.rules(
                null, interval.multipliedBy(STUCK_AFTER_STEPS), interval.multipliedBy(SILENT_AFTER_STEPS));
        return new Sensor(
                tag,
                SensorKind.TEMPERATURE,
                null,
                // The recordings do not say their unit; nothing here depends on it.
                "degC",
                new Range(-1000, 10_000),
                tag,
                PlantParts.place(x, 0, 0),
                null,
                interval,
                PlantParts.RULES,
                limits,
                null);
    }

    private static List<String> files(Path dir, Source source) {
        try (Stream<Path> list = Files.list(dir)) {
            return list.map(p -> p.getFileName().toString())
                    .filter(f -> f.endsWith(".csv") && source.has(f))
                    .filter(f -> HEADER.equals(source.read(f, in -> firstLine(in.readLine()))))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new RecordingException("cannot read the folder " + dir + ": " + e.getMessage(), e);
        }
    }

    private static String firstLine(@Nullable String line) {
        return line == null ? "" : line.replace("\uFEFF", "").strip();
    }
}
