package io.davy.dispatch.way;

import io.davy.plant.Plant.Point;
import java.util.List;

/** Points and ways against a zone's outline. */
final class Polygon {
    private Polygon() {}

    /** Whether a point lies inside (even-odd rule). */
    static boolean contains(List<Point> corners, double x, double y) {
        boolean in = false;
        for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
            Point a = corners.get(i);
            Point b = corners.get(j);
            if ((a.y() > y) != (b.y() > y) && x < (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()) + a.x()) {
                in = !in;
            }
        }
        return in;
    }

    /** Whether a straight way touches the inside. */
    static boolean crossed(List<Point> corners, double x1, double y1, double x2, double y2) {
        if (contains(corners, x1, y1) || contains(corners, x2, y2)) {
            return true;
        }
        for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
            Point a = corners.get(j);
            Point b = corners.get(i);
            if (side(a.x(), a.y(), b.x(), b.y(), x1, y1) * side(a.x(), a.y(), b.x(), b.y(), x2, y2) < 0
                    && side(x1, y1, x2, y2, a.x(), a.y()) * side(x1, y1, x2, y2, b.x(), b.y()) < 0) {
                return true;
            }
        }
        return false;
    }

    private static double side(double ax, double ay, double bx, double by, double px, double py) {
        return (bx - ax) * (py - ay) - (by - ay) * (px - ax);
    }
}
