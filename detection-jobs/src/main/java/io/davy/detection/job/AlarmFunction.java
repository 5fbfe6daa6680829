package io.davy.detection.job;

import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;
import io.davy.alarm.Ids;
import io.davy.detection.alarm.AlarmMachine;
import io.davy.jobs.JsonType;
import io.davy.jobs.OutRecord;
import io.davy.json.Json;
import io.davy.topic.Topics;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link AlarmMachine} for each alarm point of an area: conditions on one side, officers on the other. Air samples pass through, so
 * that the incident stage gets them in the order of the watch.
 */
public final class AlarmFunction extends KeyedCoProcessFunction<String, ZoneEvent, Action, AreaEvent> {
    static final OutputTag<OutRecord> RECORDS = new OutputTag<>("alarm-records", OutRecord.TYPE);
    private static final long serialVersionUID = 1L;

    /** Standing alarms by {@link Ids#point}. */
    private transient MapState<String, Alarm> alarms;

    @Override
    public void open(OpenContext context) {
        alarms = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "alarms", BasicTypeInfo.STRING_TYPE_INFO, JsonType.of(Alarm.class, 1)));
    }

    @Override
    public void processElement1(ZoneEvent event, Context ctx, Collector<AreaEvent> out) throws Exception {
        if (event.proof() != null) {
            ctx.output(RECORDS, OutRecord.of(Topics.PROOFS, event.proof().id(), Json.bytes(event.proof())));
        }
        if (event.air() != null) {
            out.collect(AreaEvent.of(event.air()));
        }
        if (event.change() != null) {
            Alarm current =
                    alarms.get(Ids.point(event.change().sensor(), event.change().rule()));
            become(AlarmMachine.condition(current, event.change()), ctx, out);
        }
    }

    @Override
    public void processElement2(Action action, Context ctx, Collector<AreaEvent> out) throws Exception {
        Alarm current = alarms.get(Ids.pointOfAlarm(action.target()));
        AlarmMachine.Answer answer = action.type() == Action.Type.ACK
                ? AlarmMachine.acknowledge(current, action)
                : new AlarmMachine.Answer(null, "this version does not " + action.type() + " yet");
        become(answer.alarm(), ctx, out);
        Instant now = Instant.ofEpochMilli(ctx.timerService().currentProcessingTime());
        ActionResult result = new ActionResult(action.id(), answer.refusal() == null, answer.refusal(), now);
        ctx.output(RECORDS, OutRecord.of(Topics.ACTION_RESULTS, action.id(), Json.bytes(result)));
    }

    private void become(@Nullable Alarm next, Context ctx, Collector<AreaEvent> out) throws Exception {
        if (next == null) {
            return;
        }
        // A normal alarm needs no memory: its next occurrence has an id and a version of its own.
        if (next.state().standing()) {
            alarms.put(Ids.point(next.sensor(), next.rule()), next);
        } else {
            alarms.remove(Ids.point(next.sensor(), next.rule()));
        }
        ctx.output(RECORDS, OutRecord.of(Topics.ALARMS, next.id(), Json.bytes(next)));
        out.collect(AreaEvent.of(next));
    }
}
