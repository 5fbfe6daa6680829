package io.davy.dispatch;

import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.dispatch.state.SiteMap;
import io.davy.incident.Incident;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Ex;
import io.davy.plant.Plant.Point;
import io.davy.plant.Robot;
import io.davy.plant.Robot.Inspection;
import io.davy.plant.Ways;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A small plant for tests. On F0 a straight way D1 (0) - A (10) - B (20) - C (30) - T (40) - D2 (60), D3 beside A; B lies in an Ex zone; stairs lead from C to S1 on
 * F1. R1 (gas, photo, Ex) at D1, R2 (gas, heat, Ex, stairs) at D2, R3 (gas, no Ex) at D3.
 */
final class TestSite {
    static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
    static final Ex ZONE_1 = new Ex("IIB", "T3", 1);
    static final Ex RATED = new Ex("IIC", "T4", 1);

    private TestSite() {}

    static Robot robot(String id, Set<Inspection> inspects, boolean rated, boolean stairs, String home) {
        return new Robot(id, null, "acme", "SN-" + id, inspects, rated ? RATED : null, 1.0, 60, 20, stairs, home);
    }

    static final List<Robot> ROBOTS = List.of(
            robot("R1", Set.of(Inspection.GAS, Inspection.PHOTO), true, false, "D1"),
            robot("R2", Set.of(Inspection.GAS, Inspection.THERMAL), true, true, "D2"),
            robot("R3", Set.of(Inspection.GAS), false, false, "D3"));

    static final Ways WAYS = new Ways(
            List.of(
                    new Ways.Node("D1", 0, 0, "F0"),
                    new Ways.Node("D3", 10, 5, "F0"),
                    new Ways.Node("A", 10, 0, "F0"),
                    new Ways.Node("B", 20, 0, "F0"),
                    new Ways.Node("C", 30, 0, "F0"),
                    new Ways.Node("T", 40, 0, "F0"),
                    new Ways.Node("D2", 60, 0, "F0"),
                    new Ways.Node("S1", 30, 10, "F1")),
            List.of(
                    edge("D1-A", "D1", "A", 10, Ways.Kind.FLOOR),
                    edge("D3-A", "D3", "A", 5, Ways.Kind.FLOOR),
                    edge("A-B", "A", "B", 10, Ways.Kind.FLOOR),
                    edge("B-C", "B", "C", 10, Ways.Kind.DOOR),
                    edge("C-T", "C", "T", 10, Ways.Kind.FLOOR),
                    edge("T-D2", "T", "D2", 20, Ways.Kind.FLOOR),
                    edge("C-S1", "C", "S1", 12, Ways.Kind.STAIRS)));

    static final Plant PLANT = new Plant(
            1,
            new Plant.Site("test", null, "UTC", null),
            List.of(new Plant.Floor("F0", 0, null), new Plant.Floor("F1", 5, null)),
            List.of(
                    new Plant.Zone(
                            "Z1",
                            null,
                            "test",
                            "F0",
                            List.of(new Point(18, -3), new Point(22, -3), new Point(22, 3), new Point(18, 3)),
                            ZONE_1),
                    new Plant.Zone("Z2", null, "test", "F0", List.of(), null)),
            Map.of(),
            List.of(),
            List.of(),
            ROBOTS,
            WAYS,
            List.of(),
            new Plant.IncidentSettings(Duration.ofMinutes(10), 40));

    static final SiteMap SITE = SiteMap.of(PLANT);

    private static Ways.Edge edge(String id, String from, String to, double length, Ways.Kind kind) {
        return new Ways.Edge(id, from, to, length, kind, false);
    }

    /** An open gas incident with a limit of 10 ppm near that node. */
    static Incident gas(String id, String nearNode) {
        return incident(id, Hazard.GAS, nearNode, Priority.HIGH, "gas_high", 10, "ppm");
    }

    static Incident incident(
            String id, Hazard hazard, String nearNode, Priority severity, String rule, double limit, String unit) {
        Ways.Node n = WAYS.node(nearNode);
        Incident.Member first =
                new Incident.Member("al-" + id, "AT-1", rule, severity, true, limit * 1.5, unit, limit, T0);
        return new Incident(
                id,
                1,
                "test",
                "test",
                "Z1",
                hazard,
                null,
                Incident.State.OPEN,
                severity,
                T0,
                T0,
                null,
                first,
                List.of(first),
                new Place(n.x() + 1, n.y() + 1, 0, n.floor()),
                null,
                null,
                null,
                0,
                "gas",
                "가스",
                null,
                null);
    }

    /** A newer record of the incident, with the place that is given. */
    static Incident moved(Incident i) {
        return next(i, Incident.State.OPEN, null);
    }

    /** The same incident, closed. */
    static Incident closed(Incident i) {
        return next(i, Incident.State.CLOSED, i.time());
    }

    private static Incident next(
            Incident i, Incident.State state, java.time.@org.jspecify.annotations.Nullable Instant closed) {
        return new Incident(
                i.id(),
                i.version() + 1,
                i.site(),
                i.area(),
                i.zone(),
                i.hazard(),
                i.gas(),
                state,
                i.severity(),
                i.opened(),
                i.time(),
                closed,
                i.firstOut(),
                i.alarms(),
                i.place(),
                i.source(),
                i.mission(),
                i.verdict(),
                i.receivedMs(),
                i.summaryEn(),
                i.summaryKo(),
                "all alarms off",
                null);
    }

    /** The same site with ways around: B-T (30 m) past C, and A-T (50 m) past B and C. */
    static SiteMap ringed() {
        List<Ways.Edge> edges = new java.util.ArrayList<>(WAYS.edges());
        edges.add(edge("B-T", "B", "T", 30, Ways.Kind.FLOOR));
        edges.add(edge("A-T", "A", "T", 50, Ways.Kind.FLOOR));
        return new SiteMap(SITE.site(), SITE.floors(), SITE.zones(), SITE.robots(), new Ways(WAYS.nodes(), edges));
    }
}
