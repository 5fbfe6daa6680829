package io.davy.plant.yaml;

import io.davy.plant.GeoPoint;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Ex;
import io.davy.plant.Plant.Floor;
import io.davy.plant.Plant.IncidentSettings;
import io.davy.plant.Plant.Machine;
import io.davy.plant.Plant.Point;
import io.davy.plant.Plant.Site;
import io.davy.plant.Plant.Vote;
import io.davy.plant.Plant.Zone;
import io.davy.plant.Robot;
import io.davy.plant.Robot.Inspection;
import io.davy.plant.RuleBook;
import io.davy.plant.RuleSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is sound of a document into records, with the defaults. */
final class DraftReader {
    private final Element root;
    private final Problems problems;
    private final Map<String, Set<String>> ids = new HashMap<>();
    private final String siteId;
    private final String firstFloor;
    private final PlaceReader places;

    DraftReader(Element root, Problems problems) {
        this.root = root;
        this.problems = problems;
        for (String kind : List.of("floors", "zones", "machines", "robots", "rounds", "contacts")) {
            ids.put(kind, ids(root.get(kind), "id"));
        }
        ids.put("sensors", ids(root.get("sensors"), "tag"));
        for (String kind : List.of("shifts", "rotas")) {
            ids.put(kind, ids(root.get("notify").get(kind), "id"));
        }
        Set<String> sets = new LinkedHashSet<>();
        root.get("rule_sets").fields().forEach(f -> sets.add(f.getKey()));
        ids.put("rule_sets", sets);
        siteId = root.get("site").text("id", "site");
        firstFloor = ids.getOrDefault("floors", Set.of()).stream().findFirst().orElse("F0");
        Map<String, Double> heights = new HashMap<>();
        for (Element f : root.get("floors").items()) {
            heights.put(f.text("id", ""), f.number("z", 0));
        }
        places = new PlaceReader(origin(root.get("site").get("origin")), firstFloor, heights, problems);
    }

    Draft read(WaysReader ways) {
        Map<String, Place> machinePlaces = new HashMap<>();
        List<Located<Machine>> machines = Located.each(root.get("machines"), problems, this::machine);
        machines.forEach(m -> machinePlaces.put(m.value().id(), m.value().place()));
        SensorReader sensors =
                new SensorReader(places, machinePlaces, ids.getOrDefault("machines", Set.of()), problems);
        WaysReader.Result way = ways.read(root.get("ways"), firstFloor, ids.getOrDefault("floors", Set.of()));
        ids.put("nodes", way.nodeIds());
        return new Draft(
                1,
                site(root.get("site")),
                Located.each(
                        root.get("floors"),
                        problems,
                        e -> new Floor(e.required("id"), e.number("z", 0), Names.read(e.get("name")))),
                Located.each(root.get("zones"), problems, this::zone),
                ruleSets(),
                Located.each(root.get("sensors"), problems, sensors::read),
                machines,
                Located.each(root.get("robots"), problems, DraftReader::robot),
                way.nodes(),
                way.edges(),
                Located.each(root.get("contacts"), problems, e -> ContactReader.read(e, problems)),
                incidents(root.get("incidents")),
                CareReader.read(root.get("alarms"), problems),
                TellingReader.read(root.get("notify"), problems),
                Located.each(root.get("rounds"), problems, e -> RoundReader.read(e, problems)),
                ids,
                way.nodesKnown());
    }

    private Site site(Element e) {
        Element air = e.get("air");
        return new Site(
                siteId,
                Names.read(e.get("name")),
                e.text("timezone", "UTC"),
                origin(e.get("origin")),
                e.text("authority"),
                air.present() ? new Plant.Air(air.number("temperature", 25), air.number("pressure", 1013.25)) : null,
                problems.isBad(e.pointer()) ? null : e.duration("lateness"));
    }

    private @Nullable GeoPoint origin(Element e) {
        return e.present() && !problems.isBad(e.pointer())
                ? new GeoPoint(e.number("lat", 0), e.number("lon", 0))
                : null;
    }

    private Zone zone(Element e) {
        List<Point> polygon = new ArrayList<>();
        for (Element p : e.get("polygon").items()) {
            polygon.add(new Point(p.node().get(0).doubleValue(), p.node().get(1).doubleValue()));
        }
        return new Zone(
                e.required("id"),
                Names.read(e.get("name")),
                e.text("area", siteId),
                e.text("floor", firstFloor),
                List.copyOf(polygon),
                ex(e.get("ex")),
                votes(e.get("votes")));
    }

    private static List<Vote> votes(Element list) {
        return list.items().stream()
                .map(v ->
                        new Vote(RuleBook.gas(v.required("gas")), (int) v.number("needed", 2), v.text("limit", "high")))
                .toList();
    }

    private @Nullable Machine machine(Element e) {
        Place place = places.read(e.get("place"));
        if (place == null) {
            return null;
        }
        Double group = e.number("group");
        return new Machine(
                e.required("id"),
                Names.read(e.get("name")),
                e.required("kind"),
                e.required("zone"),
                place,
                e.texts("gases").stream().map(RuleBook::gas).toList(),
                group == null ? null : group.intValue(),
                e.text("support"),
                e.number("speed_rpm"),
                e.text("like"),
                BearingReader.read(e.get("bearing"), problems),
                MachineModelReader.read(e.get("model")));
    }

    private Map<String, Located<RuleSet>> ruleSets() {
        Map<String, Located<RuleSet>> sets = new LinkedHashMap<>();
        for (Map.Entry<String, Element> f : root.get("rule_sets").fields()) {
            if (!problems.isBad(f.getValue().pointer())) {
                sets.put(
                        f.getKey(),
                        new Located<>(
                                RuleSetReader.read(f.getValue()), f.getValue().pointer()));
            }
        }
        return sets;
    }

    private static Robot robot(Element e) {
        return new Robot(
                e.required("id"),
                Names.read(e.get("name")),
                e.required("manufacturer"),
                e.required("serial"),
                e.words("inspects", Inspection.class),
                ex(e.get("ex")),
                e.number("speed_ms", 0),
                e.number("battery_minutes", 0),
                e.number("reserve_percent", 20),
                Boolean.TRUE.equals(e.flag("stairs")),
                e.required("home"),
                !Boolean.FALSE.equals(e.flag("doors")),
                e.number("max_ambient_c", Robot.USUAL_MAX_AMBIENT_C));
    }

    private IncidentSettings incidents(Element e) {
        Duration usual = Duration.ofMinutes(10);
        return new IncidentSettings(
                problems.isBad(e.pointer()) ? usual : e.duration("close_after", usual),
                e.number("merge_distance_m", 40));
    }

    private static @Nullable Ex ex(Element e) {
        return e.present()
                ? new Ex(e.required("group"), e.required("temperature_class"), (int) e.number("zone", 0))
                : null;
    }

    private static Set<String> ids(Element list, String key) {
        Set<String> found = new LinkedHashSet<>();
        for (Element e : list.items()) {
            String id = e.text(key);
            if (id != null) {
                found.add(id);
            }
        }
        return Collections.unmodifiableSet(found);
    }
}
