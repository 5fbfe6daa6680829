package io.davy.appliance.demo;

import io.davy.appliance.DataFolder;
import io.davy.appliance.Refusal;
import io.davy.parts.Influxd;
import io.davy.parts.Mosquitto;
import io.davy.parts.PartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The demo's data folder: its own, marked as such, and emptied before each demo. */
final class DemoFolder {
    private static final String MARK = "davy-demo";
    private static final String WHY = "This folder belongs to 'davy demo', which empties it at each start.\n";

    private DemoFolder() {}

    /** Where a demo keeps its data if nobody says otherwise. */
    static Path usual() {
        String home = System.getProperty("davy.home");
        Path base = home == null
                ? Path.of(System.getProperty("java.io.tmpdir"))
                : Path.of(home).resolve("target");
        return base.resolve("demo-data");
    }

    /**
     * Makes the folder ready: what a killed demo left running is ended, what it left lying is deleted.
     *
     * @param keep leave the data of the last demo
     * @throws Refusal if the folder holds something that is not a demo's
     */
    static void prepare(Path folder, boolean keep) {
        try {
            if (folder.equals(usual()) && folder.getParent() != null) {
                Files.createDirectories(folder.getParent());
            }
            boolean empty = isEmpty(folder);
            Path mark = folder.resolve(MARK);
            if (!empty && !Files.exists(mark)) {
                throw new Refusal(
                        folder + " holds data that is not a demo's, and a demo empties its folder: name an empty"
                                + " or new folder with --data");
            }
            try (DataFolder held = DataFolder.open(folder)) {
                Mosquitto.endLeftover(held.mqtt());
                Influxd.endLeftover(held.influx());
                if (!keep && !empty) {
                    wipe(folder);
                }
                Files.writeString(mark, WHY);
            }
        } catch (IOException e) {
            throw new PartException("the demo's folder " + folder + " cannot be made ready: " + e, e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }

    private static void wipe(Path folder) throws IOException {
        List<Path> old;
        try (Stream<Path> walk = Files.walk(folder)) {
            old = walk.filter(p ->
                            !p.equals(folder) && !p.getFileName().toString().equals(DataFolder.LOCK))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path p : old) {
            Files.deleteIfExists(p);
        }
    }
}
