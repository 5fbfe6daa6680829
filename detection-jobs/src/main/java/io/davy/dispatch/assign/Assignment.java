package io.davy.dispatch.assign;

import java.util.Arrays;

/**
 * Gives rows (hazards) to columns (robots), one each at most, so that the total cost is the least there is: rectangular Hungarian method by shortest augmenting
 * paths, O(rows² · columns).
 *
 * <p>Costs are added up rank by rank and compared from rank 0 on: what rank 1 costs decides only between assignments that cost rank 0 the same. Such sums of whole
 * numbers, compared from the first, add and order as single numbers do, which is all that the method asks of a cost; so one run finds the least of rank 0, and among
 * all of those the least of rank 1, and so on, and no equally good alternative is lost on the way. Among assignments that cost every rank the same, the columns with
 * the smaller numbers are taken, then the smaller rows have the smaller columns.
 */
public final class Assignment {
    /** The cost of a column that a row cannot have. */
    public static final long IMPOSSIBLE = Long.MAX_VALUE;
    /** The column of a row that gets none. */
    public static final int NONE = -1;

    /**
     * What it costs a row to get no column, on top of {@code unserved}: more than all that can be saved by it, so that as many rows as can be get a column, those
     * of rank 0 first.
     */
    static final long LEFT_OUT = 1L << 45;

    private static final int NOBODY = -1;

    private final long[][] cost;
    private final int[] rank;
    private final long[] unserved;
    private final int columns;
    /** How many figures a cost has: one a rank, and two that break ties. */
    private final int width;

    /** What the method has paid for rows and columns so far; a row's or column's figures lie side by side. */
    private final long[] paidByRow;

    private final long[] paidByColumn;
    private final int[] rowOf;

    private Assignment(long[][] cost, int[] rank, long[] unserved, int columns) {
        this.cost = cost;
        this.rank = rank;
        this.unserved = unserved;
        this.columns = columns;
        width = Arrays.stream(rank).max().orElse(0) + 3;
        int all = columns + cost.length;
        paidByRow = new long[cost.length * width];
        paidByColumn = new long[all * width];
        rowOf = new int[all];
        Arrays.fill(rowOf, NOBODY);
    }

    /**
     * The column of each row, or {@link #NONE}.
     *
     * @param cost by row and column, at least 0 and at most 2^30 (twelve days in milliseconds), or {@link #IMPOSSIBLE}; rows of equal length, at most 30,000 of them
     * @param rank by row, from 0: 0 comes first
     * @param unserved by row, what it costs to leave it out, as against other rows of its rank; at most 2^30
     */
    public static int[] of(long[][] cost, int[] rank, long[] unserved) {
        Assignment a = new Assignment(cost, rank, unserved, cost.length == 0 ? 0 : cost[0].length);
        for (int row = 0; row < cost.length; row++) {
            a.add(row);
        }
        int[] columnOf = new int[cost.length];
        Arrays.fill(columnOf, NONE);
        for (int c = 0; c < a.columns; c++) {
            if (a.rowOf[c] != NOBODY) {
                columnOf[a.rowOf[c]] = c;
            }
        }
        return columnOf;
    }

    /** Finds the cheapest way to give one more row a column, others moving on where that pays. Each row has a column of its own besides, which stands for none. */
    private void add(int row) {
        int all = columns + cost.length;
        long[] least = new long[all * width];
        boolean[] reached = new boolean[all];
        boolean[] done = new boolean[all];
        int[] from = new int[all];
        long[] sofar = new long[width];
        long[] step = new long[width];
        int at = row;
        int via = NOBODY;
        while (true) {
            int next = NOBODY;
            for (int c = 0; c < all; c++) {
                if (done[c]) {
                    continue;
                }
                if (step(at, c, step)) {
                    for (int k = 0; k < width; k++) {
                        step[k] += sofar[k] - paidByRow[at * width + k] - paidByColumn[c * width + k];
                    }
                    if (!reached[c] || compare(step, 0, least, c * width) < 0) {
                        System.arraycopy(step, 0, least, c * width, width);
                        reached[c] = true;
                        from[c] = via;
                    }
                }
                if (reached[c] && (next == NOBODY || compare(least, c * width, least, next * width) < 0)) {
                    next = c;
                }
            }
            // A row's own column for none can always be had, so there is a next one.
            done[next] = true;
            System.arraycopy(least, next * width, sofar, 0, width);
            via = next;
            if (rowOf[next] == NOBODY) {
                break;
            }
            at = rowOf[next];
        }
        settle(row, done, least, sofar);
        for (int c = via; c != NOBODY; c = from[c]) {
            rowOf[c] = from[c] == NOBODY ? row : rowOf[from[c]];
        }
    }

    private void settle(int row, boolean[] done, long[] least, long[] total) {
        for (int k = 0; k < width; k++) {
            paidByRow[row * width + k] += total[k];
        }
        for (int c = 0; c < done.length; c++) {
            if (done[c]) {
                for (int k = 0; k < width; k++) {
                    long saved = total[k] - least[c * width + k];
                    paidByColumn[c * width + k] -= saved;
                    if (rowOf[c] != NOBODY) {
                        paidByRow[rowOf[c] * width + k] += saved;
                    }
                }
            }
        }
    }

    /** The cost of that column to that row; false if it cannot be had. */
    private boolean step(int row, int column, long[] into) {
        boolean none = column >= columns;
        if (none ? column - columns != row : cost[row][column] == IMPOSSIBLE) {
            return false;
        }
        Arrays.fill(into, 0);
        into[rank[row]] = none ? LEFT_OUT + unserved[row] : cost[row][column];
        into[width - 2] = none ? 0 : column;
        into[width - 1] = none ? 0 : -(long) row * column;
        return true;
    }

    private static int compare(long[] a, int i, long[] b, int j, int width) {
        for (int k = 0; k < width; k++) {
            if (a[i + k] != b[j + k]) {
                return a[i + k] < b[j + k] ? -1 : 1;
            }
        }
        return 0;
    }

    private int compare(long[] a, int i, long[] b, int j) {
        return compare(a, i, b, j, width);
    }
}
