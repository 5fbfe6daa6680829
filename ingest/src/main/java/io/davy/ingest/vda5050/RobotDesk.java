package io.davy.ingest.vda5050;

import com.fasterxml.jackson.databind.JsonNode;
import io.davy.ingest.field.Directory;
import io.davy.ingest.field.FieldJson;
import io.davy.ingest.field.FieldJson.Unusable;
import io.davy.ingest.field.Problem;
import io.davy.ingest.field.Problem.Category;
import io.davy.ingest.field.TimeCheck;
import io.davy.plant.Robot;
import io.davy.robot.RobotReport;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears the robots and keeps one report of each. */
public final class RobotDesk {
    private static final Logger LOG = LoggerFactory.getLogger(RobotDesk.class);
    private static final int MOST_STRANGERS = 10_000;

    private final String prefix;
    private final TimeCheck times;
    private final InstantSource now;
    private final Map<String, RobotFile> files = new ConcurrentHashMap<>();
    private final Map<String, String> connections = new ConcurrentHashMap<>();
    private final Set<String> strangers = new HashSet<>();

    /**
     * What came of one message.
     *
     * @param report to be told at once, or null
     * @param problem why it was refused, or null
     */
    public record Heard(
            @Nullable RobotReport report, @Nullable Problem problem) {}

    public RobotDesk(String vdaInterface, TimeCheck times, InstantSource now) {
        this.prefix = VdaTopic.prefix(vdaInterface);
        this.times = times;
        this.now = now;
    }

    /** What to subscribe to, below the interface and the major version. */
    public static String filter(String vdaInterface, String kind) {
        return VdaTopic.prefix(vdaInterface) + "+/+/" + kind;
    }

    /** Whether a topic is one of VDA 5050's. */
    public boolean mine(String topic) {
        return topic.startsWith(prefix);
    }

    /** Takes one message of a robot. */
    public Heard hear(String topicText, byte[] payload, Directory plant) {
        VdaTopic topic = VdaTopic.parse(prefix, topicText);
        if (topic == null) {
            return new Heard(null, new Problem(Category.MALFORMED, "this is no VDA 5050 topic of a robot"));
        }
        Robot robot = plant.robot(topic.manufacturer(), topic.serial());
        if (robot == null) {
            return stranger(topic);
        }
        try {
            JsonNode message = FieldJson.parse(payload);
            VdaChecks.check(topic, message);
            if (topic.kind() == VdaTopic.Kind.state) {
                String fault = times.fault(FieldJson.time(message.path("timestamp"), "timestamp"));
                if (fault != null) {
                    return new Heard(null, new Problem(Category.BAD_TIME, "timestamp: " + fault));
                }
            }
            return new Heard(take(robot, topic, message), null);
        } catch (Unusable e) {
            return new Heard(null, new Problem(Category.MALFORMED, e.getMessage()));
        }
    }

    private Heard stranger(VdaTopic topic) {
        String address = topic.manufacturer() + "/" + topic.serial();
        if (strangers.size() >= MOST_STRANGERS || !strangers.add(address)) {
            return new Heard(null, null);
        }
        return new Heard(
                null,
                new Problem(
                        Category.UNKNOWN_ROBOT,
                        "robot " + Problem.shown(address) + " is not in the plant; what else it says is passed over"));
    }

    private @Nullable RobotReport take(Robot robot, VdaTopic topic, JsonNode message) {
        Instant at = now.instant();
        RobotFile file = files.computeIfAbsent(robot.id(), id -> new RobotFile(id, at));
        switch (topic.kind()) {
            case connection -> {
                file.connection(message, at);
                String state = message.path("connectionState").textValue();
                if (!state.equals(connections.put(robot.id(), state))) {
                    LOG.info("robot {} is {}", robot.id(), state);
                }
            }
            case state -> file.state(message, at);
            case factsheet -> file.factsheet(message, at);
            case visualization -> file.visualization(message, at);
        }
        return file.tell(now.millis());
    }

    /** What was known before a restart. */
    public void restore(Map<String, RobotReport> known) {
        known.forEach((id, old) -> {
            files.computeIfAbsent(id, i -> new RobotFile(i, old.received())).restore(old);
            if (old.connection() != null) {
                connections.putIfAbsent(id, old.connection());
            }
        });
    }

    /** Reports whose time has come without a new message. */
    public List<RobotReport> due() {
        List<RobotReport> due = new ArrayList<>();
        long nowMs = now.millis();
        for (RobotFile file : files.values()) {
            RobotReport report = file.tell(nowMs);
            if (report != null) {
                due.add(report);
            }
        }
        return due;
    }

    /** A new plant: strangers may have become known. */
    public void plantChanged() {
        strangers.clear();
    }

    /** The robot's newest connection state; null if it has not spoken. */
    public @Nullable String connection(String robotId) {
        return connections.get(robotId);
    }
}
