package io.davy.dispatch.assign;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Which columns (robots) of one row (hazard) have to be costed exactly when a cost that each cannot fall below is at hand: those of the least bounds first, until {@code
 * enough} have a cost and no other can be as low as the highest of the {@code enough} lowest. If {@code enough} is at least the number of rows, {@link Assignment} finds
 * the same among these as among all: of the columns that are cheapest for a row one more is left than the other rows can take, and it is better than any that was not
 * looked at.
 */
public final class Shortlist {
    private final PriorityQueue<Bound> ahead =
            new PriorityQueue<>(Comparator.comparingLong(Bound::least).thenComparingInt(Bound::column));
    private final PriorityQueue<Long> lowest = new PriorityQueue<>(Comparator.reverseOrder());
    private final int enough;

    private record Bound(int column, long least) {}

    /** @param enough so many with a cost are looked at, 1 at least; as many as there are rows if the assignment is to be the same */
    public Shortlist(int enough) {
        this.enough = enough;
    }

    /**
     * A column.
     *
     * @param least what it costs at least, in the measure of the costs
     */
    public void add(int column, long least) {
        ahead.add(new Bound(column, least));
    }

    /** The next column to cost; -1 when no other can matter. */
    public int next() {
        Bound first = ahead.peek();
        boolean done = first == null || (lowest.size() >= enough && first.least > lowest.element());
        return done ? -1 : ahead.remove().column;
    }

    /** The column that was returned last can be had, at that cost. One that cannot be had is passed over. */
    public void costs(long cost) {
        lowest.add(cost);
        if (lowest.size() > enough) {
            lowest.remove();
        }
    }

    /** How many columns were not looked at. */
    public int left() {
        return ahead.size();
    }
}
