package io.davy.bench.dispatch;

import io.davy.plant.Ways;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A robot's way to a hazard, held against the truth.
 *
 * @param seconds until it arrives, s
 * @param exposure share of the first alarm times seconds on its way
 */
record Trip(double seconds, double exposure) {
    static Trip of(List<String> route, double seconds, double speedMs, Map<String, Ways.Node> nodes, List<Leak> leaks) {
        List<Leak.Point> way = new ArrayList<>();
        for (String id : route) {
            Ways.Node n = nodes.get(id);
            way.add(new Leak.Point(n.x(), n.y()));
        }
        return new Trip(seconds, Leak.exposure(leaks, way, speedMs));
    }
}
