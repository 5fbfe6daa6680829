package io.davy.plant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.json.Json;
import io.davy.plant.Ways.Edge;
import io.davy.plant.Ways.Kind;
import io.davy.plant.Ways.Node;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a plant's ways as a VDA LIF 1.0 file: a layout a floor, each direction of an edge on its own, docks as stations, and the kinds of robots that may use an
 * edge. LIF knows no doors and no lengths: the kind of an edge stands in its {@code edgeDescription}, where Davy reads it again; a length that is not the straight
 * one is lost.
 */
public final class LifFile {
    /** How Davy calls the other direction of an edge. */
    private static final String BACK = "-back";

    private final Plant plant;
    private final Map<String, Node> nodes = new HashMap<>();
    /** The least demanding robot of each kind, by vehicleTypeId. */
    private final Map<String, Robot> kinds = new TreeMap<>();

    private LifFile(Plant plant) {
        this.plant = plant;
        plant.ways().nodes().forEach(n -> nodes.put(n.id(), n));
        plant.robots().forEach(r -> kinds.putIfAbsent(kind(r), r));
    }

    /**
     * The file's content.
     *
     * @param exported written into it as the time of the export
     */
    public static byte[] of(Plant plant, Instant exported) {
        return new LifFile(plant).write(exported);
    }

    /** The edges whose length a LIF file cannot hold, by id: it is more than 1 % off the straight one. */
    public static List<String> lengthsLost(Plant plant) {
        LifFile f = new LifFile(plant);
        return plant.ways().edges().stream()
                .filter(e -> Math.abs(e.lengthM() - f.straight(e)) > 0.01 * e.lengthM())
                .map(Edge::id)
                .toList();
    }

    private byte[] write(Instant exported) {
        ObjectNode lif = Json.DAVY.createObjectNode();
        lif.putObject("metaInformation")
                .put("projectIdentification", plant.site().id())
                .put("creator", "Davy")
                .put("exportTimestamp", exported.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("lifVersion", "1.0.0");
        ArrayNode layouts = lif.putArray("layouts");
        plant.floors().forEach(f -> layout(layouts.addObject(), f));
        return Json.bytes(lif);
    }

    private void layout(ObjectNode layout, Plant.Floor floor) {
        layout.put("layoutId", plant.site().id() + "-" + floor.id()).put("layoutVersion", "1");
        if (floor.name() != null) {
            layout.put("layoutName", floor.name().in("en", floor.id()));
        }
        layout.put("layoutLevelId", floor.id());
        ArrayNode to = layout.putArray("nodes");
        plant.ways().nodes().stream().filter(n -> n.floor().equals(floor.id())).forEach(n -> node(to.addObject(), n));
        ArrayNode edges = layout.putArray("edges");
        plant.ways().edges().stream()
                .filter(e -> floor.id().equals(floorOf(e.from())))
                .forEach(e -> edge(edges, e));
        ArrayNode stations = layout.putArray("stations");
        plant.robots().stream()
                .map(Robot::home)
                .distinct()
                .sorted()
                .filter(home -> floor.id().equals(floorOf(home)))
                .forEach(home -> stations.addObject()
                        .put("stationId", "dock-" + home)
                        .put("stationName", "dock")
                        .putArray("interactionNodeIds")
                        .add(home));
    }

    private void node(ObjectNode to, Node n) {
        to.put("nodeId", n.id()).put("mapId", n.floor());
        to.putObject("nodePosition").put("x", n.x()).put("y", n.y());
        ArrayNode types = to.putArray("vehicleTypeNodeProperties");
        kinds.keySet().forEach(k -> types.addObject().put("vehicleTypeId", k));
    }

    private void edge(ArrayNode to, Edge e) {
        direction(to.addObject(), e.id(), e, e.from(), e.to());
        if (!e.oneWay()) {
            direction(to.addObject(), e.id() + BACK, e, e.to(), e.from());
        }
    }

    private void direction(ObjectNode to, String id, Edge e, String from, String end) {
        to.put("edgeId", id);
        if (e.kind() != Kind.FLOOR) {
            to.put("edgeDescription", e.kind().name().toLowerCase(java.util.Locale.ROOT));
        }
        to.put("startNodeId", from).put("endNodeId", end);
        ArrayNode types = to.putArray("vehicleTypeEdgeProperties");
        kinds.forEach((k, r) -> {
            if (passes(r, e.kind())) {
                ObjectNode p = types.addObject().put("vehicleTypeId", k).put("rotationAllowed", true);
                if (e.maxSpeedMs() != null) {
                    p.put("maxSpeed", e.maxSpeedMs());
                }
            }
        });
    }

    private static boolean passes(Robot r, Kind kind) {
        return switch (kind) {
            case FLOOR -> true;
            case STAIRS -> r.stairs();
            case DOOR -> r.doors();
        };
    }

    private static String kind(Robot r) {
        return r.manufacturer() + (r.stairs() ? ".stairs" : "") + (r.doors() ? "" : ".no-doors");
    }

    private String floorOf(String node) {
        Node n = nodes.get(node);
        return n == null ? "" : n.floor();
    }

    private double straight(Edge e) {
        Node a = nodes.get(e.from());
        Node b = nodes.get(e.to());
        if (a == null || b == null) {
            return e.lengthM();
        }
        double dz = height(a) - height(b);
        return Math.sqrt((a.x() - b.x()) * (a.x() - b.x()) + (a.y() - b.y()) * (a.y() - b.y()) + dz * dz);
    }

    private double height(Node n) {
        return plant.floors().stream()
                .filter(f -> f.id().equals(n.floor()))
                .mapToDouble(Plant.Floor::z)
                .findFirst()
                .orElse(0);
    }
}
