package io.davy.ingest.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import io.davy.ingest.field.Decoded;
import io.davy.ingest.field.Directory;
import io.davy.ingest.field.FieldJson;
import io.davy.ingest.field.FieldJson.Unusable;
import io.davy.ingest.field.Problem;
import io.davy.ingest.field.Problem.Category;
import io.davy.ingest.field.TimeCheck;
import io.davy.plant.Robot;
import io.davy.plant.Sensor;
import io.davy.wire.Block;
import io.davy.wire.Pose;
import io.davy.wire.ThermalFrame;
import io.davy.wire.Waveform;
import org.jspecify.annotations.Nullable;

/** Blocks as JSON over MQTT: waveforms and thermal frames, of a fixed sensor or of a robot. */
public final class BlockJson {
    private static final String BLOCKS = "davy/blocks/";
    private static final String ROBOTS = "davy/robots/";
    private static final String ROBOT_BLOCKS = "/blocks";
    /** More samples a second are no vibration sensor's. */
    private static final double MOST_HZ = 1_000_000;

    private final ReadingFields fields;

    public BlockJson(TimeCheck times) {
        this.fields = new ReadingFields(times);
    }

    /**
     * What came of a message: a block, or what is wrong.
     *
     * @param block the block; null if it could not be read
     * @param problems what is wrong
     */
    public record Read(@Nullable Block block, Decoded problems) {}

    /** Whether a topic carries blocks. */
    public static boolean mine(String topic) {
        return topic.startsWith(BLOCKS) || (topic.startsWith(ROBOTS) && topic.endsWith(ROBOT_BLOCKS));
    }

    /** Reads a message on a topic of blocks. */
    public Read decode(String topic, byte[] payload, Directory plant, long arrivedMs) {
        Decoded problems = new Decoded();
        try {
            return new Read(block(topic, payload, plant, arrivedMs, problems), problems);
        } catch (Unusable e) {
            problems.problem(Category.WRONG_VALUE, e.getMessage());
            return new Read(null, problems);
        }
    }

    private @Nullable Block block(String topic, byte[] payload, Directory plant, long arrivedMs, Decoded problems)
            throws Unusable {
        boolean fixed = topic.startsWith(BLOCKS);
        String who = fixed
                ? topic.substring(BLOCKS.length())
                : topic.substring(ROBOTS.length(), topic.length() - ROBOT_BLOCKS.length());
        Sensor sensor = fixed ? plant.sensor(who) : null;
        Robot robot = fixed ? null : plant.robot(who);
        if (sensor == null && robot == null) {
            problems.problem(
                    fixed ? Category.UNKNOWN_SENSOR : Category.UNKNOWN_ROBOT,
                    (fixed ? "sensor " : "robot ") + Problem.shown(who) + " is not in the plant");
            return null;
        }
        JsonNode root;
        try {
            root = FieldJson.parse(payload);
        } catch (Unusable e) {
            problems.problem(Category.MALFORMED, e.getMessage());
            return null;
        }
        Long time = fields.batchTime(problems, root, arrivedMs);
        if (time == null) {
            return null;
        }
        Block.Builder block = Block.newBuilder()
                .setSensor(robot == null ? who : robot.id() + "/" + FieldJson.text(root.path("name"), "name"))
                .setSource(robot == null ? PlainJson.SOURCE : robot.id())
                .setTimeMs(time)
                .setReceivedMs(arrivedMs);
        if (root.has("samples")) {
            return block.setWaveform(waveform(root)).build();
        }
        if (root.has("centikelvin")) {
            return block.setThermal(thermal(root, problems)).build();
        }
        throw new Unusable("found neither samples nor centikelvin, expected a waveform or a thermal frame");
    }

    private static Waveform waveform(JsonNode root) throws Unusable {
        double rate = FieldJson.number(root.path("rate_hz"), "rate_hz");
        if (rate <= 0 || rate > MOST_HZ) {
            throw new Unusable("rate_hz: found " + rate + ", expected samples per second, above 0 and up to 1000000");
        }
        String unit = FieldJson.text(root.path("unit"), "unit");
        if (!unit.equals("g") && !unit.equals("m/s2") && !unit.equals("mm/s")) {
            throw new Unusable("unit: found " + Problem.shown(unit) + ", expected g, m/s2 or mm/s");
        }
        Waveform.Builder w = Waveform.newBuilder()
                .setRateHz(rate)
                .setUnit(unit)
                .setSpeedRpm(BlockFields.optional(root, "speed_rpm", 0, 1_000_000));
        BlockFields.samples(root, w::addSamples);
        return w.build();
    }

    private static ThermalFrame thermal(JsonNode root, Decoded problems) throws Unusable {
        int width = BlockFields.whole(root, "width", 1, 65_535);
        int height = BlockFields.whole(root, "height", 1, 65_535);
        ThermalFrame.Builder frame = ThermalFrame.newBuilder()
                .setWidth(width)
                .setHeight(height)
                .setCentikelvin(BlockFields.centikelvin(root, (long) width * height))
                .setEmissivity(BlockFields.optional(root, "emissivity", 0, 1))
                .setFieldOfViewDeg(BlockFields.optional(root, "field_of_view_deg", 0, 360))
                .setDistanceM(BlockFields.optional(root, "distance_m", 0, 100_000));
        Pose pose = ReadingFields.pose(problems, root.path("pose"));
        return pose == null ? frame.build() : frame.setPose(pose).build();
    }
}
