package io.davy.topic;

import java.util.List;
import java.util.Map;

/** The names and shapes of Davy's Kafka topics. */
public final class Topics {
    public static final String READINGS = "davy.readings";
    /** Waveforms and thermal frames, protobuf {@code Block}, keyed by sensor. */
    public static final String BLOCKS = "davy.blocks";

    public static final String ROBOTS = "davy.robots";
    public static final String PLANT = "davy.plant";
    public static final String ACTIONS = "davy.actions";
    public static final String ACTION_RESULTS = "davy.action-results";
    /** Which sensors are out of service, keyed by {@code se-AREA-TAG}. */
    public static final String SERVICE = "davy.service";

    public static final String ALARMS = "davy.alarms";
    /** The hidden alarms of the proof test, keyed by {@code proof/GATEWAY}: each few seconds one, so they stay out of davy.alarms. */
    public static final String PROOFS = "davy.proofs";

    public static final String INCIDENTS = "davy.incidents";
    public static final String MISSIONS = "davy.missions";
    public static final String NOTIFICATIONS = "davy.notifications";
    public static final String DEAD_LETTERS = "davy.dead-letters";
    /** Prefix of the one topic a robot; the robot's id follows. */
    public static final String DISPATCH_PREFIX = "davy.dispatch.";

    /** Dead-letter header: why the bytes could not be used, in plain English. */
    public static final String HEADER_REASON = "davy-reason";
    /** Dead-letter header: where the bytes came from, for example {@code mqtt:davy/readings} or {@code davy.readings-0@17}. */
    public static final String HEADER_ORIGIN = "davy-origin";
    /** Dead-letter header: milliseconds since 1970-01-01 UTC when the bytes were refused. */
    public static final String HEADER_TIME = "davy-time";
    /** Dispatch header: {@code order} or {@code instantActions}. */
    public static final String HEADER_VDA_TOPIC = "vda-topic";

    /** Largest record of davy.blocks, bytes. */
    public static final int MOST_BLOCK_BYTES = 4_000_000;

    private static final long DAY_MS = 86_400_000L;
    /** Blocks are large: their log may take this much of a disk for each partition, and no more. */
    private static final long BLOCK_LOG_BYTES = 2L << 30;

    private Topics() {}

    /** The topic that carries orders and instant actions to one robot. */
    public static String dispatch(String robotId) {
        return DISPATCH_PREFIX + robotId;
    }

    /**
     * One topic to be created before anything starts.
     *
     * @param name the topic
     * @param partitions how many partitions; 1 where order over all keys matters
     * @param config broker-side topic configuration
     */
    public record Spec(String name, int partitions, Map<String, String> config) {}

    /**
     * Every fixed topic; add {@link #dispatchSpec} for each robot.
     *
     * @param readingPartitions partitions of davy.readings, at least the job's parallelism
     */
    public static List<Spec> fixed(int readingPartitions) {
        Map<String, String> compactLate =
                Map.of("cleanup.policy", "compact", "min.compaction.lag.ms", Long.toString(30 * DAY_MS));
        Map<String, String> compact = Map.of("cleanup.policy", "compact");
        return List.of(
                new Spec(READINGS, readingPartitions, time(2 * DAY_MS)),
                new Spec(
                        BLOCKS,
                        readingPartitions,
                        Map.of(
                                "cleanup.policy",
                                "delete",
                                "retention.ms",
                                Long.toString(DAY_MS / 2),
                                "retention.bytes",
                                Long.toString(BLOCK_LOG_BYTES),
                                "max.message.bytes",
                                Integer.toString(MOST_BLOCK_BYTES + 100_000))),
                new Spec(ROBOTS, 1, compact),
                new Spec(PLANT, 1, compact),
                new Spec(ACTIONS, 1, Map.of("cleanup.policy", "delete", "retention.ms", "-1")),
                new Spec(ACTION_RESULTS, 1, time(30 * DAY_MS)),
                new Spec(SERVICE, 1, compact),
                new Spec(ALARMS, 1, compactLate),
                new Spec(PROOFS, 1, time(DAY_MS)),
                new Spec(INCIDENTS, 1, compactLate),
                new Spec(MISSIONS, 1, compactLate),
                new Spec(NOTIFICATIONS, 1, compact),
                new Spec(DEAD_LETTERS, 1, time(30 * DAY_MS)));
    }

    /** The topic of one robot. */
    public static Spec dispatchSpec(String robotId) {
        return new Spec(dispatch(robotId), 1, time(7 * DAY_MS));
    }

    private static Map<String, String> time(long retentionMs) {
        return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retentionMs));
    }
}
