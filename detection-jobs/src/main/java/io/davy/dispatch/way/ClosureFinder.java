package io.davy.dispatch.way;

import io.davy.dispatch.scene.GasCloud;
import io.davy.dispatch.scene.HotSpot;
import io.davy.dispatch.scene.Scene;
import io.davy.dispatch.way.Closure.Kind;
import io.davy.plant.Plant;
import io.davy.plant.Ways;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names what closes an arc or a place: which zone, which incident, which robot. */
final class ClosureFinder {
    private final WayMap map;
    private final Scene scene;

    ClosureFinder(WayMap map, Scene scene) {
        this.map = map;
        this.scene = scene;
    }

    /** What closes an arc; empty if it is open. */
    Optional<Closure> of(RobotClass robots, ArcCosts costs, int arc, String robot) {
        if (costs.open(arc)) {
            return Optional.empty();
        }
        Ways.Edge e = map.graph.edges[arc >> 1];
        Kind kind = costs.why(arc);
        return Optional.of(
                switch (kind) {
                    case RESERVED -> new Closure(kind, e.id(), holder(arc, robot), null);
                    case GAS -> gas(robots, e, arc >> 1);
                    case HEAT -> heat(e, arc);
                    case BLOCKED ->
                        new Closure(kind, e.id(), scene.hazards().blocked().get(e.id()), null);
                    case EX_ZONE -> zone(map.ex.forbidden(robots, arc >> 1), e.id());
                    case DOOR, STAIRS, OTHER_FLOOR, NO_WAY -> new Closure(kind, e.id(), null, null);
                });
    }

    /** What forbids a robot to stand at a node; empty if nothing does. */
    Optional<Closure> at(RobotClass robots, Ways.Node n) {
        Optional<Plant.Zone> zone = map.forbidden(robots, n);
        if (zone.isPresent()) {
            return Optional.of(zone(zone, null));
        }
        for (HotSpot h : scene.hazards().heat()) {
            if (h.floor().equals(n.floor()) && h.at(n.x(), n.y()) > robots.maxAmbientC()) {
                return Optional.of(new Closure(Kind.HEAT, null, h.incident(), degrees(h.at(n.x(), n.y()))));
            }
        }
        for (GasCloud c : scene.hazards().gas()) {
            if (!CostBook.admitted(robots, c)
                    && map.costs.field(c).holds(n)
                    && c.lel(n.x(), n.y(), n.floor()) >= GasCloud.CLOSED_FROM_LEL) {
                return Optional.of(new Closure(Kind.GAS, null, c.incident(), c.gas()));
            }
        }
        return Optional.empty();
    }

    private @Nullable String holder(int arc, String robot) {
        Ways.Edge e = map.graph.edges[arc >> 1];
        String leaves = map.graph.nodes[map.graph.head[arc]].id();
        return scene.reservedAgainst(robot).stream()
                .filter(r -> r.edge().equals(e.id()) && r.from().equals(leaves))
                .map(Scene.Reservation::robot)
                .findFirst()
                .orElse(null);
    }

    private Closure gas(RobotClass robots, Ways.Edge e, int edge) {
        GasCloud worst = scene.hazards().gas().stream()
                .filter(c -> !CostBook.admitted(robots, c))
                .max(Comparator.comparingDouble(c -> lel(c, edge)))
                .orElse(null);
        return worst == null
                ? new Closure(Kind.GAS, e.id(), null, null)
                : new Closure(Kind.GAS, e.id(), worst.incident(), worst.gas());
    }

    private double lel(GasCloud c, int edge) {
        GasField f = map.costs.field(c);
        int i = Arrays.binarySearch(f.edge(), edge);
        return i < 0 ? 0 : f.lel()[i];
    }

    private Closure heat(Ways.Edge e, int arc) {
        Ways.Node a = map.graph.nodes[map.graph.tail[arc]];
        Ways.Node b = map.graph.nodes[map.graph.head[arc]];
        return scene.hazards().heat().stream()
                .max(Comparator.comparingDouble(h -> CostBook.hottest(h, a, b)))
                .map(h -> new Closure(Kind.HEAT, e.id(), h.incident(), degrees(CostBook.hottest(h, a, b))))
                .orElse(new Closure(Kind.HEAT, e.id(), null, null));
    }

    private static Closure zone(Optional<Plant.Zone> zone, @Nullable String edge) {
        return new Closure(
                Kind.EX_ZONE,
                edge,
                zone.map(Plant.Zone::id).orElse(null),
                zone.map(z -> ExRating.text(Objects.requireNonNull(z.ex()))).orElse(null));
    }

    private static String degrees(double degC) {
        return String.format(Locale.ROOT, "%.0f", degC);
    }
}
