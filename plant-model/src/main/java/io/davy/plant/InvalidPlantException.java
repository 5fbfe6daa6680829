package io.davy.plant;

import java.util.List;
import java.util.stream.Collectors;

/** A plant.yaml that is refused, with every error in it. */
public final class InvalidPlantException extends Exception {
    private final transient List<PlantError> errors;

    public InvalidPlantException(List<PlantError> errors) {
        super(errors.stream().map(PlantError::toString).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    /** The errors in the order of the file. */
    public List<PlantError> errors() {
        return errors;
    }

    /**
     * One error.
     *
     * @param file file name as given
     * @param line 1-based
     * @param column 1-based
     * @param message what was found and what was expected
     */
    public record PlantError(String file, int line, int column, String message) {
        @Override
        public String toString() {
            return file + ":" + line + ":" + column + ": " + message;
        }
    }
}
