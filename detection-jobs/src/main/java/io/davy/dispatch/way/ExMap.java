package io.davy.dispatch.way;

import io.davy.plant.Plant;
import io.davy.plant.Ways;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which Ex zones edges and nodes touch, and whether robots may enter them. */
final class ExMap {
    private final List<Plant.Zone> zones;
    private final Map<Integer, List<Plant.Zone>> ofEdge = new HashMap<>();

    ExMap(List<Plant.Zone> all, WayGraph graph) {
        zones = all.stream()
                .filter(z -> z.ex() != null && !z.polygon().isEmpty())
                .toList();
        for (int e = 0; e < graph.edges.length && !zones.isEmpty(); e++) {
            if (graph.tail[2 * e] >= 0) {
                List<Plant.Zone> touched = on(graph.nodes[graph.tail[2 * e]], graph.nodes[graph.head[2 * e]]);
                if (!touched.isEmpty()) {
                    ofEdge.put(e, touched);
                }
            }
        }
    }

    /** The first Ex zone on an edge that these robots may not enter. */
    Optional<Plant.Zone> forbidden(RobotClass robots, int edge) {
        return ofEdge.isEmpty() ? Optional.empty() : forbidden(robots, ofEdge.getOrDefault(edge, List.of()));
    }

    /** The first Ex zone at a place that these robots may not enter. */
    Optional<Plant.Zone> forbidden(RobotClass robots, Ways.Node at) {
        return forbidden(robots, zones.stream().filter(z -> inside(z, at)).toList());
    }

    private static Optional<Plant.Zone> forbidden(RobotClass robots, List<Plant.Zone> touched) {
        return robots.anyEx()
                ? Optional.empty()
                : touched.stream()
                        .filter(z -> !ExRating.fits(robots.ex(), z.ex()))
                        .findFirst();
    }

    private List<Plant.Zone> on(Ways.Node a, Ways.Node b) {
        return zones.stream()
                .filter(z -> a.floor().equals(b.floor())
                        ? z.floor().equals(a.floor()) && Polygon.crossed(z.polygon(), a.x(), a.y(), b.x(), b.y())
                        : inside(z, a) || inside(z, b))
                .toList();
    }

    private static boolean inside(Plant.Zone z, Ways.Node n) {
        return z.floor().equals(n.floor()) && Polygon.contains(z.polygon(), n.x(), n.y());
    }
}
