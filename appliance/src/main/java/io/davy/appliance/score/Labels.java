package io.davy.appliance.score;

import io.davy.appliance.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A table of labels: text cells under a header, with complaints that name file and line. Only scorers read it. */
public final class Labels {
    private final String file;
    private final Map<String, Integer> columns;
    private final List<Row> rows = new ArrayList<>();

    private Labels(String file, Map<String, Integer> columns) {
        this.file = file;
        this.columns = columns;
    }

    /**
     * Reads a table.
     *
     * @param needed columns that it must have; it may have more, in any order
     * @throws Refusal if the file is missing or its header lacks one of them
     */
    public static Labels read(Path path, char separator, String... needed) {
        List<String> lines = lines(path);
        String file = String.valueOf(path.getFileName());
        String first = lines.isEmpty() ? "" : lines.get(0).replace("\uFEFF", "");
        String[] header = cells(first, separator);
        if (!Arrays.asList(header).containsAll(Arrays.asList(needed))) {
            throw new Refusal(file + ":1: expected a header with the columns " + String.join(", ", needed) + ", found '"
                    + first + "'");
        }
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < header.length; i++) {
            columns.putIfAbsent(header[i], i);
        }
        Labels labels = new Labels(file, columns);
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            String[] cells = cells(lines.get(i), separator);
            if (cells.length != header.length) {
                throw new Refusal(file + ":" + (i + 1) + ": expected " + header.length
                        + " cells as in the header, found " + cells.length);
            }
            labels.rows.add(labels.new Row(i + 1, cells));
        }
        return labels;
    }

    private static List<String> lines(Path path) {
        try {
            // A stray byte must cost a cell, not the file.
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new Refusal("the labels are missing: cannot read " + path, e);
        }
    }

    private static String[] cells(String line, char separator) {
        return Arrays.stream(line.split(java.util.regex.Pattern.quote(String.valueOf(separator)), -1))
                .map(String::strip)
                .toArray(String[]::new);
    }

    /** The rows, as in the file. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** One row. */
    public final class Row {
        private final int line;
        private final String[] cells;

        Row(int line, String[] cells) {
            this.line = line;
            this.cells = cells;
        }

        /** A cell as text. */
        public String text(String column) {
            Integer at = columns.get(column);
            if (at == null) {
                throw new IllegalArgumentException("column " + column + " was not asked for");
            }
            return cells[at];
        }

        /** A cell as a number. */
        public double number(String column) {
            try {
                return Double.parseDouble(text(column));
            } catch (NumberFormatException e) {
                throw wrong(column, "a number", e);
            }
        }

        /** A cell as a time, UTC where it names no zone. */
        public Instant time(String column) {
            String t = text(column).replace(' ', 'T');
            try {
                boolean zoned = t.endsWith("Z") || t.lastIndexOf('+') > 10 || t.lastIndexOf('-') > 10;
                return zoned
                        ? OffsetDateTime.parse(t).toInstant()
                        : LocalDateTime.parse(t).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                throw wrong(column, "a time such as 2022-05-09T02:18:02Z", e);
            }
        }

        private Refusal wrong(String column, String expected, Exception cause) {
            return new Refusal(
                    file + ":" + line + ": " + column + " is '" + text(column) + "', expected " + expected, cause);
        }
    }
}
