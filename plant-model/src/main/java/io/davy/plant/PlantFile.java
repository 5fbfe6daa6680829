package io.davy.plant;

import io.davy.plant.InvalidPlantException.PlantError;
import io.davy.plant.yaml.PlantReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and checks a plant.yaml. */
public final class PlantFile {
    /** The resource that holds the worked demo plant. */
    public static final String DEMO = "/io/davy/plant/demo-plant.yaml";

    private PlantFile() {}

    /**
     * Reads and checks a plant.
     *
     * @throws InvalidPlantException if anything is wrong; it carries every error with file, line and column
     */
    public static Plant load(Path file) throws InvalidPlantException {
        return plant(PlantReader.read(file));
    }

    /**
     * Reads and checks a plant that is in memory.
     *
     * @param name how errors name it
     * @param yaml its bytes
     */
    public static Plant read(String name, byte[] yaml) throws InvalidPlantException {
        return plant(PlantReader.read(name, yaml, Path.of("").toAbsolutePath()));
    }

    /** The worked demo plant that is in the jar. */
    public static Plant demo() {
        try (InputStream in = PlantFile.class.getResourceAsStream(DEMO)) {
            return read("demo-plant.yaml", in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the demo plant cannot be read from the jar", e);
        } catch (InvalidPlantException e) {
            throw new IllegalStateException("the demo plant in the jar is broken: " + e.getMessage(), e);
        }
    }

    /** Reads and checks a plant, and tells what a person should look at besides the errors. */
    public static Report check(Path file) {
        PlantReader.Result r = PlantReader.read(file);
        return new Report(r.plant(), r.errors(), r.warnings());
    }

    /**
     * What a check found.
     *
     * @param plant the plant; null if there are errors
     * @param errors why it is refused, in file order
     * @param warnings what refuses nothing but wants a look, in file order
     */
    public record Report(@Nullable Plant plant, List<PlantError> errors, List<PlantError> warnings) {}

    private static Plant plant(PlantReader.Result r) throws InvalidPlantException {
        if (r.plant() == null) {
            throw new InvalidPlantException(r.errors());
        }
        return r.plant();
    }
}
