package io.davy.plant.yaml;

/**
 * A place in a file.
 *
 * @param line 1-based
 * @param column 1-based
 */
record Mark(int line, int column) implements Comparable<Mark> {
    /** Where a file begins. */
    static final Mark START = new Mark(1, 1);

    @Override
    public int compareTo(Mark o) {
        return line != o.line ? Integer.compare(line, o.line) : Integer.compare(column, o.column);
    }
}
