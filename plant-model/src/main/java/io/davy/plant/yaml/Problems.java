package io.davy.plant.yaml;

import io.davy.plant.InvalidPlantException.PlantError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with one file, so that all of it is told in one go. */
final class Problems {
    private static final Comparator<PlantError> FILE_ORDER = Comparator.comparing(PlantError::file)
            .thenComparingInt(PlantError::line)
            .thenComparingInt(PlantError::column)
            .thenComparing(PlantError::message);

    private final String file;
    private final Marks marks;
    private final List<PlantError> errors = new ArrayList<>();
    private final List<PlantError> warnings = new ArrayList<>();
    private final Set<String> bad = new HashSet<>();

    Problems(String file, Marks marks) {
        this.file = file;
        this.marks = marks;
    }

    /** An error at a value. */
    void error(String pointer, String message) {
        add(pointer, marks.value(pointer), message);
    }

    /** An error at the key of a value. */
    void errorAtKey(String pointer, String message) {
        add(pointer, marks.key(pointer), message);
    }

    /** An error in another file that this one names. */
    void error(PlantError error) {
        errors.add(error);
    }

    /** Something that a person should look at, which refuses nothing. */
    void warning(String pointer, String message) {
        Mark mark = marks.value(pointer);
        warnings.add(new PlantError(file, mark.line(), mark.column(), message));
    }

    /** Whether this element, or one within it, has an error. */
    boolean isBad(String pointer) {
        return bad.contains(pointer);
    }

    /** The line of a value. */
    int line(String pointer) {
        return marks.value(pointer).line();
    }

    List<PlantError> errors() {
        return sorted(errors);
    }

    List<PlantError> warnings() {
        return sorted(warnings);
    }

    private void add(String pointer, Mark mark, String message) {
        errors.add(new PlantError(file, mark.line(), mark.column(), message));
        String p = pointer;
        while (bad.add(p) && !p.isEmpty()) {
            p = p.substring(0, p.lastIndexOf('/'));
        }
    }

    private static List<PlantError> sorted(List<PlantError> list) {
        return list.stream().distinct().sorted(FILE_ORDER).toList();
    }
}
