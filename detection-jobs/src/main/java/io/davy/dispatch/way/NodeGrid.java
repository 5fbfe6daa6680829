package io.davy.dispatch.way;

import io.davy.plant.Ways;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The nodes of one floor by squares of the plan, so that the nearest is found without looking at all. */
final class NodeGrid {
    private static final double NODES_A_SQUARE = 2;

    private final double minX;
    private final double minY;
    private final double side;
    private final int columns;
    private final int rows;
    private final List<List<Ways.Node>> squares;

    /** @param nodes of one floor; at least one */
    NodeGrid(List<Ways.Node> nodes) {
        minX = nodes.stream().mapToDouble(Ways.Node::x).min().orElse(0);
        minY = nodes.stream().mapToDouble(Ways.Node::y).min().orElse(0);
        double width = nodes.stream().mapToDouble(Ways.Node::x).max().orElse(0) - minX;
        double depth = nodes.stream().mapToDouble(Ways.Node::y).max().orElse(0) - minY;
        double wanted = Math.max(1, nodes.size() / NODES_A_SQUARE);
        // A long thin floor must not make more squares than nodes.
        side = Math.max(1, Math.max(Math.sqrt(width * depth / wanted), Math.max(width, depth) / wanted));
        columns = (int) (width / side) + 1;
        rows = (int) (depth / side) + 1;
        squares = new ArrayList<>(columns * rows);
        for (int i = 0; i < columns * rows; i++) {
            squares.add(new ArrayList<>());
        }
        nodes.forEach(n -> squares.get(column(n.x()) + columns * row(n.y())).add(n));
    }

    private int column(double x) {
        return (int) Math.max(0, Math.min(columns - 1, Math.floor((x - minX) / side)));
    }

    private int row(double y) {
        return (int) Math.max(0, Math.min(rows - 1, Math.floor((y - minY) / side)));
    }

    /** The node nearest on the plan; ties go to the smaller id. */
    Ways.Node nearest(double x, double y) {
        int c = column(x);
        int r = row(y);
        Ways.Node best = null;
        for (int ring = 0; ring <= Math.max(columns, rows); ring++) {
            best = ring(x, y, c, r, ring, best);
            // What has not been looked at is at least so many squares away.
            if (best != null && Math.hypot(best.x() - x, best.y() - y) < ring * side) {
                break;
            }
        }
        if (best == null) {
            throw new IllegalStateException("a floor without nodes has no grid");
        }
        return best;
    }

    private Ways.@Nullable Node ring(double x, double y, int c, int r, int ring, Ways.@Nullable Node soFar) {
        Ways.Node best = soFar;
        for (int j = Math.max(0, r - ring); j <= Math.min(rows - 1, r + ring); j++) {
            boolean whole = Math.abs(j - r) == ring;
            for (int i = c - ring; i <= c + ring; i += whole || ring == 0 ? 1 : 2 * ring) {
                if (i >= 0 && i < columns) {
                    for (Ways.Node n : squares.get(i + columns * j)) {
                        best = best == null || nearer(n, best, x, y) ? n : best;
                    }
                }
            }
        }
        return best;
    }

    private static boolean nearer(Ways.Node a, Ways.Node b, double x, double y) {
        int byDistance = Double.compare(square(a.x() - x) + square(a.y() - y), square(b.x() - x) + square(b.y() - y));
        return byDistance < 0 || (byDistance == 0 && a.id().compareTo(b.id()) < 0);
    }

    /** The nodes within a distance on the plan, in no order to rely on. */
    List<Ways.Node> within(double x, double y, double metres) {
        List<Ways.Node> found = new ArrayList<>();
        for (int j = row(y - metres); j <= row(y + metres); j++) {
            for (int i = column(x - metres); i <= column(x + metres); i++) {
                for (Ways.Node n : squares.get(i + columns * j)) {
                    if (square(n.x() - x) + square(n.y() - y) <= metres * metres) {
                        found.add(n);
                    }
                }
            }
        }
        return found;
    }

    private static double square(double v) {
        return v * v;
    }
}
