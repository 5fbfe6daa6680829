package io.davy.dispatch;

import io.davy.jobs.JobArgs;
import io.davy.jobs.JobConfig;
import io.davy.jobs.KafkaIo;
import io.davy.jobs.KafkaIo.Start;
import io.davy.jobs.OutRecord;
import io.davy.jobs.RawRecord;
import io.davy.jobs.TopicMaker;
import io.davy.topic.Topics;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Incidents, robot states and officers' actions in; missions and VDA 5050 orders out. One instance, for a site is small and its robots are shared. */
public final class DispatchJob implements Consumer<StreamExecutionEnvironment> {
    /** The job's name: also its folder of checkpoints. */
    public static final String NAME = "dispatch";

    private static final String GROUP = "davy-dispatch";

    private final JobConfig config;
    private final DispatchSettings settings;

    public DispatchJob(JobConfig config) {
        this(config, DispatchSettings.create(s -> {}));
    }

    public DispatchJob(JobConfig config, DispatchSettings settings) {
        this.config = config;
        this.settings = settings;
    }

    /** On a cluster: {@code --bootstrap HOST:PORT --checkpoints URI [--ack-timeout 5s]}. */
    public static void main(String[] args) throws Exception {
        JobArgs parsed = JobArgs.parse(args, "ack-timeout");
        DispatchSettings defaults = DispatchSettings.create(s -> {});
        DispatchSettings settings =
                DispatchSettings.create(s -> s.ackTimeout(parsed.duration("ack-timeout", defaults.ackTimeout())));
        parsed.execute(NAME, (env, cfg) -> new DispatchJob(cfg, settings).accept(env));
    }

    @Override
    public void accept(StreamExecutionEnvironment env) {
        from(env, "state", Start.EARLIEST, Topics.PLANT, Topics.ROBOTS, Topics.INCIDENTS)
                .union(from(env, "actions", Start.COMMITTED, Topics.ACTIONS))
                .keyBy(r -> "site", Types.STRING)
                .process(new DispatchFunction(settings, new TopicMaker(config.bootstrap())))
                .returns(OutRecord.TYPE)
                .name("dispatch")
                .uid("dispatch")
                .setParallelism(1)
                .sinkTo(KafkaIo.sink(config, GROUP))
                .name("missions, orders, answers")
                .uid("sink")
                .setParallelism(1);
    }

    private DataStream<RawRecord> from(StreamExecutionEnvironment env, String name, Start start, String... topics) {
        return env.fromSource(KafkaIo.source(config, GROUP, start, topics), WatermarkStrategy.noWatermarks(), name)
                .uid("source-" + name)
                .setParallelism(1);
    }
}
