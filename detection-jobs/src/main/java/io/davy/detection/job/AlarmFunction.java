package io.davy.detection.job;

import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;
import io.davy.detection.alarm.AlarmMachine;
import io.davy.detection.watch.ConditionChange;
import io.davy.jobs.JsonType;
import io.davy.jobs.OutRecord;
import io.davy.json.Json;
import io.davy.topic.Topics;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Runs {@link AlarmMachine} for each alarm point: conditions on one side, officers on the other. */
public final class AlarmFunction extends KeyedCoProcessFunction<String, ConditionChange, Action, OutRecord> {
    static final OutputTag<AreaEvent> TRANSITIONS = new OutputTag<>("transitions", AreaEvent.TYPE);
    private static final long serialVersionUID = 1L;

    private transient ValueState<Alarm> alarms;

    @Override
    public void open(OpenContext context) {
        alarms = getRuntimeContext().getState(new ValueStateDescriptor<>("alarm", JsonType.of(Alarm.class, 1)));
    }

    @Override
    public void processElement1(ConditionChange change, Context ctx, Collector<OutRecord> out) throws Exception {
        become(AlarmMachine.condition(alarms.value(), change), ctx, out);
    }

    @Override
    public void processElement2(Action action, Context ctx, Collector<OutRecord> out) throws Exception {
        AlarmMachine.Answer answer = AlarmMachine.acknowledge(alarms.value(), action);
        become(answer.alarm(), ctx, out);
        Instant now = Instant.ofEpochMilli(ctx.timerService().currentProcessingTime());
        ActionResult result = new ActionResult(action.id(), answer.refusal() == null, answer.refusal(), now);
        out.collect(OutRecord.of(Topics.ACTION_RESULTS, action.id(), Json.bytes(result)));
    }

    private void become(@Nullable Alarm next, Context ctx, Collector<OutRecord> out) throws Exception {
        if (next == null) {
            return;
        }
        // A normal alarm needs no memory: its next occurrence has an id and a version of its own.
        if (next.state().standing()) {
            alarms.update(next);
        } else {
            alarms.clear();
        }
        out.collect(OutRecord.of(Topics.ALARMS, next.id(), Json.bytes(next)));
        ctx.output(TRANSITIONS, AreaEvent.of(next));
    }
}
