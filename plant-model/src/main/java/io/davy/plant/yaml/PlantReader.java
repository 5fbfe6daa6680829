package io.davy.plant.yaml;

import io.davy.plant.InvalidPlantException.PlantError;
import io.davy.plant.Plant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a plant.yaml: syntax, structure, then meaning, and tells all problems in one go. */
public final class PlantReader {
    private static final Schema SCHEMA = Schema.resource("plant.schema.json");

    private PlantReader() {}

    /**
     * What came of it.
     *
     * @param plant the plant; null if there are errors
     * @param errors in file order
     * @param warnings in file order
     */
    public record Result(@Nullable Plant plant, List<PlantError> errors, List<PlantError> warnings) {}

    public static Result read(Path file) {
        String unreadable;
        try {
            if (Files.isDirectory(file)) {
                unreadable = "is a directory: expected a plant.yaml";
            } else if (!Files.exists(file)) {
                unreadable = "no such file";
            } else if (Files.size(file) > YamlDocument.MOST_BYTES) {
                unreadable = "has " + Files.size(file) + " bytes: at most " + YamlDocument.MOST_BYTES + " are read";
            } else {
                return read(
                        file.toString(),
                        Files.readAllBytes(file),
                        file.toAbsolutePath().getParent());
            }
        } catch (IOException e) {
            unreadable = "cannot be read: " + e.getMessage();
        }
        return new Result(null, List.of(new PlantError(file.toString(), 1, 1, unreadable)), List.of());
    }

    /**
     * Reads a plant from bytes.
     *
     * @param name file name for the errors
     * @param folder where the files that it names lie
     */
    public static Result read(String name, byte[] bytes, @Nullable Path folder) {
        YamlDocument document = YamlDocument.parse(name, bytes);
        Problems problems = document.problems();
        Element root = document.root();
        if (root == null) {
            return new Result(null, problems.errors(), problems.warnings());
        }
        SCHEMA.check(root, problems);
        Map<String, Double> heights = new HashMap<>();
        for (Element f : root.get("floors").items()) {
            heights.put(f.text("id", ""), f.number("z", 0));
        }
        WaysReader ways = new WaysReader(
                heights, problems, new LifReader(folder == null ? Path.of("") : folder, heights, problems));
        Draft draft = new DraftReader(root, problems).read(ways);
        for (Check check : Check.ALL) {
            check.check(draft, problems);
        }
        List<PlantError> errors = problems.errors();
        return new Result(errors.isEmpty() ? draft.plant() : null, errors, problems.warnings());
    }
}
