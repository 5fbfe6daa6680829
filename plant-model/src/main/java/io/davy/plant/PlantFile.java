package io.davy.plant;

import java.nio.file.Path;

/** Reads and checks a plant.yaml. */
public final class PlantFile {
    private PlantFile() {}

    /**
     * Reads and checks a plant.
     *
     * @throws InvalidPlantException if anything is wrong; it carries every error with file, line and column
     */
    public static Plant load(Path file) throws InvalidPlantException {
        throw new UnsupportedOperationException("being written: " + file);
    }
}
