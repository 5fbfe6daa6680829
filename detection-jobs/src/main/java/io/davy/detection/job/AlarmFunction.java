package io.davy.detection.job;

import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;
import io.davy.alarm.Handling.OutOfService;
import io.davy.alarm.Ids;
import io.davy.alarm.SensorService;
import io.davy.alarm.SensorService.Ended;
import io.davy.detection.alarm.AlarmOutput;
import io.davy.detection.alarm.AreaAlarms;
import io.davy.detection.alarm.AreaHandling;
import io.davy.detection.alarm.AreaMemory;
import io.davy.jobs.ClockMode;
import io.davy.jobs.JsonType;
import io.davy.jobs.OutRecord;
import io.davy.jobs.Published;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link AreaAlarms} for each area: conditions, officers and air in one stream, so that their order is one. Air samples pass through,
 * so that the incident stage gets them in the order of the watch.
 *
 * <p>Live, what was due while the job was down happens before anything is consumed; in replay the time of what comes is the clock.
 */
public final class AlarmFunction extends KeyedBroadcastProcessFunction<String, ZoneEvent, Plant, AreaEvent>
        implements CheckpointedFunction {
    static final OutputTag<OutRecord> RECORDS = new OutputTag<>("alarm-records", OutRecord.TYPE);
    private static final ValueStateDescriptor<AreaHandling> HANDLING =
            new ValueStateDescriptor<>("handling", JsonType.of(AreaHandling.class, 1));
    private static final long serialVersionUID = 1L;

    /** JSON, since a plant is no Java-serializable object. */
    private final byte[] initial;

    private final boolean live;
    private final Published published;
    private final Published servicesBefore;
    private transient AreaStore store;
    private transient Services services;
    private transient Aftermath<Alarm> aftermath;
    /** By key, what is remembered: a view of the state that is made once after each start. */
    private transient Map<String, AreaMemory> memories;

    private transient @Nullable AreaAlarms core;
    /** Until when an action may have come before what it is about. */
    private transient @Nullable Instant settled;

    /**
     * A stage that has seen nothing.
     *
     * @param published what earlier runs wrote on davy.alarms; in replay there is no earlier run
     * @param services what they wrote on davy.service
     */
    public AlarmFunction(Plant initial, ClockMode clock, Published published, Published services) {
        this.initial = Json.bytes(initial);
        this.live = clock == ClockMode.WALL;
        this.published = live ? published : Published.NOTHING;
        this.servicesBefore = live ? services : Published.NOTHING;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        aftermath = new Aftermath<>(
                published,
                Alarm.class,
                a -> Ids.areaOfAlarm(a.id()),
                getRuntimeContext().getTaskInfo(),
                context);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        aftermath.keep(context);
    }

    @Override
    public void open(OpenContext context) throws InterruptedException {
        services = Services.read(servicesBefore);
        // Newest occurrences by alarm point, and answers by action.
        MapState<String, Alarm> alarms = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "alarms", BasicTypeInfo.STRING_TYPE_INFO, JsonType.of(Alarm.class, 1)));
        MapState<String, ActionResult> answers = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "answers", BasicTypeInfo.STRING_TYPE_INFO, JsonType.of(ActionResult.class, 1)));
        store = new AreaStore(alarms, answers, getRuntimeContext().getState(HANDLING));
        memories = new HashMap<>();
    }

    @Override
    public void processElement(ZoneEvent event, ReadOnlyContext ctx, Collector<AreaEvent> out) throws Exception {
        AreaAlarms area = core(ctx.getBroadcastState(WatchFunction.PLANT_STATE));
        Instant now = live ? wall(ctx.timerService().currentProcessingTime()) : time(event);
        Output output = new Output(ctx.getCurrentKey(), r -> ctx.output(RECORDS, r), out);
        AreaMemory memory = memory(area, now, output);
        area.clock(memory, now, output);
        if (event.proof() != null) {
            ctx.output(RECORDS, OutRecord.of(Topics.PROOFS, event.proof().id(), Json.bytes(event.proof())));
        }
        if (event.wakes()) {
            out.collect(AreaEvent.wake(event.area()));
        }
        if (event.air() != null) {
            out.collect(AreaEvent.of(event.air()));
        }
        if (event.change() != null) {
            area.condition(memory, event.change(), now, output);
        }
        if (event.action() != null) {
            area.act(memory, event.action(), now, settled == null ? Instant.EPOCH : settled, output);
        }
        wake(memory, ctx);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<AreaEvent> out) throws Exception {
        Instant now = wall(ctx.timerService().currentProcessingTime());
        AreaAlarms area = core(ctx.getBroadcastState(WatchFunction.PLANT_STATE));
        Output output = new Output(ctx.getCurrentKey(), r -> ctx.output(RECORDS, r), out);
        AreaMemory memory = memory(area, now, output);
        area.clock(memory, now, output);
        wake(memory, ctx);
    }

    @Override
    public void processBroadcastElement(Plant update, Context ctx, Collector<AreaEvent> out) throws Exception {
        ctx.getBroadcastState(WatchFunction.PLANT_STATE).put(WatchFunction.PLANT_KEY, update);
        AreaAlarms next = new AreaAlarms(update);
        core = next;
        Instant now = live ? wall(ctx.currentProcessingTime()) : Instant.EPOCH;
        ctx.applyToKeyedState(HANDLING, (key, state) -> {
            Output output = new Output(key, r -> ctx.output(RECORDS, r), out);
            next.fit(memory(next, now, output), now, output);
        });
    }

    private static Instant time(ZoneEvent event) {
        return event.change() != null
                ? event.change().time()
                : event.air() != null
                        ? Instant.ofEpochMilli(event.air().clockMs())
                        : event.action() != null ? event.action().time() : Instant.EPOCH;
    }

    private Instant wall(long ms) {
        Instant now = Instant.ofEpochMilli(ms);
        if (settled == null) {
            settled = now.plus(AreaAlarms.SETTLE);
        }
        return now;
    }

    /** One timer at the earliest moment; one that is no longer needed finds nothing to do. */
    private void wake(AreaMemory memory, ReadOnlyContext ctx) {
        if (!memory.unsettled()) {
            aftermath.settled(ctx.getCurrentKey());
        }
        Instant due = memory.due();
        if (live && due != null) {
            ctx.timerService().registerProcessingTimeTimer(due.toEpochMilli() + 1);
        }
    }

    private AreaMemory memory(AreaAlarms area, Instant now, Output out) throws Exception {
        String key = out.key;
        AreaMemory known = memories.get(key);
        if (known == null) {
            known = store.load();
            memories.put(key, known);
            area.begin(known, services.of(key), now, out);
            Instant soon = now.plus(AreaAlarms.SETTLE);
            known.published(aftermath.take(key), settled != null && settled.isAfter(now) ? settled : soon);
        }
        return known;
    }

    private AreaAlarms core(ReadOnlyBroadcastState<String, Plant> broadcast) throws Exception {
        if (core == null) {
            Plant kept = broadcast.get(WatchFunction.PLANT_KEY);
            core = new AreaAlarms(kept != null ? kept : Json.read(initial, Plant.class));
        }
        return core;
    }

    /** Hands what becomes of alarms to Flink. */
    private record Output(String key, Consumer<OutRecord> records, Collector<AreaEvent> out) implements AlarmOutput {
        @Override
        public void alarm(Alarm alarm) {
            records.accept(OutRecord.of(Topics.ALARMS, alarm.id(), Json.bytes(alarm)));
            out.collect(AreaEvent.of(alarm));
        }

        @Override
        public void answer(ActionResult answer) {
            records.accept(OutRecord.of(Topics.ACTION_RESULTS, answer.action(), Json.bytes(answer)));
        }

        @Override
        public void service(String tag, @Nullable OutOfService permit, @Nullable Ended ended, Instant time) {
            SensorService s = new SensorService(Ids.sensorTargetOfKey(key, tag), tag, permit, ended, time);
            records.accept(OutRecord.of(Topics.SERVICE, s.id(), Json.bytes(s)));
        }
    }
}
