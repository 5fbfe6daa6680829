package io.davy.appliance;

import io.davy.plant.InvalidPlantException;
import io.davy.plant.Plant;
import io.davy.plant.PlantFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the plant file that a command names. */
public final class PlantOption {
    private PlantOption() {}

    /** The worked example that comes with the program. */
    public static Path demoPlant() {
        return Path.of(System.getProperty("davy.home", "")).resolve("plants").resolve("demo-plant.yaml");
    }

    /**
     * Reads and checks it.
     *
     * @throws Refusal with the first error and how many more there are
     */
    public static Plant load(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Refusal("there is no plant file " + file);
        }
        try {
            return PlantFile.load(file);
        } catch (InvalidPlantException e) {
            int more = e.errors().size() - 1;
            throw new Refusal(
                    e.errors().get(0)
                            + (more > 0 ? " (and " + more + " more: davy check " + file + " shows them all)" : ""),
                    e);
        }
    }
}
