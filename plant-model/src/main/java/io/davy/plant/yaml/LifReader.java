package io.davy.plant.yaml;

import io.davy.plant.Ways.Edge;
import io.davy.plant.Ways.Kind;
import io.davy.plant.Ways.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads ways from a VDA LIF 1.0 file: its edges are one-way, and two opposite ones are one way for both directions. */
final class LifReader {
    private static final Schema SCHEMA = Schema.resource("lif-ways.schema.json");

    private final Path folder;
    private final Map<String, Double> floorHeights;
    private final Problems problems;

    LifReader(Path folder, Map<String, Double> floorHeights, Problems problems) {
        this.folder = folder;
        this.floorHeights = floorHeights;
        this.problems = problems;
    }

    /**
     * The ways of a LIF file.
     *
     * @param path as written in plant.yaml
     * @param pointer where it is written
     * @param firstFloor floor of the nodes that name none
     * @param floors ids of the plant's floors
     */
    WaysReader.Result read(String path, String pointer, String firstFloor, Set<String> floors) {
        byte[] bytes = bytes(path, pointer);
        if (bytes == null) {
            return WaysReader.Result.UNKNOWN;
        }
        Marks marks = new Marks();
        Problems own = new Problems(path, marks);
        Element root = JsonDocument.parse(bytes, marks, own);
        if (root != null) {
            SCHEMA.check(root, own);
        }
        boolean sound = root != null && own.errors().isEmpty();
        WaysReader.Result ways = sound ? ways(root, pointer, firstFloor, floors, own) : WaysReader.Result.UNKNOWN;
        own.errors().forEach(problems::error);
        return own.errors().isEmpty() ? ways : WaysReader.Result.UNKNOWN;
    }

    private byte @Nullable [] bytes(String path, String pointer) {
        try {
            Path file = folder.resolve(path);
            if (!Files.isRegularFile(file)) {
                problems.error(pointer, "no such file: " + path);
            } else if (Files.size(file) > YamlDocument.MOST_BYTES) {
                problems.error(pointer, path + " is larger than " + YamlDocument.MOST_BYTES + " bytes");
            } else {
                return Files.readAllBytes(file);
            }
        } catch (InvalidPathException e) {
            problems.error(pointer, "not a path: " + Words.shown(path));
        } catch (IOException e) {
            problems.error(pointer, path + " cannot be read: " + e.getMessage());
        }
        return null;
    }

    private WaysReader.Result ways(Element root, String pointer, String firstFloor, Set<String> floors, Problems own) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        Map<String, Edge> edges = new LinkedHashMap<>();
        Map<List<String>, String> idByEnds = new HashMap<>();
        for (Element layout : root.get("layouts").items()) {
            String level = layout.text("layoutLevelId", firstFloor);
            for (Element e : layout.get("nodes").items()) {
                String id = e.required("nodeId");
                String floor = e.text("mapId", floors.contains(level) ? level : firstFloor);
                if (!floors.contains(floor)) {
                    own.error(e.pointer() + "/mapId", "unknown floor " + floor + Suggest.among(floor, floors));
                }
                Element at = e.get("nodePosition");
                if (nodes.put(id, new Node(id, at.number("x", 0), at.number("y", 0), floor)) != null) {
                    own.error(e.pointer() + "/nodeId", "found node " + id + " twice");
                }
            }
        }
        for (Element layout : root.get("layouts").items()) {
            for (Element e : layout.get("edges").items()) {
                edge(e, nodes, edges, idByEnds, own);
            }
        }
        return new WaysReader.Result(located(nodes, pointer), located(edges, pointer), nodes.keySet(), true);
    }

    private void edge(
            Element e,
            Map<String, Node> nodes,
            Map<String, Edge> edges,
            Map<List<String>, String> byEnds,
            Problems own) {
        String id = e.required("edgeId");
        String from = end(e, "startNodeId", nodes, own);
        String to = end(e, "endNodeId", nodes, own);
        String opposite = byEnds.get(List.of(to, from));
        Double speed = speed(e);
        if (edges.containsKey(id)) {
            own.error(e.pointer() + "/edgeId", "found edge " + id + " twice");
        } else if (opposite != null && alike(edges.get(opposite), e, speed)) {
            edges.computeIfPresent(
                    opposite,
                    (k, o) -> new Edge(o.id(), o.from(), o.to(), o.lengthM(), o.kind(), false, o.maxSpeedMs()));
        } else {
            Node a = nodes.get(from);
            Node b = nodes.get(to);
            boolean level = a == null || b == null || a.floor().equals(b.floor());
            double length = WaysReader.length(a, b, floorHeights);
            edges.put(id, new Edge(id, from, to, length, level ? kind(e) : Kind.STAIRS, true, speed));
            byEnds.put(List.of(from, to), id);
        }
    }

    /** What Davy wrote as the kind of an edge; LIF itself knows none. */
    private static Kind kind(Element e) {
        return switch (e.text("edgeDescription", "")) {
            case "door" -> Kind.DOOR;
            case "stairs" -> Kind.STAIRS;
            default -> Kind.FLOOR;
        };
    }

    /** The lowest speed that the edge allows any kind of robot, m/s; null if it says nothing. */
    private static @Nullable Double speed(Element e) {
        return e.get("vehicleTypeEdgeProperties").items().stream()
                .map(p -> p.number("maxSpeed"))
                .filter(Objects::nonNull)
                .filter(v -> v > 0)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Whether the way back asks the same of a robot as the way there. */
    private static boolean alike(@Nullable Edge there, Element back, @Nullable Double speed) {
        return there != null
                && (there.kind() == kind(back) || (there.kind() == Kind.STAIRS && kind(back) == Kind.FLOOR))
                && Objects.equals(there.maxSpeedMs(), speed);
    }

    private static String end(Element e, String key, Map<String, Node> nodes, Problems own) {
        String id = e.required(key);
        if (!nodes.containsKey(id)) {
            own.error(e.pointer() + "/" + key, "unknown node " + id + Suggest.among(id, nodes.keySet()));
        }
        return id;
    }

    private static <T> List<Located<T>> located(Map<String, T> all, String pointer) {
        List<Located<T>> list = new ArrayList<>();
        all.values().forEach(v -> list.add(new Located<>(v, pointer)));
        return list;
    }
}
