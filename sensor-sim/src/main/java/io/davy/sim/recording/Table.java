package io.davy.sim.recording;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A table of times and numbers read from a text file: chosen columns only, the others are not even looked at. */
final class Table {
    private final List<String> columns;
    private final List<Row> rows;

    private Table(List<String> columns, List<Row> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * One row.
     *
     * @param time of the row
     * @param cells in the order of {@link Table#columns()}; NaN where the reading is missing
     */
    record Row(Instant time, double[] cells) {}

    /**
     * Reads a table.
     *
     * @param file name for messages
     * @param separator between cells
     * @param timeColumn the column that holds the time
     * @param wanted which other columns are read
     * @param problems gets {@code file:line: what is wrong} of each row that cannot be read
     * @throws RecordingException if the header lacks the time column
     */
    static Table read(
            BufferedReader in,
            String file,
            char separator,
            String timeColumn,
            Predicate<String> wanted,
            Consumer<String> problems)
            throws IOException {
        String[] header = cells(String.valueOf(firstLine(in)), separator);
        int timeAt = Arrays.asList(header).indexOf(timeColumn);
        if (timeAt < 0) {
            throw new RecordingException(file + ":1: expected a header with the column " + timeColumn + ", found '"
                    + String.join(String.valueOf(separator), header) + "'");
        }
        int[] at = java.util.stream.IntStream.range(0, header.length)
                .filter(i -> i != timeAt && wanted.test(header[i]))
                .toArray();
        List<Row> rows = new ArrayList<>();
        int number = 1;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String[] cells = cells(line, separator);
            if (cells.length != header.length) {
                problems.accept(file + ":" + number + ": " + cells.length + " cells where the header has "
                        + header.length + "; row left out");
                continue;
            }
            try {
                Instant time = time(cells[timeAt]);
                rows.add(new Row(
                        time,
                        Arrays.stream(at).mapToDouble(i -> number(cells[i])).toArray()));
            } catch (DateTimeException e) {
                problems.accept(file + ":" + number + ": '" + cells[timeAt] + "' is no time; row left out");
            }
        }
        rows.sort(Comparator.comparing(Row::time));
        return new Table(Arrays.stream(at).mapToObj(i -> header[i]).toList(), rows);
    }

    private static String firstLine(BufferedReader in) throws IOException {
        String line = in.readLine();
        String text = line == null ? "" : line;
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String[] cells(String line, char separator) {
        String[] cells = line.split(java.util.regex.Pattern.quote(String.valueOf(separator)), -1);
        for (int i = 0; i < cells.length; i++) {
            String c = cells[i].strip();
            cells[i] = c.length() > 1 && c.startsWith("\"") && c.endsWith("\"") ? c.substring(1, c.length() - 1) : c;
        }
        return cells;
    }

    /** A time as these data sets write it: with or without T and zone; UTC where no zone is given. */
    static Instant time(String text) {
        String t =
                text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
        boolean zoned = t.endsWith("Z") || t.lastIndexOf('+') > 10 || t.lastIndexOf('-') > 10;
        return zoned
                ? OffsetDateTime.parse(t).toInstant()
                : LocalDateTime.parse(t).toInstant(ZoneOffset.UTC);
    }

    private static double number(String cell) {
        try {
            double d = Double.parseDouble(cell);
            return Double.isInfinite(d) ? Double.NaN : d;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The columns that were read, in the order of the file. */
    List<String> columns() {
        return columns;
    }

    /** The rows in the order of time. */
    List<Row> rows() {
        return rows;
    }

    /** The usual time between two rows, ms. */
    long medianStepMs(long otherwise) {
        long[] steps = java.util.stream.IntStream.range(1, rows.size())
                .mapToLong(i -> rows.get(i).time().toEpochMilli()
                        - rows.get(i - 1).time().toEpochMilli())
                .filter(s -> s > 0)
                .sorted()
                .toArray();
        return steps.length == 0 ? otherwise : steps[steps.length / 2];
    }
}
