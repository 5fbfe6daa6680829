package io.davy.detection;

import io.davy.detection.job.DetectionStreams;
import io.davy.jobs.ClockMode;
import io.davy.jobs.JobArgs;
import io.davy.jobs.JobConfig;
import io.davy.jobs.KafkaIo;
import io.davy.jobs.KafkaIo.Start;
import io.davy.jobs.PlantTopic;
import io.davy.jobs.PublishedTopic;
import io.davy.jobs.RawRecord;
import io.davy.jobs.TopicMaker;
import io.davy.plant.Plant;
import io.davy.topic.Topics;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Readings in; alarms and incidents out. */
public final class DetectionJob implements Consumer<StreamExecutionEnvironment> {
    /** The job's name: also its folder of checkpoints. */
    public static final String NAME = "detection";

    /** Kafka consumer group: its committed offsets are what the newest checkpoint has behind it. */
    public static final String GROUP = "davy-detection";

    private final JobConfig config;
    private final Plant plant;

    /**
     * @param config how it runs
     * @param plant the plant until davy.plant says otherwise
     */
    public DetectionJob(JobConfig config, Plant plant) {
        this.config = config;
        this.plant = plant;
    }

    /** On a cluster: {@code --bootstrap HOST:PORT --checkpoints URI [--plant-wait 10m]}; begins when davy.plant holds a plant. */
    public static void main(String[] args) throws Exception {
        JobArgs parsed = JobArgs.parse(args, "plant-wait");
        // A cluster that an earlier version made has no such topic yet.
        new TopicMaker(parsed.config().bootstrap())
                .make(Topics.fixed(1).stream()
                        .filter(t -> t.name().equals(Topics.SERVICE))
                        .toList());
        Plant plant =
                PlantTopic.read(parsed.config().bootstrap(), parsed.duration("plant-wait", Duration.ofMinutes(10)));
        parsed.execute(NAME, (env, cfg) -> new DetectionJob(cfg, plant).accept(env));
    }

    @Override
    public void accept(StreamExecutionEnvironment env) {
        DetectionStreams streams = new DetectionStreams(config, plant);
        if (config.clock() == ClockMode.WALL) {
            streams.written(
                    from(env, "written", Start.EARLIEST, Topics.ALARMS, Topics.INCIDENTS),
                    new PublishedTopic(config.bootstrap(), Topics.ALARMS),
                    new PublishedTopic(config.bootstrap(), Topics.INCIDENTS));
            streams.services(
                    from(env, Topics.SERVICE, Start.EARLIEST), new PublishedTopic(config.bootstrap(), Topics.SERVICE));
        }
        streams.readings(from(env, Topics.READINGS, Start.COMMITTED))
                .blocks(from(env, Topics.BLOCKS, Start.COMMITTED))
                .plants(from(env, Topics.PLANT, Start.EARLIEST))
                .actions(from(env, Topics.ACTIONS, Start.COMMITTED))
                .missions(from(env, Topics.MISSIONS, Start.EARLIEST))
                .build(
                        alarms -> alarms.sinkTo(KafkaIo.sink(config, GROUP + "-alarms"))
                                .name("davy.alarms")
                                .uid("sink-alarms"),
                        incidents -> incidents
                                .sinkTo(KafkaIo.sink(config, GROUP + "-incidents"))
                                .name("davy.incidents")
                                .uid("sink-incidents"),
                        readings -> readings.sinkTo(KafkaIo.sink(config, GROUP + "-readings"))
                                .name("davy.readings")
                                .uid("sink-readings"),
                        dead -> dead.sinkTo(KafkaIo.sink(config, GROUP + "-dead-letters"))
                                .name("davy.dead-letters")
                                .uid("sink-dead-letters"));
    }

    private DataStreamSource<RawRecord> from(StreamExecutionEnvironment env, String topic, Start start) {
        return from(env, topic, start, topic);
    }

    private DataStreamSource<RawRecord> from(
            StreamExecutionEnvironment env, String name, Start start, String... topics) {
        DataStreamSource<RawRecord> source =
                env.fromSource(KafkaIo.source(config, GROUP, start, topics), WatermarkStrategy.noWatermarks(), name);
        source.uid("source-" + name);
        String topic = topics[0];
        if (!topic.equals(Topics.READINGS) && !topic.equals(Topics.BLOCKS)) {
            source.setParallelism(1);
        }
        return source;
    }
}
