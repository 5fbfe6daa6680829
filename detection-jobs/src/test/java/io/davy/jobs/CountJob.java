package io.davy.jobs;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** A small job for tests: says how many records of a key it has seen, and sets a timer far enough off to outlive a kill. */
final class CountJob {
    static final String IN = "davy.actions";
    static final String OUT = "davy.action-results";

    private CountJob() {}

    /** What is kept of a key. */
    record Count(String key, int seen) {}

    static Consumer<StreamExecutionEnvironment> build(JobConfig cfg, long timerMs) {
        return env -> env.fromSource(
                        KafkaIo.source(cfg, "count", KafkaIo.Start.EARLIEST, IN),
                        WatermarkStrategy.noWatermarks(),
                        "in")
                .uid("in")
                .keyBy(RawRecord::keyText, Types.STRING)
                .process(new Counter(timerMs))
                .returns(OutRecord.TYPE)
                .uid("count")
                .sinkTo(KafkaIo.sink(cfg, "count"))
                .uid("out");
    }

    private static final class Counter extends KeyedProcessFunction<String, RawRecord, OutRecord> {
        private static final long serialVersionUID = 1L;
        private final long timerMs;
        private transient ValueState<Count> counts;

        Counter(long timerMs) {
            this.timerMs = timerMs;
        }

        @Override
        public void open(OpenContext context) {
            counts = getRuntimeContext().getState(new ValueStateDescriptor<>("counts", JsonType.of(Count.class, 1)));
        }

        @Override
        public void processElement(RawRecord r, Context ctx, Collector<OutRecord> out) throws Exception {
            Count before = counts.value();
            Count now = new Count(r.keyText(), before == null ? 1 : before.seen() + 1);
            counts.update(now);
            if (before == null) {
                ctx.timerService()
                        .registerProcessingTimeTimer(ctx.timerService().currentProcessingTime() + timerMs);
            }
            out.collect(OutRecord.of(OUT, now.key(), text("seen " + now.seen())));
        }

        @Override
        public void onTimer(long time, OnTimerContext ctx, Collector<OutRecord> out) throws Exception {
            out.collect(OutRecord.of(
                    OUT, ctx.getCurrentKey(), text("timer " + counts.value().seen())));
        }

        private static byte[] text(String s) {
            return s.getBytes(StandardCharsets.UTF_8);
        }
    }
}
