package io.davy.dispatch.way;

import java.util.ArrayList;
import java.util.List;

/**
 * The order in which a robot of a class goes through a few stops: the quickest that begins with the first of them. Stops that cannot be reached from the first
 * are left out. All orders are tried: there are six stops at most.
 */
final class SweepOrder {
    private final WaySearch ways;
    private final ArcCosts costs;
    private double[][] cost = new double[0][0];
    private double best;
    private List<Integer> order = List.of();

    SweepOrder(WaySearch ways, ArcCosts costs) {
        this.ways = ways;
        this.costs = costs;
    }

    /** @param stops the best to begin with first; at least one */
    Sweep of(List<Pose> stops) {
        List<Pose> together = together(stops);
        int n = together.size();
        List<Search> from =
                together.stream().map(p -> ways.onward(costs, p.node().id())).toList();
        cost = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                cost[i][k] = from.get(i).cost(node(together.get(k)));
            }
        }
        best = Double.POSITIVE_INFINITY;
        // The first stop is given: the one for the likeliest place.
        extend(List.of(0), 0);
        List<Pose> ordered = order.stream().map(together::get).toList();
        List<Way> legs = new ArrayList<>();
        for (int i = 1; i < n; i++) {
            legs.add(from.get(order.get(i - 1)).way(node(ordered.get(i))));
        }
        return new Sweep(ordered, legs);
    }

    private List<Pose> together(List<Pose> stops) {
        Search there = ways.onward(costs, stops.get(0).node().id());
        return stops.stream()
                .filter(p -> there.reaches(node(p)))
                .filter(p -> ways.onward(costs, p.node().id()).reaches(node(stops.get(0))))
                .toList();
    }

    private int node(Pose p) {
        return ways.graph().node(p.node().id());
    }

    private void extend(List<Integer> soFar, double spent) {
        if (spent >= best) {
            return;
        }
        if (soFar.size() == cost.length) {
            best = spent;
            order = soFar;
            return;
        }
        for (int k = 0; k < cost.length; k++) {
            if (!soFar.contains(k)) {
                List<Integer> more = new ArrayList<>(soFar);
                more.add(k);
                extend(more, spent + cost[soFar.get(soFar.size() - 1)][k]);
            }
        }
    }
}
