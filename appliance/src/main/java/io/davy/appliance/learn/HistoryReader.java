package io.davy.appliance.learn;

import io.davy.appliance.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads history as plants export it: a column for each tag (wide), or a row for each reading with columns time, tag and value (long); cells
 * divided by comma, semicolon or tab; the comma as decimal mark where it does not divide.
 */
final class HistoryReader {
    /** Beyond it a cell is an overflow or a marker of one, no measured value; sums of squares stay finite. */
    private static final double MOST = 1e30;

    private static final int SAMPLES = 50;

    private final ZoneId zone;
    private final History history = new History();

    HistoryReader(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Reads files into one history.
     *
     * @throws Refusal if one cannot be read at all
     */
    History read(List<Path> files) {
        files.forEach(this::read);
        if (history.tags().isEmpty()) {
            throw new Refusal("no reading could be read"
                    + history.problems().stream()
                            .findFirst()
                            .map(p -> "; first: " + p)
                            .orElse(""));
        }
        return history;
    }

    private void read(Path file) {
        List<String> lines = new ArrayList<>();
        // A stray byte must cost a cell, not the file.
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
        } catch (NoSuchFileException e) {
            throw new Refusal("there is no file " + file, e);
        } catch (IOException e) {
            throw new Refusal("cannot read " + file + ": " + e.getMessage(), e);
        }
        String name = String.valueOf(file.getFileName());
        if (lines.isEmpty()) {
            throw new Refusal(name + " is empty; expected a header line and rows");
        }
        String header = lines.get(0).replace("\uFEFF", "");
        char divider = divider(header);
        List<String> columns = cells(header, divider);
        if (columns.size() < 2) {
            throw new Refusal(name + ":1: expected a header with a time column and at least one more, divided by , or ;"
                    + " or tab; found '" + header + "'");
        }
        List<String> samples = lines.stream()
                .skip(1)
                .filter(l -> !l.isBlank())
                .limit(SAMPLES)
                .map(l -> cells(l, divider).get(0))
                .toList();
        Times times = Times.of(samples, zone);
        if (times == null) {
            throw new Refusal(name + ":2: the first column is '"
                    + samples.stream().findFirst().orElse("")
                    + "'; expected a time: ISO 8601, seconds or milliseconds since 1970, or such as 31.12.2024 23:59:00, all"
                    + " rows alike");
        }
        rows(name, lines, divider, times, layout(columns, lines, divider, name));
    }

    /** What the columns after the time are: tags, or a tag and a value. */
    private record Layout(boolean isLong, List<String> tags) {}

    private static Layout layout(List<String> columns, List<String> lines, char divider, String name) {
        boolean threeColumns = columns.size() == 3;
        Set<String> second = new HashSet<>();
        boolean words = threeColumns
                && lines.stream()
                        .skip(1)
                        .filter(l -> !l.isBlank())
                        .limit(SAMPLES)
                        .allMatch(l -> {
                            List<String> c = cells(l, divider);
                            return c.size() == 3
                                    && !c.get(1).isEmpty()
                                    && Double.isNaN(number(c.get(1), divider))
                                    && second.add(c.get(1)) | true;
                        });
        if (words && !second.isEmpty()) {
            return new Layout(true, List.of());
        }
        List<String> tags = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String column : columns.subList(1, columns.size())) {
            boolean nameless =
                    columns.size() == 2 && column.toLowerCase(Locale.ROOT).matches("value|v|");
            String tag = tag(nameless ? name.replaceFirst("\\.[^.]*$", "") : column);
            for (int n = 2; !taken.add(tag); n++) {
                tag = tag(column) + "-" + n;
            }
            tags.add(tag);
        }
        return new Layout(false, tags);
    }

    private void rows(String name, List<String> lines, char divider, Times times, Layout layout) {
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            String at = name + ":" + (i + 1) + ": ";
            List<String> cells = cells(lines.get(i), divider);
            int expected = layout.isLong() ? 3 : layout.tags().size() + 1;
            Long time = times.parse(cells.get(0));
            if (time == null) {
                history.problem(at + "the time is '" + cells.get(0) + "', unlike those of the first rows");
            } else if (cells.size() != expected) {
                history.problem(at + "expected " + expected + " cells as in the header, found " + cells.size());
            } else if (layout.isLong()) {
                value(at, tag(cells.get(1)), time, cells.get(2), divider);
            } else {
                for (int k = 0; k < layout.tags().size(); k++) {
                    value(at, layout.tags().get(k), time, cells.get(k + 1), divider);
                }
            }
        }
    }

    private void value(String at, String tag, long time, String cell, char divider) {
        double value = number(cell, divider);
        if (Math.abs(value) <= MOST) {
            history.add(tag, time, value);
        } else if (!cell.toLowerCase(Locale.ROOT).matches("|nan|null|na|n/a|-|bad|#n/a|no data")) {
            history.problem(at + tag + " is '" + cell + "', expected a number");
        }
    }

    private static double number(String cell, char divider) {
        String n = divider != ',' && cell.indexOf('.') < 0 ? cell.replace(',', '.') : cell;
        try {
            return n.isEmpty() ? Double.NaN : Double.parseDouble(n);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** A tag that a plant file takes. */
    static String tag(String column) {
        String clean = column.strip().replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^-+|-+$", "");
        return clean.isEmpty() ? "unnamed" : clean;
    }

    private static char divider(String header) {
        char best = ',';
        for (char c : new char[] {';', '\t'}) {
            best = header.chars().filter(x -> x == c).count()
                            > header.chars().filter(x -> x == ',').count()
                    ? c
                    : best;
        }
        return best;
    }

    private static List<String> cells(String line, char divider) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == divider && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
