package io.davy.dispatch.assign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jgrapht.alg.matching.KuhnMunkresMinimalWeightBipartitePerfectMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

class AssignmentProperties {
    private static final double NEVER = 1L << 49;

    /** A random case; of a small span many costs are equal. */
    private static long[][] costs(Random random, int rows, int columns, int span, int impossiblePercent) {
        long[][] cost = new long[rows][columns];
        for (long[] row : cost) {
            for (int c = 0; c < columns; c++) {
                row[c] = random.nextInt(100) < impossiblePercent ? Assignment.IMPOSSIBLE : random.nextInt(span);
            }
        }
        return cost;
    }

    private static long[] unserved(Random random, int rows) {
        return random.longs(rows, 0, 1000).toArray();
    }

    private static double total(long[][] cost, long[] unserved, int[] columnOf) {
        double sum = 0;
        for (int r = 0; r < cost.length; r++) {
            sum += columnOf[r] == Assignment.NONE ? Assignment.LEFT_OUT + unserved[r] : cost[r][columnOf[r]];
        }
        return sum;
    }

    /** The least total after JGraphT, made square by columns that stand for none and rows that cost nothing. */
    private static double peer(long[][] cost, long[] unserved, int columns) {
        int rows = cost.length;
        var graph = new SimpleWeightedGraph<String, DefaultWeightedEdge>(DefaultWeightedEdge.class);
        Set<String> left = new HashSet<>();
        Set<String> right = new HashSet<>();
        for (int i = 0; i < rows + columns; i++) {
            left.add("r" + i);
            right.add("c" + i);
            graph.addVertex("r" + i);
            graph.addVertex("c" + i);
        }
        for (int r = 0; r < rows + columns; r++) {
            for (int c = 0; c < rows + columns; c++) {
                double w = r >= rows
                        ? 0
                        : c >= columns
                                ? Assignment.LEFT_OUT + unserved[r]
                                : cost[r][c] == Assignment.IMPOSSIBLE ? NEVER : cost[r][c];
                graph.setEdgeWeight(graph.addEdge("r" + r, "c" + c), w);
            }
        }
        return new KuhnMunkresMinimalWeightBipartitePerfectMatching<>(graph, left, right)
                .getMatching()
                .getWeight();
    }

    @Property(tries = 300)
    void itsTotalIsThatOfKuhnAndMunkres(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 8) int rows,
            @ForAll @IntRange(min = 0, max = 8) int columns,
            @ForAll @IntRange(min = 0, max = 90) int impossible,
            @ForAll boolean ties) {
        Random random = new Random(seed);
        long[][] cost = costs(random, rows, columns, ties ? 3 : 1_000_000, impossible);
        long[] unserved = unserved(random, rows);
        int[] columnOf = Assignment.of(cost, new int[rows], unserved);
        assertThat(Arrays.stream(columnOf).filter(c -> c != Assignment.NONE))
                .as("no column twice")
                .doesNotHaveDuplicates();
        for (int r = 0; r < rows; r++) {
            assertThat(columnOf[r] == Assignment.NONE || cost[r][columnOf[r]] != Assignment.IMPOSSIBLE)
                    .isTrue();
        }
        assertThat(total(cost, unserved, columnOf)).isEqualTo(peer(cost, unserved, columns));
    }

    @Property(tries = 300)
    void rankByRankNothingIsBetter(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int rows,
            @ForAll @IntRange(min = 1, max = 5) int columns,
            @ForAll boolean ties) {
        Random random = new Random(seed);
        long[][] cost = costs(random, rows, columns, ties ? 3 : 1000, 25);
        long[] unserved = unserved(random, rows);
        int[] rank = random.ints(rows, 0, 3).toArray();
        long[] found = byRank(cost, rank, unserved, Assignment.of(cost, rank, unserved));
        long[] best = new Everything(cost, rank, unserved).best();
        assertThat(found).isEqualTo(best);
    }

    private static long[] byRank(long[][] cost, int[] rank, long[] unserved, int[] columnOf) {
        long[] sums = new long[3];
        for (int r = 0; r < cost.length; r++) {
            sums[rank[r]] += columnOf[r] == Assignment.NONE ? Assignment.LEFT_OUT + unserved[r] : cost[r][columnOf[r]];
        }
        return sums;
    }

    /** Tries every assignment. */
    private static final class Everything {
        private final long[][] cost;
        private final int[] rank;
        private final long[] unserved;
        private final int[] columnOf;
        private long[] best = {Long.MAX_VALUE, 0, 0};

        Everything(long[][] cost, int[] rank, long[] unserved) {
            this.cost = cost;
            this.rank = rank;
            this.unserved = unserved;
            columnOf = new int[cost.length];
        }

        long[] best() {
            row(0, new boolean[cost[0].length]);
            return best;
        }

        private void row(int r, boolean[] taken) {
            if (r == cost.length) {
                long[] sums = byRank(cost, rank, unserved, columnOf);
                best = Arrays.compare(sums, best) < 0 ? sums : best;
                return;
            }
            columnOf[r] = Assignment.NONE;
            row(r + 1, taken);
            for (int c = 0; c < taken.length; c++) {
                if (!taken[c] && cost[r][c] != Assignment.IMPOSSIBLE) {
                    taken[c] = true;
                    columnOf[r] = c;
                    row(r + 1, taken);
                    taken[c] = false;
                }
            }
        }
    }

    @Example
    void theOptimumBeatsTakingTheNearestInTurn() {
        // In turn: the first takes robot 0 (10), the second is left with robot 1 (100); together: 11 and 12.
        long[][] cost = {{10, 11}, {12, 100}};
        assertThat(Assignment.of(cost, new int[2], new long[2])).containsExactly(1, 0);
    }

    @Example
    void theMoreSevereNeverWaitsForTheLessSevere() {
        // Row 1 is of the first rank: it takes its nearest, whatever that costs row 0.
        long[][] cost = {{10, 5000}, {11, 12}};
        assertThat(Assignment.of(cost, new int[] {1, 0}, new long[2])).containsExactly(1, 0);
    }

    @Example
    void whatIsAllTheSameToTheMoreSevereIsDecidedByTheLessSevere() {
        long[][] cost = {{7, 7}, {1, 500}};
        assertThat(Assignment.of(cost, new int[] {0, 1}, new long[2])).containsExactly(1, 0);
    }

    @Example
    void ofTwoThatCannotBothBeServedTheOneThatHasWaitedLongerIsServedUnlessItIsMuchFarther() {
        long[][] cost = {{480}, {60}};
        assertThat(Assignment.of(cost, new int[2], new long[] {600, 0})).containsExactly(0, Assignment.NONE);
        assertThat(Assignment.of(cost, new int[2], new long[] {300, 0})).containsExactly(Assignment.NONE, 0);
    }

    @Example
    void tiesGoToTheSmallerColumnAndTheSmallerRowHasTheSmallerColumn() {
        long[][] cost = {{5, 5, 5}, {5, 5, 5}};
        assertThat(Assignment.of(cost, new int[2], new long[2])).containsExactly(0, 1);
    }

    @Example
    void withoutRowsOrColumnsThereIsNothingToAssign() {
        assertThat(Assignment.of(new long[0][0], new int[0], new long[0])).isEmpty();
        assertThat(Assignment.of(new long[2][0], new int[2], new long[2])).containsOnly(Assignment.NONE);
    }

    /** With bounds at hand, most columns need no cost, and the assignment costs each rank the same. */
    @Property(tries = 300)
    void theShortlistMissesNoAssignment(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int rows) {
        Random random = new Random(seed);
        int columns = 40;
        int span = random.nextBoolean() ? 20 : 10_000;
        long[][] cost = costs(random, rows, columns, span, random.nextInt(3) * 40);
        int[] rank = random.ints(rows, 0, 2).toArray();
        long[] unserved = unserved(random, rows);
        long[][] listed = new long[rows][columns];
        for (int r = 0; r < rows; r++) {
            Arrays.fill(listed[r], Assignment.IMPOSSIBLE);
            Shortlist list = new Shortlist(rows);
            for (int c = 0; c < columns; c++) {
                list.add(
                        c,
                        cost[r][c] == Assignment.IMPOSSIBLE
                                ? random.nextInt(span)
                                : random.nextInt((int) cost[r][c] + 1));
            }
            for (int c = list.next(); c >= 0; c = list.next()) {
                if (cost[r][c] != Assignment.IMPOSSIBLE) {
                    listed[r][c] = cost[r][c];
                    list.costs(cost[r][c]);
                }
            }
        }
        int[] all = Assignment.of(cost, rank, unserved);
        int[] some = Assignment.of(listed, rank, unserved);
        for (int k = 0; k < 2; k++) {
            int of = k;
            assertThat(total(ofRank(cost, rank, of), new long[rows], ofRank(some, rank, of)))
                    .isEqualTo(total(ofRank(cost, rank, of), new long[rows], ofRank(all, rank, of)));
        }
    }

    private static long[][] ofRank(long[][] cost, int[] rank, int k) {
        return IntStream.range(0, rank.length)
                .filter(r -> rank[r] == k)
                .mapToObj(r -> cost[r])
                .toArray(long[][]::new);
    }

    private static int[] ofRank(int[] columnOf, int[] rank, int k) {
        return IntStream.range(0, rank.length)
                .filter(r -> rank[r] == k)
                .map(r -> columnOf[r])
                .toArray();
    }

    @Example
    void theShortlistEndsWhenNobodyElseCanBeAsCheap() {
        Shortlist list = new Shortlist(2);
        for (int c = 0; c < 100; c++) {
            list.add(c, 10L * c);
        }
        assertThat(list.next()).isZero();
        list.costs(25);
        assertThat(list.next()).isEqualTo(1);
        // It cannot be had.
        assertThat(list.next()).isEqualTo(2);
        list.costs(30);
        assertThat(list.next()).as("it may cost 30 as well").isEqualTo(3);
        list.costs(31);
        assertThat(list.next()).as("40 at least, and two cost 30 at most").isEqualTo(-1);
        assertThat(list.left()).isEqualTo(96);
    }
}
