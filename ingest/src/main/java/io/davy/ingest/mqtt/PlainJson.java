package io.davy.ingest.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.davy.ingest.field.Decoded;
import io.davy.ingest.field.Decoded.SignOfLife;
import io.davy.ingest.field.Directory;
import io.davy.ingest.field.Directory.OwnTopic;
import io.davy.ingest.field.FieldJson;
import io.davy.ingest.field.FieldJson.Unusable;
import io.davy.ingest.field.FieldReading;
import io.davy.ingest.field.Problem;
import io.davy.ingest.field.Problem.Category;
import io.davy.ingest.field.TimeCheck;
import io.davy.plant.Robot;
import io.davy.plant.RuleBook;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.plant.Units;
import io.davy.wire.Pose;
import io.davy.wire.Quality;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Plain JSON over MQTT: single readings, batches, robots' readings and topics that a sensor has of its own. */
public final class PlainJson {
    /** Source of readings that come one by one. */
    public static final String SOURCE = "mqtt";

    private static final String READINGS = "davy/readings/";
    private static final String BATCHES = "davy/batches/";
    private static final String ROBOTS = "davy/robots/";
    private static final int MOST_SOURCES = 10_000;

    private final ReadingFields fields;
    private final Map<String, Set<String>> fed = new LinkedHashMap<>();

    public PlainJson(TimeCheck times) {
        this.fields = new ReadingFields(times);
    }

    /** Whether a topic is Davy's own. */
    public static boolean mine(String topic) {
        return topic.startsWith(READINGS)
                || topic.startsWith(BATCHES)
                || (topic.startsWith(ROBOTS) && topic.endsWith("/readings"));
    }

    /** Reads a message on one of Davy's own topics. */
    public Decoded decode(String topic, byte[] payload, Directory plant, long arrivedMs) {
        try {
            if (topic.startsWith(READINGS)) {
                return readings(topic.substring(READINGS.length()), payload, plant, arrivedMs);
            }
            if (topic.startsWith(BATCHES)) {
                return batch(topic.substring(BATCHES.length()), payload, plant, arrivedMs);
            }
            String robot = topic.substring(ROBOTS.length(), topic.length() - "/readings".length());
            return robot(robot, payload, plant, arrivedMs);
        } catch (Unusable e) {
            return Decoded.refused(Category.MALFORMED, e.getMessage());
        }
    }

    /** Reads a message on a topic that sensors have of their own. */
    public Decoded own(Iterable<OwnTopic> sensors, byte[] payload, long arrivedMs) {
        Decoded d = new Decoded();
        try {
            JsonNode root = FieldJson.parse(payload);
            for (OwnTopic own : sensors) {
                JsonNode value = root.isNumber() ? root : root.at(own.value());
                JsonNode time = own.time() == null ? MissingNode.getInstance() : root.at(own.time());
                if (own.time() != null && time.isMissingNode()) {
                    d.problem(
                            Category.BAD_TIME,
                            own.sensor().tag() + ": found nothing at " + own.time() + ", expected its time");
                    continue;
                }
                fields.add(
                        d,
                        own.sensor(),
                        SOURCE,
                        value,
                        time,
                        MissingNode.getInstance(),
                        arrivedMs,
                        own.sensor().tag());
            }
        } catch (Unusable e) {
            d.problem(Category.MALFORMED, e.getMessage());
        }
        return d;
    }

    private Decoded readings(String tag, byte[] payload, Directory plant, long arrivedMs) throws Unusable {
        Sensor sensor = plant.sensor(tag);
        if (sensor == null) {
            return Decoded.refused(Category.UNKNOWN_SENSOR, unknown(tag));
        }
        JsonNode root = FieldJson.parse(payload);
        Decoded d = new Decoded();
        if (!root.isArray()) {
            single(d, sensor, root, arrivedMs, tag);
        } else if (root.isEmpty()) {
            d.problem(Category.WRONG_VALUE, tag + ": found an empty array, expected readings");
        }
        for (int i = 0; root.isArray() && i < root.size(); i++) {
            single(d, sensor, root.get(i), arrivedMs, tag + "[" + i + "]");
        }
        return d;
    }

    private void single(Decoded d, Sensor sensor, JsonNode node, long arrivedMs, String where) {
        if (node.isNumber()) {
            fields.add(d, sensor, SOURCE, node, MissingNode.getInstance(), MissingNode.getInstance(), arrivedMs, where);
        } else if (node.isObject()) {
            fields.add(
                    d, sensor, SOURCE, node.path("value"), node.path("time"), node.path("quality"), arrivedMs, where);
        } else {
            d.problem(
                    Category.WRONG_VALUE,
                    where + ": found " + FieldJson.shown(node) + ", expected a number or an object with a value");
        }
    }

    private Decoded batch(String source, byte[] payload, Directory plant, long arrivedMs) throws Unusable {
        JsonNode root = object(FieldJson.parse(payload));
        JsonNode readings = array(root, "readings");
        Decoded d = new Decoded();
        Long time = fields.batchTime(d, root, arrivedMs);
        if (time == null) {
            return d;
        }
        for (int i = 0; i < readings.size(); i++) {
            JsonNode r = readings.get(i);
            JsonNode tag = r.path("sensor");
            Sensor sensor = tag.isTextual() ? plant.sensor(tag.textValue()) : null;
            String where = "readings[" + i + "]";
            if (!tag.isTextual()) {
                d.problem(Category.WRONG_VALUE, where + ".sensor: found " + FieldJson.shown(tag) + ", expected a tag");
            } else if (sensor == null) {
                d.problem(Category.UNKNOWN_SENSOR, where + ": " + unknown(tag.textValue()));
            } else {
                fields.add(d, sensor, source, r.path("value"), r.path("time"), r.path("quality"), time, where);
            }
        }
        remember(source, d);
        if (readings.isEmpty()) {
            signOfLife(d, source, root.path("zones"), plant, time);
        }
        return d;
    }

    private void signOfLife(Decoded d, String source, JsonNode zones, Directory plant, long time) {
        if (zones.isMissingNode()) {
            Set<String> known = fed.getOrDefault(source, Set.of());
            known.stream().filter(plant::hasZone).forEach(z -> d.alive(new SignOfLife(z, source, time)));
            if (known.isEmpty()) {
                d.problem(
                        Category.UNKNOWN_SENSOR,
                        "a sign of life of " + Problem.shown(source)
                                + " names no zones, and it has sent no reading yet that would tell them");
            }
            return;
        }
        for (JsonNode zone : zones) {
            if (zone.isTextual() && plant.hasZone(zone.textValue())) {
                d.alive(new SignOfLife(zone.textValue(), source, time));
            } else {
                d.problem(
                        Category.UNKNOWN_SENSOR,
                        "zones: found " + FieldJson.shown(zone) + ", expected a zone of the plant");
            }
        }
        if (d.alive().isEmpty() && !d.hasProblems()) {
            d.problem(Category.WRONG_VALUE, "zones: found " + FieldJson.shown(zones) + ", expected an array of zones");
        }
    }

    private void remember(String source, Decoded d) {
        Set<String> zones = fed.get(source);
        for (FieldReading r : d.readings()) {
            if (zones == null && fed.size() < MOST_SOURCES) {
                zones = new LinkedHashSet<>();
                fed.put(source, zones);
            }
            if (zones != null) {
                zones.add(r.zone());
            }
        }
    }

    private Decoded robot(String id, byte[] payload, Directory plant, long arrivedMs) throws Unusable {
        Robot robot = plant.robot(id);
        if (robot == null) {
            return Decoded.refused(Category.UNKNOWN_ROBOT, "robot " + Problem.shown(id) + " is not in the plant");
        }
        JsonNode root = object(FieldJson.parse(payload));
        JsonNode readings = array(root, "readings");
        Decoded d = new Decoded();
        Long time = fields.batchTime(d, root, arrivedMs);
        if (time == null) {
            return d;
        }
        String zone = "robot/" + robot.id();
        Pose pose = ReadingFields.pose(d, root.path("pose"));
        for (int i = 0; i < readings.size(); i++) {
            JsonNode r = readings.get(i);
            String where = "readings[" + i + "]";
            try {
                String name = FieldJson.text(r.path("name"), where + ".name");
                FieldReading shape =
                        new FieldReading(zone, robot.id(), robot.id() + "/" + name, 0, time, Quality.GOOD, pose);
                JsonNode value = inUsualUnit(name, r.path("value"), r.path("unit"), where);
                fields.add(d, shape, value, r.path("time"), r.path("quality"), where);
            } catch (Unusable e) {
                d.problem(Category.WRONG_VALUE, e.getMessage());
            }
        }
        if (readings.isEmpty()) {
            d.alive(new SignOfLife(zone, robot.id(), time));
        }
        return d;
    }

    /** A gas that a robot tells in another unit than Davy keeps it in is converted; what is no gas stays as it is. */
    private static JsonNode inUsualUnit(String gas, JsonNode value, JsonNode unit, String where) throws Unusable {
        String usual = Units.standard(SensorKind.GAS, gas);
        if (!RuleBook.gases().contains(gas) || usual == null || !unit.isTextual() || !value.isNumber()) {
            return value;
        }
        OptionalDouble factor = Units.factor(gas, unit.textValue(), usual);
        if (factor.isEmpty()) {
            throw new Unusable(where + ".unit: found " + FieldJson.shown(unit) + ", expected " + usual
                    + " or a unit of gas that converts to it");
        }
        return DoubleNode.valueOf(value.doubleValue() * factor.getAsDouble());
    }

    private static JsonNode object(JsonNode node) throws Unusable {
        if (!node.isObject()) {
            throw new Unusable("found " + FieldJson.shown(node) + ", expected an object");
        }
        return node;
    }

    private static JsonNode array(JsonNode root, String name) throws Unusable {
        if (!root.path(name).isArray()) {
            throw new Unusable(name + ": found " + FieldJson.shown(root.path(name)) + ", expected an array");
        }
        return root.path(name);
    }

    private static String unknown(String tag) {
        return "sensor " + Problem.shown(tag) + " is not in the plant";
    }
}
