package io.davy.dispatch.way;

import io.davy.dispatch.scene.GasCloud;
import io.davy.plant.Ways;
import java.util.Arrays;

/**
 * One cloud over the edges that it touches, looked at each {@value #STEP_M} m along them.
 *
 * @param edge indexes of the edges, ascending
 * @param lel the highest share of the LEL on each
 * @param alarm the mean share of the first alarm on each
 * @param downwind which part of each lies where the wind carries the gas, 0 to 1
 * @param box beyond this box it counts nowhere: least x, least y, greatest x, greatest y
 */
record GasField(int[] edge, double[] lel, double[] alarm, double[] downwind, double[] box) {
    private static final double STEP_M = 2;
    private static final int MOST_STEPS = 25;

    static GasField of(GasCloud cloud, WayGraph graph) {
        double[] box = cloud.box();
        double[] lelBox = cloud.lelBox();
        int n = 0;
        int[] edge = new int[64];
        double[] lel = new double[64];
        double[] alarm = new double[64];
        double[] downwind = new double[64];
        for (int e = 0; e < graph.edges.length; e++) {
            if (graph.tail[2 * e] < 0) {
                continue;
            }
            Ways.Node a = graph.nodes[graph.tail[2 * e]];
            Ways.Node b = graph.nodes[graph.head[2 * e]];
            if (outside(a, b, box)) {
                continue;
            }
            Sample s = along(cloud, a, b, !outside(a, b, lelBox));
            if (s.lel > 0 || s.alarm > 0 || s.downwind > 0) {
                if (n == edge.length) {
                    edge = Arrays.copyOf(edge, 2 * n);
                    lel = Arrays.copyOf(lel, 2 * n);
                    alarm = Arrays.copyOf(alarm, 2 * n);
                    downwind = Arrays.copyOf(downwind, 2 * n);
                }
                edge[n] = e;
                lel[n] = s.lel;
                alarm[n] = s.alarm;
                downwind[n++] = s.downwind;
            }
        }
        return new GasField(
                Arrays.copyOf(edge, n),
                Arrays.copyOf(lel, n),
                Arrays.copyOf(alarm, n),
                Arrays.copyOf(downwind, n),
                box);
    }

    private record Sample(double lel, double alarm, double downwind) {}

    /** Whether it may count at a place. */
    boolean holds(Ways.Node n) {
        return !outside(n, n, box);
    }

    private static boolean outside(Ways.Node a, Ways.Node b, double[] box) {
        return Math.max(a.x(), b.x()) < box[0]
                || Math.max(a.y(), b.y()) < box[1]
                || Math.min(a.x(), b.x()) > box[2]
                || Math.min(a.y(), b.y()) > box[3];
    }

    private static Sample along(GasCloud cloud, Ways.Node a, Ways.Node b, boolean explodes) {
        int steps = steps(a, b);
        double lel = 0;
        double alarm = 0;
        double downwind = 0;
        for (int i = 0; i <= steps; i++) {
            double t = (double) i / steps;
            double x = a.x() + t * (b.x() - a.x());
            double y = a.y() + t * (b.y() - a.y());
            String floor = 2 * i <= steps ? a.floor() : b.floor();
            lel = explodes ? Math.max(lel, cloud.lel(x, y, floor)) : 0;
            alarm += cloud.alarm(x, y, floor);
            downwind += cloud.downwind(x, y, floor) ? 1 : 0;
        }
        return new Sample(lel, alarm / (steps + 1), downwind / (steps + 1));
    }

    /** Into how many pieces an edge is cut to look at it. */
    static int steps(Ways.Node a, Ways.Node b) {
        double length = Math.hypot(b.x() - a.x(), b.y() - a.y());
        return (int) Math.max(1, Math.min(MOST_STEPS, Math.ceil(length / STEP_M)));
    }
}
