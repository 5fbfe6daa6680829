package io.davy.plant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.json.Json;
import io.davy.plant.Plant.Contact;
import io.davy.plant.Plant.Floor;
import io.davy.plant.Plant.IncidentSettings;
import io.davy.plant.Plant.Machine;
import io.davy.plant.Plant.Site;
import io.davy.plant.Plant.Zone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A plant on davy.plant: one record an element, and last the manifest, which makes what came before it valid. An element is its JSON
 * with {@code position}, its place in its list; the manifest is {@code {"generation": HASH, "elements": COUNT}}, the hash being over
 * all keys and values.
 */
public final class PlantElements {
    /** Key of the record that comes last. */
    public static final String MANIFEST = "manifest";

    private static final String POSITION = "position";

    private PlantElements() {}

    /** The records of a plant, keyed by element ({@code site}, {@code zone/Z1}, {@code sensor/AT-1101}, ...), the manifest last. */
    public static LinkedHashMap<String, byte[]> split(Plant plant) {
        LinkedHashMap<String, byte[]> records = new LinkedHashMap<>();
        put(records, "site", plant.site(), plant.davy());
        put(records, "incidents", plant.incidents(), 0);
        put(records, "alarms", plant.alarms(), 0);
        put(records, "notify", plant.telling(), 0);
        putAll(records, "floor/", plant.floors(), Floor::id);
        putAll(records, "zone/", plant.zones(), Zone::id);
        putAll(records, "rule-set/", plant.ruleSets().entrySet(), Map.Entry::getKey, Map.Entry::getValue);
        putAll(records, "machine/", plant.machines(), Machine::id);
        putAll(records, "sensor/", plant.sensors(), Sensor::tag);
        putAll(records, "node/", plant.ways().nodes(), Ways.Node::id);
        putAll(records, "edge/", plant.ways().edges(), Ways.Edge::id);
        putAll(records, "robot/", plant.robots(), Robot::id);
        putAll(records, "contact/", plant.contacts(), Contact::id);
        putAll(records, "round/", plant.rounds(), InspectionRound::id);
        records.put(MANIFEST, Json.bytes(new Manifest(hash(records), records.size())));
        return records;
    }

    /**
     * The records that replace what was published before: a null value (tombstone) for each element that is gone, then the plant.
     *
     * @param published keys that are on the topic now
     */
    public static LinkedHashMap<String, byte @Nullable []> replace(Collection<String> published, Plant plant) {
        LinkedHashMap<String, byte[]> now = split(plant);
        LinkedHashMap<String, byte @Nullable []> records = new LinkedHashMap<>();
        published.stream().filter(k -> !now.containsKey(k)).sorted().forEach(k -> records.put(k, null));
        records.putAll(now);
        return records;
    }

    private static <T> void putAll(Map<String, byte[]> to, String prefix, List<T> all, Function<T, String> id) {
        putAll(to, prefix, all, id, v -> v);
    }

    private static <T> void putAll(
            Map<String, byte[]> to,
            String prefix,
            Collection<T> all,
            Function<T, String> id,
            Function<T, Object> value) {
        int position = 0;
        for (T one : all) {
            put(to, prefix + id.apply(one), value.apply(one), position++);
        }
    }

    private static void put(Map<String, byte[]> to, String key, Object value, int position) {
        ObjectNode json = Json.DAVY.valueToTree(value);
        json.put(POSITION, position);
        to.put(key, Json.bytes(json));
    }

    private static String hash(Map<String, byte[]> records) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, byte[]> e : new TreeMap<>(records).entrySet()) {
                sha.update(e.getKey().getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
                sha.update(e.getValue());
                sha.update((byte) 0);
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The record that comes last.
     *
     * @param generation hash over all other records
     * @param elements how many they are
     */
    record Manifest(@Nullable String generation, int elements) {}

    /** Puts a plant together again from the records of davy.plant, in the order in which they come. */
    public static final class Assembler {
        private final Map<String, byte[]> seen = new TreeMap<>();
        private @Nullable String generation;

        /**
         * Takes one record; a null value deletes the element. A manifest that does not fit the elements seen changes nothing: the
         * plant before it stays valid.
         *
         * @return the plant, if this record was a manifest that fits the elements seen; the same plant again gives empty
         */
        public Optional<Plant> accept(String key, byte @Nullable [] value) {
            if (!key.equals(MANIFEST)) {
                if (value == null) {
                    seen.remove(key);
                } else {
                    seen.put(key, value);
                }
                return Optional.empty();
            }
            Manifest manifest = manifest(value);
            if (manifest == null
                    || manifest.generation() == null
                    || manifest.generation().equals(generation)
                    || manifest.elements() != seen.size()
                    || !manifest.generation().equals(hash(seen))) {
                return Optional.empty();
            }
            Plant plant = assemble();
            generation = manifest.generation();
            return Optional.of(plant);
        }

        private static @Nullable Manifest manifest(byte @Nullable [] value) {
            if (value == null) {
                return null;
            }
            try {
                return Json.DAVY.readValue(value, Manifest.class);
            } catch (IOException e) {
                return null;
            }
        }

        private Plant assemble() {
            Map<String, RuleSet> sets = new LinkedHashMap<>();
            elements("rule-set/").forEach((key, json) -> sets.put(key, convert(json, RuleSet.class)));
            List<Ways.Node> nodes = list("node/", Ways.Node.class);
            List<Ways.Edge> edges = list("edge/", Ways.Edge.class);
            JsonNode site = tree("site");
            return new Plant(
                    site.path(POSITION).asInt(),
                    convert(site, Site.class),
                    list("floor/", Floor.class),
                    list("zone/", Zone.class),
                    Collections.unmodifiableMap(sets),
                    list("sensor/", Sensor.class),
                    list("machine/", Machine.class),
                    list("robot/", Robot.class),
                    new Ways(nodes, edges),
                    list("contact/", Contact.class),
                    convert(tree("incidents"), IncidentSettings.class),
                    seen.containsKey("alarms") ? convert(tree("alarms"), AlarmCare.class) : AlarmCare.NONE,
                    seen.containsKey("notify") ? convert(tree("notify"), Telling.class) : Telling.NONE,
                    list("round/", InspectionRound.class));
        }

        private <T> List<T> list(String prefix, Class<T> type) {
            return elements(prefix).values().stream().map(j -> convert(j, type)).toList();
        }

        /** The elements of a kind by id, in their places. */
        private Map<String, JsonNode> elements(String prefix) {
            List<Map.Entry<String, JsonNode>> all = new ArrayList<>();
            for (String key : seen.keySet()) {
                if (key.startsWith(prefix)) {
                    all.add(Map.entry(key.substring(prefix.length()), tree(key)));
                }
            }
            all.sort(Comparator.comparingInt(e -> e.getValue().path(POSITION).asInt()));
            Map<String, JsonNode> elements = new LinkedHashMap<>();
            all.forEach(e -> elements.put(e.getKey(), e.getValue()));
            return elements;
        }

        private JsonNode tree(String key) {
            byte[] json = seen.get(key);
            return Json.read(json == null ? new byte[0] : json, JsonNode.class);
        }

        private static <T> T convert(JsonNode json, Class<T> type) {
            return Json.DAVY.convertValue(json, type);
        }
    }
}
