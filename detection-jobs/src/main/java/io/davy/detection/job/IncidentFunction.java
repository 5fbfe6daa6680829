package io.davy.detection.job;

import io.davy.detection.gas.AirMemory;
import io.davy.detection.gas.AirSample;
import io.davy.detection.incident.AreaIncidents;
import io.davy.detection.incident.AreaState;
import io.davy.incident.Incident;
import io.davy.jobs.ClockMode;
import io.davy.jobs.JsonType;
import io.davy.jobs.OutRecord;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Runs {@link AreaIncidents} for each area; alarms, air and missions come in one stream, so that their order is one. */
public final class IncidentFunction extends KeyedBroadcastProcessFunction<String, AreaEvent, Plant, OutRecord> {
    private static final long serialVersionUID = 1L;
    private static final long TICK_MS = 1_000;

    /** JSON, since a plant is no Java-serializable object. */
    private final byte[] initial;

    private final boolean live;
    private transient ValueState<AreaState> states;
    private transient ListState<AirSample> airs;
    private transient @Nullable AreaIncidents incidents;
    /** When this run of the program looked first. */
    private transient @Nullable Instant hearingSince;

    public IncidentFunction(Plant initial, ClockMode clock) {
        this.initial = Json.bytes(initial);
        this.live = clock == ClockMode.WALL;
    }

    @Override
    public void open(OpenContext context) {
        states = getRuntimeContext().getState(new ValueStateDescriptor<>("area", JsonType.of(AreaState.class, 1)));
        airs = getRuntimeContext().getListState(new ListStateDescriptor<>("air", JsonType.of(AirSample.class, 1)));
    }

    @Override
    public void processElement(AreaEvent event, ReadOnlyContext ctx, Collector<OutRecord> out) throws Exception {
        AreaIncidents core = incidents(ctx.getBroadcastState(WatchFunction.PLANT_STATE));
        AreaState state = live ? state().at(now(ctx.timerService().currentProcessingTime())) : state();
        Consumer<Incident> publish = i -> out.collect(OutRecord.of(Topics.INCIDENTS, i.id(), Json.bytes(i)));
        if (event.alarm() != null) {
            state = core.alarm(state, event.alarm(), air(), publish);
        } else if (event.mission() != null) {
            state = core.mission(state, event.mission(), publish);
            for (AirSample met : core.looks(state, event.mission(), air())) {
                remember(met);
            }
        } else if (event.air() != null) {
            remember(event.air());
            if (!state.open().isEmpty()) {
                state = core.air(state, air(), Instant.ofEpochMilli(event.air().clockMs()), publish);
            }
            if (!live) {
                state = core.clock(state, Instant.ofEpochMilli(event.air().clockMs()), publish);
            }
        }
        states.update(state);
        if (live && !state.open().isEmpty()) {
            tick(ctx);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<OutRecord> out) throws Exception {
        AreaIncidents core = incidents(ctx.getBroadcastState(WatchFunction.PLANT_STATE));
        Instant now = now(ctx.timerService().currentProcessingTime());
        AreaState state = core.clock(
                state(), now, hearingSince, i -> out.collect(OutRecord.of(Topics.INCIDENTS, i.id(), Json.bytes(i))));
        states.update(state);
        if (!state.open().isEmpty()) {
            tick(ctx);
        }
    }

    private Instant now(long ms) {
        Instant now = Instant.ofEpochMilli(ms);
        if (hearingSince == null) {
            hearingSince = now;
        }
        return now;
    }

    private static void tick(ReadOnlyContext ctx) {
        long now = ctx.timerService().currentProcessingTime();
        ctx.timerService().registerProcessingTimeTimer(Math.floorDiv(now, TICK_MS) * TICK_MS + TICK_MS);
    }

    @Override
    public void processBroadcastElement(Plant update, Context ctx, Collector<OutRecord> out) throws Exception {
        ctx.getBroadcastState(WatchFunction.PLANT_STATE).put(WatchFunction.PLANT_KEY, update);
        incidents = new AreaIncidents(update);
    }

    private AreaIncidents incidents(ReadOnlyBroadcastState<String, Plant> broadcast) throws Exception {
        if (incidents == null) {
            Plant kept = broadcast.get(WatchFunction.PLANT_KEY);
            incidents = new AreaIncidents(kept != null ? kept : Json.read(initial, Plant.class));
        }
        return incidents;
    }

    private AreaState state() throws Exception {
        AreaState state = states.value();
        return state == null ? AreaState.EMPTY : state;
    }

    private List<AirSample> air() throws Exception {
        List<AirSample> list = new ArrayList<>();
        airs.get().forEach(list::add);
        return list;
    }

    private void remember(AirSample sample) throws Exception {
        List<AirSample> before = air();
        List<AirSample> after = AirMemory.with(before, sample);
        if (after != before) {
            airs.update(after);
        }
    }
}
