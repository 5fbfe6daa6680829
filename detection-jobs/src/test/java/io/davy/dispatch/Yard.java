package io.davy.dispatch;

import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.dispatch.scene.Scene;
import io.davy.dispatch.scene.Scenes;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.RobotView;
import io.davy.dispatch.state.SiteMap;
import io.davy.dispatch.way.RobotClass;
import io.davy.dispatch.way.WayMap;
import io.davy.dispatch.way.WaySearch;
import io.davy.incident.Incident;
import io.davy.incident.Incident.Ellipse;
import io.davy.incident.Incident.Wind;
import io.davy.plant.Place;
import io.davy.plant.Plant.Ex;
import io.davy.plant.Plant.Floor;
import io.davy.plant.Robot;
import io.davy.plant.Robot.Inspection;
import io.davy.plant.Ways;
import io.davy.vda5050.v2.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An open yard for tests of ways: W (0, 0) in the west and T (120, 0) in the east, joined by a short way in the south over S (60, 0) and by a long one in the north over
 * NW (0, 80), N (60, 80) and NE (120, 80). Stairs lead from T to U on F1. RATED may be in every gas, PLAIN in none that burns; both climb stairs.
 */
final class Yard {
    static final Instant T0 = TestSite.T0;
    static final Ex IIC = new Ex("IIC", "T4", 1);
    static final Robot RATED = robot("RATED", IIC, true, true, "W");
    static final Robot PLAIN = robot("PLAIN", null, true, true, "W");
    static final Ways WAYS = new Ways(
            List.of(
                    node("W", 0, 0),
                    node("S", 60, 0),
                    node("T", 120, 0),
                    node("NW", 0, 80),
                    node("N", 60, 80),
                    node("NE", 120, 80),
                    new Ways.Node("U", 130, 0, "F1")),
            List.of(
                    edge("W-S", "W", "S", 60, Ways.Kind.FLOOR),
                    edge("S-T", "S", "T", 60, Ways.Kind.FLOOR),
                    edge("W-NW", "W", "NW", 80, Ways.Kind.FLOOR),
                    edge("NW-N", "NW", "N", 60, Ways.Kind.FLOOR),
                    edge("N-NE", "N", "NE", 60, Ways.Kind.FLOOR),
                    edge("NE-T", "NE", "T", 80, Ways.Kind.DOOR),
                    edge("T-U", "T", "U", 12, Ways.Kind.STAIRS)));

    final List<Incident> incidents = new ArrayList<>();
    final List<Errand> errands = new ArrayList<>();
    final Map<String, RobotView> robots = new TreeMap<>();
    final Map<String, String> blocked = new TreeMap<>();
    final WayMap map;

    Yard() {
        this(WAYS);
    }

    Yard(Ways ways) {
        map = new WayMap(new SiteMap(
                "yard",
                List.of(new Floor("F0", 0, null), new Floor("F1", 5, null)),
                List.of(),
                List.of(RATED, PLAIN),
                ways,
                Map.of(
                        "AT-1", new SiteMap.Subject(new Place(60, 2, 0.4, "F0"), null),
                        "TT-ROOM", new SiteMap.Subject(new Place(60, 2, 4, "F0"), null),
                        "TT-PUMP", new SiteMap.Subject(new Place(60, 3, 1, "F0"), "P-1"),
                        "P-1", new SiteMap.Subject(new Place(60, 3, 1, "F0"), "P-1"))));
    }

    WaySearch ways() {
        Scene scene = new Scenes(map.site()).of(incidents.stream().map(Case::of).toList(), errands, robots, blocked);
        return map.in(scene);
    }

    Yard with(Incident i) {
        incidents.add(i);
        return this;
    }

    /** That robot has an order along these nodes and has passed so many of them. */
    Yard under(String robot, int passed, String... nodes) {
        List<String> edges = new ArrayList<>();
        for (int i = 1; i < nodes.length; i++) {
            String a = nodes[i - 1];
            String b = nodes[i];
            edges.add(map.site().ways().edges().stream()
                    .filter(e -> Set.of(e.from(), e.to()).equals(Set.of(a, b)))
                    .map(Ways.Edge::id)
                    .findFirst()
                    .orElseThrow());
        }
        errands.add(new Errand(
                robot,
                "o-" + robot,
                "in-x",
                "mi-x",
                List.of(nodes),
                edges,
                List.of(),
                "",
                T0,
                null,
                null,
                null,
                null,
                null));
        stands(robot, nodes[passed], "o-" + robot, 2 * passed);
        return this;
    }

    Yard stands(String robot, String node) {
        return stands(robot, node, "", 0);
    }

    private Yard stands(String robot, String node, String order, int sequence) {
        Bot b = new Bot(robot, "D1");
        Ways.Node n = map.node(node);
        b.lastNode = node;
        b.position = new State.AgvPosition(n.x(), n.y(), 0, n.floor(), true);
        b.orderId = order;
        b.sequence = sequence;
        robots.put(robot, b.view(T0));
        return this;
    }

    static Ways.Node node(String id, double x, double y) {
        return new Ways.Node(id, x, y, "F0");
    }

    static Ways.Edge edge(String id, String from, String to, double length, Ways.Kind kind) {
        return new Ways.Edge(id, from, to, length, kind, false);
    }

    static Robot robot(String id, @Nullable Ex ex, boolean stairs, boolean doors, String home) {
        return new Robot(id, null, "acme", "SN-" + id, Set.of(Inspection.GAS), ex, 1, 60, 20, stairs, home, doors, 50);
    }

    static RobotClass of(Robot r) {
        return RobotClass.of(r);
    }

    static Wind wind(double fromDeg, double speed) {
        return new Wind(fromDeg, speed, T0);
    }

    /** A leak of methane of 200 kg/h at most. */
    static Incident methane(double x, double y, @Nullable Wind wind) {
        return leak("in-gas", "CH4", x, y, 5, 200, null, wind);
    }

    static Incident leak(
            String id,
            String gas,
            double x,
            double y,
            double rate,
            double high,
            @Nullable Ellipse ellipse,
            @Nullable Wind wind) {
        Incident.Source source =
                new Incident.Source(null, x, y, null, null, rate, 0.9, 3, "leak search", rate / 4, high, ellipse);
        return incident(id, Hazard.GAS, gas, "gas_high", 1, "%LEL", "AT-FAR", new Place(x, y, 1, "F0"), source, wind);
    }

    /** The detector AT-1 beside S reads this much of a gas, and nobody knows a rate. */
    static Incident smell(String gas, double value, String unit) {
        return incident(
                "in-gas", Hazard.GAS, gas, "gas_high", value, unit, "AT-1", new Place(500, 500, 1, "F0"), null, null);
    }

    static Incident hot(String sensor, double degC) {
        return incident(
                "in-heat",
                Hazard.HEAT,
                null,
                "temperature_high",
                degC,
                "degC",
                sensor,
                new Place(60, 3, 1, "F0"),
                null,
                null);
    }

    private static Incident incident(
            String id,
            Hazard hazard,
            @Nullable String gas,
            String rule,
            double value,
            String unit,
            String sensor,
            Place place,
            Incident.@Nullable Source source,
            @Nullable Wind wind) {
        Incident.Member first =
                new Incident.Member("al-" + id, sensor, rule, Priority.HIGH, true, value, unit, value / 2, T0);
        return new Incident(
                id,
                1,
                "yard",
                "yard",
                "Z",
                hazard,
                gas,
                Incident.State.OPEN,
                Priority.HIGH,
                T0,
                T0,
                null,
                first,
                List.of(first),
                place,
                source,
                null,
                null,
                0,
                "x",
                "x",
                null,
                wind,
                Map.of());
    }
}
